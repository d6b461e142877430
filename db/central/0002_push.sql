-- 0002: how a till's entries come in. Identity is session_user: no parameter can pretend to be
-- another till, and SECURITY DEFINER does not change it.
SET LOCAL ROLE ocop_owner;

CREATE FUNCTION ocop.note_incident(a_till text, an_epoch bigint, a_seq bigint, a_kind text,
                                   a_detail text)
RETURNS void LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $$
    INSERT INTO ocop.incident (till, epoch, seq, kind, detail)
    VALUES (a_till, an_epoch, a_seq, a_kind, a_detail)
    ON CONFLICT (till, epoch, seq, kind) DO UPDATE
        SET last_at = now(), times = incident.times + 1, detail = excluded.detail;
$$;

-- Bodies of sales into sale, sale_line and payment; all of them, or an exception. A sale that is
-- here already under its id (journaled anew in a later epoch) stays as it is. Versions 1 and 2 of a
-- body are taken: the centre is upgraded first, but a till may be ahead by one.
CREATE FUNCTION ocop.project_sales(a_till text, an_epoch bigint, seqs bigint[], bodies bytea[])
RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    odd bigint;
BEGIN
    WITH read AS MATERIALIZED (
        SELECT u.seq, convert_from(u.body, 'UTF8')::jsonb AS b
        FROM unnest(seqs, bodies) AS u (seq, body)
    ), parsed AS MATERIALIZED (
        SELECT read.seq, read.b, s.*
        FROM read, jsonb_to_record(read.b) AS s (
            v integer, id uuid, number text, request_id text, business_date date,
            closed_at_ms bigint, cashier text, cashier_name text, demonstration boolean,
            gross bigint, discount bigint, total bigint, rounding bigint, payable bigint,
            change bigint, tax bigint)
        WHERE NOT EXISTS (SELECT FROM ocop.sale known WHERE known.till = a_till AND known.id = s.id)
    ), sales AS (
        INSERT INTO ocop.sale
        SELECT a_till, an_epoch, p.seq, p.id, p.number, p.request_id, p.business_date,
               p.closed_at_ms, ((p.closed_at_ms + 25200000) / 3600000 % 24)::smallint, p.cashier,
               p.cashier_name, p.demonstration, p.gross, p.discount, p.total, p.rounding,
               p.payable, p.change, p.tax
        FROM parsed p
    ), lines AS (
        INSERT INTO ocop.sale_line
        SELECT a_till, an_epoch, p.seq, l.n, p.business_date, l.product_id, l.code, l.name,
               l.name_en, l."group", l.producer, l.stars, l.unit, l.quantity, l.unit_price,
               l.discount, l.gross, l.sale_discount, l.amount, l.tax_rate, l.tax
        FROM parsed p, jsonb_to_recordset(p.b -> 'lines') AS l (
            n integer, product_id text, code text, name text, name_en text, "group" text,
            producer text, stars smallint, unit text, quantity bigint, unit_price bigint,
            discount bigint, gross bigint, sale_discount bigint, amount bigint, tax_rate text,
            tax bigint)
    ), payments AS (
        INSERT INTO ocop.payment
        SELECT a_till, an_epoch, p.seq, m.n, p.business_date, m.method, m.amount, m.tendered,
               m.reference
        FROM parsed p, jsonb_to_recordset(p.b -> 'payments') AS m (
            n integer, method text, amount bigint, tendered bigint, reference text)
    )
    SELECT min(read.seq) INTO odd FROM read
    WHERE jsonb_typeof(read.b) <> 'object' OR (read.b ->> 'v')::integer NOT BETWEEN 1 AND 2
       OR read.b ->> 'v' IS NULL;
    IF odd IS NOT NULL THEN
        RAISE EXCEPTION 'entry % has a body of an unknown version', odd;
    END IF;

    SELECT min(s.seq) INTO odd
    FROM ocop.sale s
    LEFT JOIN LATERAL (SELECT sum(l.amount) AS amount, sum(l.tax) AS tax, sum(l.gross) AS gross
                       FROM ocop.sale_line l
                       WHERE l.till = s.till AND l.epoch = s.epoch AND l.seq = s.seq) l ON true
    LEFT JOIN LATERAL (SELECT sum(m.amount) AS amount FROM ocop.payment m
                       WHERE m.till = s.till AND m.epoch = s.epoch AND m.seq = s.seq) m ON true
    WHERE s.till = a_till AND s.epoch = an_epoch AND s.seq = ANY (seqs)
      AND (coalesce(l.amount, 0) <> s.total OR coalesce(l.tax, 0) <> s.tax
           OR coalesce(l.gross, 0) <> s.gross OR coalesce(m.amount, 0) <> s.payable);
    IF odd IS NOT NULL THEN
        RAISE EXCEPTION 'entry %: the lines or payments do not add up to the sale', odd;
    END IF;
END $$;

-- All sales of a batch at once; where one does not fit, one by one, so that the bad one becomes an
-- incident and the others arrive. Only what lies in the data is caught: a full disk or a lost lock
-- must fail the whole call, and the till sends again.
CREATE FUNCTION ocop.project_batch(a_till text, an_epoch bigint, seqs bigint[], bodies bytea[])
RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM ocop.project_sales(a_till, an_epoch, seqs, bodies);
EXCEPTION
    WHEN data_exception OR integrity_constraint_violation OR raise_exception
        OR program_limit_exceeded THEN
        FOR i IN 1 .. cardinality(seqs) LOOP
            BEGIN
                PERFORM ocop.project_sales(a_till, an_epoch, seqs[i : i], bodies[i : i]);
            EXCEPTION
                WHEN data_exception OR integrity_constraint_violation OR raise_exception
                    OR program_limit_exceeded THEN
                    PERFORM ocop.note_incident(a_till, an_epoch, seqs[i], 'projection', SQLERRM);
            END;
        END LOOP;
END $$;

-- Takes the calling till's entries first_seq, first_seq + 1, … Everything happens in the caller's
-- one transaction. Answers, with the last entry the centre has:
--   ok           all of them are here (an empty batch only asks where the centre is)
--   gap          an entry between is missing; send from acked_seq + 1
--   fork         an entry that is here already came with another hash; the till is quarantined
--   wrong_epoch  this till was enrolled anew
--   bad_chain    a hash does not follow from its body and the entry before; nothing was stored
--   quarantined  nothing is taken until a person has looked
CREATE FUNCTION ocop.push_batch(
    epoch bigint, first_seq bigint, kinds text[], bodies bytea[], hashes bytea[], sigs bytea[],
    OUT answer text, OUT acked_seq bigint, OUT acked_hash bytea)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    me ocop.till%ROWTYPE;
    entries integer := cardinality(bodies);
    have integer;
    odd bigint;
    prefix bytea;
    sale_seqs bigint[];
    sale_bodies bytea[];
BEGIN
    SELECT t.* INTO me FROM ocop.till t
    WHERE t.role = session_user AND t.state <> 'closed' FOR UPDATE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'role % is no till', session_user USING ERRCODE = '42501';
    END IF;
    IF entries IS NULL OR entries > 5000 OR first_seq IS NULL OR first_seq < 1
        OR cardinality(kinds) IS DISTINCT FROM entries
        OR cardinality(hashes) IS DISTINCT FROM entries
        OR cardinality(sigs) IS DISTINCT FROM entries THEN
        RAISE EXCEPTION 'a batch has up to 5000 entries and as many kinds, hashes and signatures'
            USING ERRCODE = '22023';
    END IF;
    acked_seq := me.last_seq;
    acked_hash := me.last_hash;
    IF me.epoch IS DISTINCT FROM push_batch.epoch THEN
        PERFORM ocop.note_incident(me.till, me.epoch, 0, 'wrong_epoch',
                                   format('came with epoch %s', push_batch.epoch));
        answer := 'wrong_epoch';
        RETURN;
    END IF;
    IF me.state = 'quarantined' THEN
        answer := 'quarantined';
        RETURN;
    END IF;
    IF first_seq > me.last_seq + 1 THEN
        answer := 'gap';
        RETURN;
    END IF;

    have := least(entries, me.last_seq - first_seq + 1);
    IF have > 0 THEN
        SELECT min(first_seq + u.i - 1) INTO odd
        FROM unnest(hashes[1 : have]) WITH ORDINALITY AS u (hash, i)
        LEFT JOIN ocop.journal j
               ON j.till = me.till AND j.epoch = me.epoch AND j.seq = first_seq + u.i - 1
        WHERE j.hash IS DISTINCT FROM u.hash;
        IF odd IS NOT NULL THEN
            UPDATE ocop.till t SET state = 'quarantined'
            WHERE t.till = me.till AND t.epoch = me.epoch;
            PERFORM ocop.note_incident(me.till, me.epoch, odd, 'fork',
                                       'another entry came under a number that is taken');
            answer := 'fork';
            RETURN;
        END IF;
        kinds := kinds[have + 1 :];
        bodies := bodies[have + 1 :];
        hashes := hashes[have + 1 :];
        sigs := sigs[have + 1 :];
        entries := entries - have;
    END IF;
    answer := 'ok';
    IF entries = 0 THEN
        UPDATE ocop.till t SET pushed_at = now() WHERE t.till = me.till AND t.epoch = me.epoch;
        RETURN;
    END IF;

    -- db/journal_hash.h has the layout.
    prefix := '\x6f636f702d6b696f736b206a6f75726e616c20763100'::bytea
        || int4send(octet_length(me.journal_till)) || convert_to(me.journal_till, 'UTF8')
        || int8send(me.epoch);
    SELECT min(me.last_seq + c.i) INTO odd
    FROM (SELECT u.i, u.hash,
                 sha256(prefix || int8send(me.last_seq + u.i)
                        || lag(u.hash, 1, me.last_hash) OVER (ORDER BY u.i) || u.body) AS computed
          FROM unnest(bodies, hashes) WITH ORDINALITY AS u (body, hash, i)) c
    WHERE c.computed IS DISTINCT FROM c.hash;
    IF odd IS NOT NULL THEN
        PERFORM ocop.note_incident(me.till, me.epoch, odd, 'bad_chain',
                                   'the hash does not follow from the body and the entry before');
        answer := 'bad_chain';
        RETURN;
    END IF;

    INSERT INTO ocop.journal (till, epoch, seq, kind, body, hash, sig)
    SELECT me.till, me.epoch, me.last_seq + u.i, u.kind, u.body, u.hash, u.sig
    FROM unnest(kinds, bodies, hashes, sigs) WITH ORDINALITY AS u (kind, body, hash, sig, i);

    SELECT array_agg(me.last_seq + u.i ORDER BY u.i), array_agg(u.body ORDER BY u.i)
    INTO sale_seqs, sale_bodies
    FROM unnest(kinds, bodies) WITH ORDINALITY AS u (kind, body, i) WHERE u.kind = 'sale';
    IF sale_seqs IS NOT NULL THEN
        PERFORM ocop.project_batch(me.till, me.epoch, sale_seqs, sale_bodies);
    END IF;

    acked_seq := me.last_seq + entries;
    acked_hash := hashes[entries];
    UPDATE ocop.till t
    SET last_seq = acked_seq, last_hash = acked_hash, pushed_at = now()
    WHERE t.till = me.till AND t.epoch = me.epoch;
END $$;

GRANT USAGE ON SCHEMA ocop TO ocop_till, ocop_reader;
GRANT EXECUTE ON FUNCTION
    ocop.push_batch(bigint, bigint, text[], bytea[], bytea[], bytea[]) TO ocop_till;
