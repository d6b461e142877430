-- 0007: shifts, cash movements and the steps people answered for. A trigger on the journal projects
-- them, so that every kind comes in beside the others; one that does not fit becomes an incident and
-- the entry stays.
SET LOCAL ROLE ocop_owner;

-- What a till journaled when a shift was opened, and when it was closed. A till that was put back may
-- never say the close of a shift: `closed_at_ms` stays empty then.
CREATE TABLE ocop.shift (
    till            text   NOT NULL,
    id              uuid   NOT NULL,
    epoch           bigint NOT NULL,             -- of its opening
    seq             bigint NOT NULL,
    business_date   date   NOT NULL,
    opened_at_ms    bigint NOT NULL,
    opened_by       text   NOT NULL,
    opened_by_name  text   NOT NULL,
    opening         bigint NOT NULL CHECK (opening >= 0),
    number          text,                        -- of the Z report: K01-1-Z0001
    closed_at_ms    bigint,
    closed_by       text,
    closed_by_name  text,
    approver        text,
    counted         bigint CHECK (counted >= 0),
    first_counted   bigint,
    counts          bigint,
    expected        bigint,
    note            text,
    figures         jsonb,
    PRIMARY KEY (till, id),
    CONSTRAINT a_z_number_is_given_once UNIQUE (till, number),
    CONSTRAINT the_expected_cash_follows CHECK (
        figures IS NULL OR expected = opening + (figures ->> 'cash')::bigint
        + (figures ->> 'paid_in')::bigint - (figures ->> 'paid_out')::bigint
        - (figures ->> 'cash_back')::bigint)
);
CREATE INDEX shift_by_day ON ocop.shift (business_date, till);

CREATE TABLE ocop.cash_movement (
    till       text   NOT NULL,
    id         uuid   NOT NULL,
    epoch      bigint NOT NULL,
    seq        bigint NOT NULL,
    shift      uuid   NOT NULL,
    at_ms      bigint NOT NULL,
    direction  text   NOT NULL CHECK (direction IN ('in', 'out')),
    amount     bigint NOT NULL CHECK (amount > 0),
    reason     text   NOT NULL,
    by_code    text   NOT NULL,
    by_name    text   NOT NULL,
    approver   text   NOT NULL,
    PRIMARY KEY (till, id)
);
CREATE INDEX cash_movement_by_shift ON ocop.cash_movement (till, shift);

CREATE TABLE ocop.action (
    till        text   NOT NULL,
    epoch       bigint NOT NULL,
    seq         bigint NOT NULL,
    kind        text   NOT NULL,                 -- override, drawer_open, price_change, reprint
    at_ms       bigint NOT NULL,
    right_name  text   NOT NULL,
    what        text   NOT NULL,
    by_code     text   NOT NULL,                 -- who allowed it; '': one's own right
    by_name     text   NOT NULL,
    asked       text   NOT NULL,                 -- who did it
    asked_name  text   NOT NULL,
    sale        text   NOT NULL,
    PRIMARY KEY (till, epoch, seq)
);
CREATE INDEX action_by_time ON ocop.action (at_ms, till);

-- One entry; journaled anew in a later epoch it finds itself here already and changes nothing.
CREATE FUNCTION ocop.project_shift_entry(a_till text, an_epoch bigint, a_seq bigint, a_kind text,
                                         b jsonb)
RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF (b ->> 'v')::integer IS DISTINCT FROM 1 THEN
        RAISE EXCEPTION 'entry % has a body of an unknown version', a_seq;
    END IF;
    IF a_kind = 'shift_open' THEN
        INSERT INTO ocop.shift (till, id, epoch, seq, business_date, opened_at_ms, opened_by,
                                opened_by_name, opening)
        VALUES (a_till, (b ->> 'id')::uuid, an_epoch, a_seq, (b ->> 'business_date')::date,
                (b ->> 'at_ms')::bigint, b ->> 'by', b ->> 'by_name', (b ->> 'opening')::bigint)
        ON CONFLICT (till, id) DO NOTHING;
    ELSIF a_kind = 'shift_close' THEN
        UPDATE ocop.shift s
        SET number = b ->> 'number', closed_at_ms = (b ->> 'at_ms')::bigint,
            closed_by = b ->> 'by', closed_by_name = b ->> 'by_name', approver = b ->> 'approver',
            counted = (b ->> 'counted')::bigint, first_counted = (b ->> 'first_counted')::bigint,
            counts = (b ->> 'counts')::bigint, expected = (b ->> 'expected')::bigint,
            note = b ->> 'note', figures = b -> 'figures'
        WHERE s.till = a_till AND s.id = (b ->> 'id')::uuid
          AND (s.number IS NULL OR s.number = b ->> 'number');
        IF NOT FOUND THEN
            RAISE EXCEPTION 'entry % closes a shift that was not opened or is closed', a_seq;
        END IF;
    ELSIF a_kind = 'cash_movement' THEN
        INSERT INTO ocop.cash_movement (till, id, epoch, seq, shift, at_ms, direction, amount,
                                        reason, by_code, by_name, approver)
        VALUES (a_till, (b ->> 'id')::uuid, an_epoch, a_seq, (b ->> 'shift')::uuid,
                (b ->> 'at_ms')::bigint, b ->> 'direction', (b ->> 'amount')::bigint,
                b ->> 'reason', b ->> 'by', b ->> 'by_name', b ->> 'approver')
        ON CONFLICT (till, id) DO NOTHING;
    ELSE
        INSERT INTO ocop.action (till, epoch, seq, kind, at_ms, right_name, what, by_code, by_name,
                                 asked, asked_name, sale)
        SELECT a_till, an_epoch, a_seq, a_kind, (b ->> 'at_ms')::bigint, b ->> 'right',
               b ->> 'what', b ->> 'by', b ->> 'by_name', b ->> 'asked', b ->> 'asked_name',
               b ->> 'sale_id'
        -- The same step from an epoch before this one, said anew.
        WHERE NOT EXISTS (
            SELECT FROM ocop.action k
            WHERE k.till = a_till AND k.epoch <> an_epoch AND k.at_ms = (b ->> 'at_ms')::bigint
              AND k.kind = a_kind AND k.what = b ->> 'what' AND k.asked = b ->> 'asked');
    END IF;
END $$;

CREATE FUNCTION ocop.take_shift_entry() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM ocop.project_shift_entry(NEW.till, NEW.epoch, NEW.seq, NEW.kind,
                                     convert_from(NEW.body, 'UTF8')::jsonb);
    RETURN NULL;
EXCEPTION
    WHEN data_exception OR integrity_constraint_violation OR raise_exception
        OR program_limit_exceeded THEN
        PERFORM ocop.note_incident(NEW.till, NEW.epoch, NEW.seq, 'projection', SQLERRM);
        RETURN NULL;
END $$;

CREATE TRIGGER journal_projects_shifts AFTER INSERT ON ocop.journal FOR EACH ROW
    WHEN (NEW.kind IN ('shift_open', 'shift_close', 'cash_movement', 'override', 'drawer_open',
                       'price_change', 'reprint'))
    EXECUTE FUNCTION ocop.take_shift_entry();

-- What tills sent before this file was applied.
DO $$
DECLARE
    e record;
BEGIN
    FOR e IN SELECT j.till, j.epoch, j.seq, j.kind, j.body FROM ocop.journal j
             WHERE j.kind IN ('shift_open', 'shift_close', 'cash_movement', 'override',
                              'drawer_open', 'price_change', 'reprint')
             ORDER BY j.till, j.epoch, j.seq LOOP
        BEGIN
            PERFORM ocop.project_shift_entry(e.till, e.epoch, e.seq, e.kind,
                                             convert_from(e.body, 'UTF8')::jsonb);
        EXCEPTION
            WHEN data_exception OR integrity_constraint_violation OR raise_exception THEN
                PERFORM ocop.note_incident(e.till, e.epoch, e.seq, 'projection', SQLERRM);
        END;
    END LOOP;
END $$;

-- A day's shifts of one till, or of all (till null), the earliest first; for managers.
CREATE FUNCTION ocop.shifts(a_date date, a_till text DEFAULT NULL) RETURNS json
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(json_agg(json_build_object(
        'till', s.till, 'number', s.number, 'opened_at_ms', s.opened_at_ms,
        'opened_by', s.opened_by, 'opening', s.opening, 'closed_at_ms', s.closed_at_ms,
        'closed_by', s.closed_by, 'expected', s.expected, 'counted', s.counted,
        'difference', s.counted - s.expected, 'note', s.note)
        ORDER BY s.opened_at_ms, s.till), '[]'::json)
    FROM ocop.shift s
    WHERE s.business_date = a_date AND (a_till IS NULL OR s.till = a_till);
$$;
GRANT EXECUTE ON FUNCTION ocop.shifts(date, text) TO ocop_reader;
