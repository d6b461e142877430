-- 0012: stock moves of version 2 ('deductible_vat' of their lines) are taken like those of version 1. What
-- goods cost goes along with those that are sent; margins are the shops' own figures. Only the shop that
-- goods are for takes them in, or the one that sent them takes them back.
SET LOCAL ROLE ocop_owner;

CREATE OR REPLACE FUNCTION ocop.project_transfer(a_till text, b jsonb, at_ms bigint) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    which uuid;
    before ocop.transfer%ROWTYPE;
BEGIN
    IF coalesce(b ->> 'v', '') NOT IN ('1', '2') THEN
        RAISE EXCEPTION 'a stock move of an unknown version';
    END IF;
    IF b ->> 'kind' = 'send' THEN
        which := (b ->> 'id')::uuid;
        PERFORM ocop.keep_sent(which, a_till, b, at_ms);
    ELSIF b ->> 'kind' = 'take' AND b ->> 'transfer' <> '' THEN
        which := (b ->> 'transfer')::uuid;
        INSERT INTO ocop.transfer (id) VALUES (which) ON CONFLICT (id) DO NOTHING;
        SELECT * INTO before FROM ocop.transfer t WHERE t.id = which FOR UPDATE;
        IF before.taken_by = a_till THEN
            RETURN;
        ELSIF before.taken_by <> '' THEN
            RAISE EXCEPTION 'the transfer % was taken in by % already', which, before.taken_by;
        ELSIF before.from_till IS NOT NULL AND a_till NOT IN (before.from_till, before.to_till) THEN
            RAISE EXCEPTION 'the transfer % is for %, not for %', which, before.to_till, a_till;
        END IF;
        UPDATE ocop.transfer t SET taken_by = a_till, taken = b -> 'lines' WHERE t.id = which;
    ELSE
        RETURN;
    END IF;
    PERFORM ocop.offer_transfer(which);
END $$;
