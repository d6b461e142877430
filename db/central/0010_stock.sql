-- 0010: goods that move between shops. A till journals what it sends and what it takes in ('stock_move');
-- the centre keeps each transfer once, whoever speaks first, and offers it to the tills.
--
-- It travels in the feed of the catalogue, whose revisions are the tills' one watermark: as an item
-- that is withdrawn, so that a till of an older version, which knows no product of that name, passes
-- over it. Names that begin with '@' belong to the feed, not to products.
SET LOCAL ROLE ocop_owner;

CREATE TABLE ocop.transfer (
    id          uuid   PRIMARY KEY,
    from_till   text,                            -- null: what took it in came before what sent it
    to_till     text   NOT NULL DEFAULT '',
    sent_at_ms  bigint NOT NULL DEFAULT 0,
    lines       jsonb  NOT NULL DEFAULT '[]',
    taken_by    text   NOT NULL DEFAULT '',      -- '' : on the way
    taken       jsonb  NOT NULL DEFAULT '[]'
);
CREATE INDEX transfer_on_the_way ON ocop.transfer (to_till) WHERE taken_by = '';

CREATE FUNCTION ocop.feed(a_name text, an_item jsonb) RETURNS void
LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $$
    INSERT INTO ocop.catalogue_item (product_id, withdrawn, item) VALUES (a_name, true, an_item)
    ON CONFLICT (product_id) DO UPDATE SET withdrawn = true, item = excluded.item;
$$;

-- What names a till to itself: the name its journal is written under, and its key.
CREATE FUNCTION ocop.till_mark(a_till text) RETURNS jsonb
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce((SELECT jsonb_build_object('name', t.till, 'journal', t.journal_till,
                                               'key', encode(t.public_key, 'hex'))
                     FROM ocop.till t WHERE t.till = a_till AND t.state <> 'closed'),
                    jsonb_build_object('name', coalesce(a_till, ''), 'journal', '', 'key', ''));
$$;

CREATE FUNCTION ocop.offer_transfer(an_id uuid) RETURNS void
LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $$
    SELECT ocop.feed('@transfer/' || t.id, jsonb_build_object('transfer', jsonb_build_object(
        'id', t.id, 'from', ocop.till_mark(t.from_till), 'to', ocop.till_mark(t.to_till),
        'sent_at_ms', t.sent_at_ms, 'lines', t.lines, 'taken_by', t.taken_by, 'taken', t.taken)))
    FROM ocop.transfer t WHERE t.id = an_id AND t.from_till IS NOT NULL;
$$;

-- A shop is offered to the others once it is enrolled, and again when it is enrolled anew.
CREATE FUNCTION ocop.offer_shop() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NEW.state <> 'closed' THEN
        PERFORM ocop.feed('@shop/' || NEW.till, jsonb_build_object('shop', jsonb_build_object(
            'name', NEW.till, 'journal', NEW.journal_till,
            'key', encode(NEW.public_key, 'hex'))));
        -- What is on the way to it under this name finds it under its new key.
        PERFORM ocop.offer_transfer(t.id) FROM ocop.transfer t
        WHERE t.to_till = NEW.till AND t.taken_by = '';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER till_is_offered AFTER INSERT OR UPDATE OF till, journal_till, public_key ON ocop.till
FOR EACH ROW EXECUTE FUNCTION ocop.offer_shop();
SELECT ocop.feed('@shop/' || t.till, jsonb_build_object('shop', jsonb_build_object(
    'name', t.till, 'journal', t.journal_till, 'key', encode(t.public_key, 'hex'))))
FROM ocop.till t WHERE t.state <> 'closed';

-- An entry that is here already under its id (journaled anew in a later epoch) changes nothing.
CREATE FUNCTION ocop.project_transfer(a_till text, b jsonb, at_ms bigint) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    which uuid;
    before ocop.transfer%ROWTYPE;
BEGIN
    IF b ->> 'v' IS DISTINCT FROM '1' THEN
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
        END IF;
        UPDATE ocop.transfer t SET taken_by = a_till, taken = b -> 'lines' WHERE t.id = which;
    ELSE
        RETURN;
    END IF;
    PERFORM ocop.offer_transfer(which);
END $$;

CREATE FUNCTION ocop.keep_sent(an_id uuid, a_till text, b jsonb, at_ms bigint) RETURNS void
LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $$
    INSERT INTO ocop.transfer (id, from_till, to_till, sent_at_ms, lines)
    SELECT an_id, a_till, b ->> 'shop', at_ms,
           (SELECT coalesce(jsonb_agg(l.value || jsonb_build_object(
                       'quantity', -(l.value ->> 'quantity')::bigint) ORDER BY l.ordinality), '[]')
            FROM jsonb_array_elements(b -> 'lines') WITH ORDINALITY l)
    ON CONFLICT (id) DO UPDATE
        SET from_till = excluded.from_till, to_till = excluded.to_till,
            sent_at_ms = excluded.sent_at_ms, lines = excluded.lines
        WHERE transfer.from_till IS NULL;
$$;

-- Beside push_batch(), which knows nothing of it: entries that are no sales come one by one, and one
-- that does not fit becomes an incident.
CREATE FUNCTION ocop.take_stock_move() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    b jsonb;
BEGIN
    b := convert_from(NEW.body, 'UTF8')::jsonb;
    PERFORM ocop.project_transfer(NEW.till, b, coalesce((b #>> '{entry,at_ms}')::bigint, 0));
    IF b ->> 'kind' = 'send' AND NOT EXISTS (
        SELECT FROM ocop.till t WHERE t.till = b ->> 'shop' AND t.state <> 'closed') THEN
        PERFORM ocop.note_incident(NEW.till, NEW.epoch, NEW.seq, 'projection',
            format('goods are on the way to %s, which is no shop yet', b ->> 'shop'));
    END IF;
    RETURN NULL;
EXCEPTION
    WHEN data_exception OR integrity_constraint_violation OR raise_exception
        OR program_limit_exceeded THEN
        PERFORM ocop.note_incident(NEW.till, NEW.epoch, NEW.seq, 'projection', SQLERRM);
        RETURN NULL;
END $$;
CREATE TRIGGER journal_moves_goods AFTER INSERT ON ocop.journal
FOR EACH ROW WHEN (NEW.kind = 'stock_move') EXECUTE FUNCTION ocop.take_stock_move();

-- What is on the way, and what arrived short; for members of ocop_reader.
CREATE FUNCTION ocop.transfers(only_on_the_way boolean DEFAULT true)
RETURNS TABLE (id uuid, from_till text, to_till text, sent_at timestamptz, taken_by text,
               lines jsonb, taken jsonb)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT t.id, t.from_till, t.to_till, to_timestamp(t.sent_at_ms / 1000.0), t.taken_by, t.lines,
           t.taken
    FROM ocop.transfer t WHERE NOT only_on_the_way OR t.taken_by = ''
    ORDER BY t.sent_at_ms, t.id;
$$;
GRANT EXECUTE ON FUNCTION ocop.transfers(boolean) TO ocop_reader;
