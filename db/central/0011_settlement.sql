-- 0011: what the shops agreed with producers and settled with them, for whoever keeps the books of all
-- of them. Projections of the tills' entries of kinds 'terms', 'settlement' and 'settlement_paid'.
SET LOCAL ROLE ocop_owner;

CREATE TABLE ocop.producer_terms (
    till      text   NOT NULL,
    producer  text   NOT NULL,
    epoch     bigint NOT NULL,                   -- of the last entry about it
    seq       bigint NOT NULL,
    terms     jsonb  NOT NULL,
    PRIMARY KEY (till, producer)
);

CREATE TABLE ocop.settlement (
    till        text   NOT NULL,
    id          uuid   NOT NULL,
    epoch       bigint NOT NULL,
    seq         bigint NOT NULL,
    number      text   NOT NULL,
    producer    text   NOT NULL,
    from_day    date,                            -- null: the shop's first day
    until_day   date   NOT NULL,
    sold        bigint NOT NULL,
    returned    bigint NOT NULL,
    commission  bigint NOT NULL,
    tax         bigint NOT NULL,
    cost        bigint NOT NULL,
    due         bigint NOT NULL,
    rows        jsonb  NOT NULL,
    PRIMARY KEY (till, id)
);
CREATE INDEX settlement_by_producer ON ocop.settlement (producer, until_day);

CREATE TABLE ocop.settlement_payment (
    till        text   NOT NULL,
    epoch       bigint NOT NULL,
    seq         bigint NOT NULL,
    settlement  uuid   NOT NULL,
    amount      bigint NOT NULL,
    method      text   NOT NULL,
    reference   text   NOT NULL,
    day         date   NOT NULL,
    PRIMARY KEY (till, epoch, seq)
);
CREATE INDEX settlement_payment_by_settlement ON ocop.settlement_payment (till, settlement);

CREATE FUNCTION ocop.project_settlement(a_till text, an_epoch bigint, a_seq bigint, a_kind text,
                                        b jsonb)
RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    row_sum bigint;
BEGIN
    IF b ->> 'v' IS DISTINCT FROM '1' THEN
        RAISE EXCEPTION 'an entry of kind % of an unknown version', a_kind;
    END IF;
    IF a_kind = 'terms' THEN
        INSERT INTO ocop.producer_terms (till, producer, epoch, seq, terms)
        VALUES (a_till, b ->> 'producer', an_epoch, a_seq, b -> 'terms')
        ON CONFLICT (till, producer) DO UPDATE
            SET epoch = excluded.epoch, seq = excluded.seq, terms = excluded.terms;
    ELSIF a_kind = 'settlement' THEN
        SELECT coalesce(sum((r.value ->> 'due')::bigint), 0) INTO row_sum
        FROM jsonb_array_elements(b -> 'rows') r;
        IF row_sum <> (b ->> 'due')::bigint THEN
            RAISE EXCEPTION 'the rows of the settlement do not add up to what is due';
        END IF;
        INSERT INTO ocop.settlement (till, id, epoch, seq, number, producer, from_day, until_day,
                                     sold, returned, commission, tax, cost, due, rows)
        SELECT a_till, (b ->> 'id')::uuid, an_epoch, a_seq,
               format('QT-%s-%s-%s', t.journal_till, an_epoch,
                      lpad(b ->> 'number', greatest(4, length(b ->> 'number')), '0')),
               b ->> 'producer', nullif(b ->> 'from', '')::date, (b ->> 'until')::date,
               (b ->> 'sold')::bigint, (b ->> 'returned')::bigint, (b ->> 'commission')::bigint,
               (b ->> 'tax')::bigint, (b ->> 'cost')::bigint, (b ->> 'due')::bigint, b -> 'rows'
        FROM ocop.till t WHERE t.till = a_till AND t.epoch = an_epoch
        ON CONFLICT (till, id) DO NOTHING;
    ELSE
        -- Journaled anew in a later epoch, a payment comes a second time: the same bytes.
        INSERT INTO ocop.settlement_payment (till, epoch, seq, settlement, amount, method,
                                             reference, day)
        SELECT a_till, an_epoch, a_seq, (b ->> 'settlement')::uuid, (b ->> 'amount')::bigint,
               b ->> 'method', b ->> 'reference', (b ->> 'day')::date
        WHERE NOT EXISTS (
            SELECT FROM ocop.settlement_payment p
            JOIN ocop.journal j ON j.till = p.till AND j.epoch = p.epoch AND j.seq = p.seq
            WHERE p.till = a_till AND p.settlement = (b ->> 'settlement')::uuid
              AND p.epoch < an_epoch AND convert_from(j.body, 'UTF8')::jsonb = b);
    END IF;
END $$;

CREATE FUNCTION ocop.take_settlement() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM ocop.project_settlement(NEW.till, NEW.epoch, NEW.seq, NEW.kind,
                                    convert_from(NEW.body, 'UTF8')::jsonb);
    RETURN NULL;
EXCEPTION
    WHEN data_exception OR integrity_constraint_violation OR raise_exception
        OR program_limit_exceeded THEN
        PERFORM ocop.note_incident(NEW.till, NEW.epoch, NEW.seq, 'projection', SQLERRM);
        RETURN NULL;
END $$;
CREATE TRIGGER journal_settles AFTER INSERT ON ocop.journal
FOR EACH ROW WHEN (NEW.kind IN ('terms', 'settlement', 'settlement_paid'))
EXECUTE FUNCTION ocop.take_settlement();

-- Every closed period with what is paid of it; for members of ocop_reader.
CREATE FUNCTION ocop.settlements(a_producer text DEFAULT NULL)
RETURNS TABLE (till text, number text, producer text, from_day date, until_day date, sold bigint,
               returned bigint, commission bigint, tax bigint, cost bigint, due bigint, paid bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT s.till, s.number, s.producer, s.from_day, s.until_day, s.sold, s.returned, s.commission,
           s.tax, s.cost, s.due,
           coalesce((SELECT sum(p.amount) FROM ocop.settlement_payment p
                     WHERE p.till = s.till AND p.settlement = s.id), 0)::bigint
    FROM ocop.settlement s WHERE a_producer IS NULL OR s.producer = a_producer
    ORDER BY s.producer COLLATE "C", s.until_day, s.till;
$$;
GRANT EXECUTE ON FUNCTION ocop.settlements(text) TO ocop_reader;
