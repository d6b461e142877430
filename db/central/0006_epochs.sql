-- 0006: tills that were put back from a backup or cloned.
SET LOCAL ROLE ocop_owner;

-- One journal is enrolled once. Its key alone does not name it: a cloned till that goes on under a
-- name of its own has the same key and another epoch.
DROP INDEX ocop.till_by_key;
CREATE UNIQUE INDEX till_by_journal ON ocop.till (public_key, journal_till, epoch)
    WHERE state <> 'closed';

-- The same thing again, after somebody had resolved it, is unresolved again.
CREATE OR REPLACE FUNCTION ocop.note_incident(a_till text, an_epoch bigint, a_seq bigint,
                                              a_kind text, a_detail text)
RETURNS void LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $$
    INSERT INTO ocop.incident (till, epoch, seq, kind, detail)
    VALUES (a_till, an_epoch, a_seq, a_kind, a_detail)
    ON CONFLICT (till, epoch, seq, kind) DO UPDATE
        SET last_at = now(), times = incident.times + 1, detail = excluded.detail,
            resolved_at = NULL, resolution = NULL;
$$;
