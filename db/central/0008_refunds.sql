-- 0008: refunds. A till journals them as entries of kind 'refund' (db/refund_body.h); here they are
-- projected by a trigger of the journal, so that whatever takes entries in takes these too. What
-- was given back at one till is told to the others (pull_refunds), and a till that was handed
-- another one's receipt asks for it (find_receipt). Nothing is refused: money has been given back
-- already. More than was sold, across all tills, becomes an incident.
SET LOCAL ROLE ocop_owner;

ALTER TABLE ocop.incident
    DROP CONSTRAINT incident_kind_check,
    ADD CONSTRAINT incident_kind_check CHECK (kind ~ '^[a-z][a-z_]{0,31}$');

CREATE TABLE ocop.refund (
    till           text     NOT NULL,
    epoch          bigint   NOT NULL,
    seq            bigint   NOT NULL,
    revision       bigint   NOT NULL UNIQUE,
    id             uuid     NOT NULL,
    kind           text     NOT NULL CHECK (kind IN ('receipt', 'no_receipt', 'cancel')),
    number         text     NOT NULL,
    request_id     text     NOT NULL,
    sale           uuid,
    sale_number    text     NOT NULL,
    exchange       uuid,
    business_date  date     NOT NULL,
    closed_at_ms   bigint   NOT NULL,
    hour           smallint NOT NULL CHECK (hour BETWEEN 0 AND 23),  -- local, +07:00
    cashier        text     NOT NULL,
    cashier_name   text     NOT NULL,
    approver       text     NOT NULL,
    reason         text     NOT NULL,
    demonstration  boolean  NOT NULL,
    gross          bigint   NOT NULL,
    discount       bigint   NOT NULL,
    amount         bigint   NOT NULL,
    rounding       bigint   NOT NULL,
    paid           bigint   NOT NULL,
    tax            bigint   NOT NULL,
    PRIMARY KEY (till, epoch, seq),
    CONSTRAINT a_refund_arrives_once UNIQUE (till, id),
    CONSTRAINT the_figures_of_a_refund_agree
        CHECK (amount = gross - discount AND paid = amount + rounding)
);
CREATE INDEX refund_by_day ON ocop.refund (business_date, till);
CREATE INDEX refund_by_sale ON ocop.refund (sale) WHERE sale IS NOT NULL;

CREATE TABLE ocop.refund_line (
    till           text     NOT NULL,
    epoch          bigint   NOT NULL,
    seq            bigint   NOT NULL,
    n              integer  NOT NULL,
    business_date  date     NOT NULL,
    sale_line      integer  NOT NULL,
    product_id     text     NOT NULL,
    code           text     NOT NULL,
    name           text     NOT NULL,
    name_en        text     NOT NULL,
    group_key      text     NOT NULL,
    producer       text     NOT NULL,
    stars          smallint CHECK (stars BETWEEN 1 AND 5),
    unit           text     NOT NULL,
    quantity       bigint   NOT NULL CHECK (quantity > 0),
    unit_price     bigint   NOT NULL,
    gross          bigint   NOT NULL,
    discount       bigint   NOT NULL,
    amount         bigint   NOT NULL,
    tax_rate       text     NOT NULL,
    tax            bigint   NOT NULL,
    lot            text     NOT NULL,
    serial         text     NOT NULL,
    reason         text     NOT NULL,
    back_to_shelf  boolean  NOT NULL,
    PRIMARY KEY (till, epoch, seq, n),
    CONSTRAINT the_figures_of_a_returned_line_agree CHECK (amount = gross - discount)
);
CREATE INDEX refund_line_by_day ON ocop.refund_line (business_date, till);

CREATE TABLE ocop.refund_payment (
    till           text     NOT NULL,
    epoch          bigint   NOT NULL,
    seq            bigint   NOT NULL,
    n              integer  NOT NULL,
    business_date  date     NOT NULL,
    method         text     NOT NULL CHECK (method IN ('cash', 'transfer', 'card')),
    amount         bigint   NOT NULL,
    reference      text     NOT NULL,
    PRIMARY KEY (till, epoch, seq, n)
);
CREATE INDEX refund_payment_by_day ON ocop.refund_payment (business_date, till);

-- As the catalogue's: the row stays locked until the writer commits, so revisions become visible in
-- their order. Only a push that brings a refund takes it.
CREATE TABLE ocop.refund_revision (
    one       boolean PRIMARY KEY DEFAULT true CHECK (one),
    revision  bigint  NOT NULL DEFAULT 0
);
INSERT INTO ocop.refund_revision DEFAULT VALUES;

-- One entry's body into the three tables, or an exception. A refund that is here already under its
-- id (journaled anew in a later epoch) stays as it is. Version 2 is taken as version 1 is: a till
-- may be ahead by one.
CREATE FUNCTION ocop.project_refund(a_till text, an_epoch bigint, a_seq bigint, a_body bytea)
RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    b jsonb := convert_from(a_body, 'UTF8')::jsonb;
    a_revision bigint;
    r ocop.refund%ROWTYPE;
BEGIN
    IF jsonb_typeof(b) <> 'object' OR (b ->> 'v') IS NULL
        OR (b ->> 'v')::integer NOT BETWEEN 1 AND 2 THEN
        RAISE EXCEPTION 'entry % has a body of an unknown version', a_seq;
    END IF;
    IF EXISTS (SELECT FROM ocop.refund k WHERE k.till = a_till AND k.id = (b ->> 'id')::uuid) THEN
        RETURN;
    END IF;
    UPDATE ocop.refund_revision SET revision = revision + 1 RETURNING revision INTO a_revision;
    INSERT INTO ocop.refund (
        till, epoch, seq, revision, id, kind, number, request_id, sale, sale_number, exchange,
        business_date, closed_at_ms, hour, cashier, cashier_name, approver, reason, demonstration,
        gross, discount, amount, rounding, paid, tax)
    SELECT a_till, an_epoch, a_seq, a_revision, s.id, s.kind, s.number, s.request_id,
           nullif(s.sale, '')::uuid, s.sale_number, nullif(s.exchange, '')::uuid, s.business_date,
           s.closed_at_ms, ((s.closed_at_ms + 25200000) / 3600000 % 24)::smallint, s.cashier,
           s.cashier_name, s.approver, s.reason, s.demonstration, s.gross, s.discount, s.amount,
           s.rounding, s.paid, s.tax
    FROM jsonb_to_record(b) AS s (
        id uuid, kind text, number text, request_id text, sale text, sale_number text,
        exchange text, business_date date, closed_at_ms bigint, cashier text, cashier_name text,
        approver text, reason text, demonstration boolean, gross bigint, discount bigint,
        amount bigint, rounding bigint, paid bigint, tax bigint)
    RETURNING * INTO r;
    INSERT INTO ocop.refund_line (
        till, epoch, seq, n, business_date, sale_line, product_id, code, name, name_en, group_key,
        producer, stars, unit, quantity, unit_price, gross, discount, amount, tax_rate, tax, lot,
        serial, reason, back_to_shelf)
    SELECT a_till, an_epoch, a_seq, l.n, r.business_date, l.sale_line, l.product_id, l.code, l.name,
           l.name_en, l."group", l.producer, l.stars, l.unit, l.quantity, l.unit_price, l.gross,
           l.discount, l.amount, l.tax_rate, l.tax, l.lot, l.serial, l.reason, l.back_to_shelf
    FROM jsonb_to_recordset(b -> 'lines') AS l (
        n integer, sale_line integer, product_id text, code text, name text, name_en text,
        "group" text, producer text, stars smallint, unit text, quantity bigint, unit_price bigint,
        gross bigint, discount bigint, amount bigint, tax_rate text, tax bigint, lot text,
        serial text, reason text, back_to_shelf boolean);
    INSERT INTO ocop.refund_payment (till, epoch, seq, n, business_date, method, amount, reference)
    SELECT a_till, an_epoch, a_seq, m.n, r.business_date, m.method, m.amount, m.reference
    FROM jsonb_to_recordset(b -> 'payments') AS m (
        n integer, method text, amount bigint, reference text);
    IF (SELECT (coalesce(sum(l.amount), 0), coalesce(sum(l.tax), 0), coalesce(sum(l.gross), 0))
        FROM ocop.refund_line l
        WHERE l.till = a_till AND l.epoch = an_epoch AND l.seq = a_seq)
        IS DISTINCT FROM (r.amount::numeric, r.tax::numeric, r.gross::numeric)
       OR (SELECT coalesce(sum(m.amount), 0) FROM ocop.refund_payment m
           WHERE m.till = a_till AND m.epoch = an_epoch AND m.seq = a_seq) <> r.paid THEN
        RAISE EXCEPTION 'entry %: the lines or payments do not add up to the refund', a_seq;
    END IF;
END $$;

CREATE FUNCTION ocop.take_refund() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    BEGIN
        PERFORM ocop.project_refund(NEW.till, NEW.epoch, NEW.seq, NEW.body);
    EXCEPTION
        WHEN data_exception OR integrity_constraint_violation OR raise_exception
            OR program_limit_exceeded THEN
            PERFORM ocop.note_incident(NEW.till, NEW.epoch, NEW.seq, 'projection', SQLERRM);
    END;
    RETURN NULL;
END $$;
CREATE TRIGGER journal_has_a_refund AFTER INSERT ON ocop.journal
FOR EACH ROW WHEN (NEW.kind = 'refund') EXECUTE FUNCTION ocop.take_refund();

-- Where a sale is: its id is unique within a till, and there are few tills.
CREATE FUNCTION ocop.sale_of_id(an_id uuid) RETURNS SETOF ocop.sale
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT s.* FROM (SELECT DISTINCT t.till FROM ocop.till t) t
    CROSS JOIN LATERAL (SELECT * FROM ocop.sale k WHERE k.till = t.till AND k.id = an_id) s
    ORDER BY s.till, s.epoch, s.seq LIMIT 1;
$$;

-- At the end of the push, when its sales are here too. The sale's row is locked, so that two tills
-- that give the same goods back at once see each other.
CREATE FUNCTION ocop.weigh_refund() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    s ocop.sale%ROWTYPE;
    too_much text;
BEGIN
    SELECT * INTO s FROM ocop.sale_of_id(NEW.sale);
    IF NOT FOUND THEN
        PERFORM ocop.note_incident(NEW.till, NEW.epoch, NEW.seq, 'unknown_sale',
                                   'goods of receipt ' || NEW.sale_number
                                   || ' came back, and that sale is not here');
        RETURN NULL;
    END IF;
    PERFORM FROM ocop.sale k
    WHERE k.till = s.till AND k.epoch = s.epoch AND k.seq = s.seq FOR UPDATE;
    SELECT string_agg('line ' || b.sale_line || ': ' || ocop.quantity_text(b.quantity) || ' of '
                      || ocop.quantity_text(coalesce(l.quantity, 0)), ', ' ORDER BY b.sale_line)
    INTO too_much
    FROM (SELECT x.sale_line, sum(x.quantity) AS quantity
          FROM ocop.refund r
          JOIN ocop.refund_line x ON x.till = r.till AND x.epoch = r.epoch AND x.seq = r.seq
          WHERE r.sale = NEW.sale GROUP BY x.sale_line) b
    LEFT JOIN ocop.sale_line l
           ON l.till = s.till AND l.epoch = s.epoch AND l.seq = s.seq AND l.n = b.sale_line
    WHERE b.quantity > coalesce(l.quantity, 0);
    IF too_much IS NOT NULL THEN
        PERFORM ocop.note_incident(NEW.till, NEW.epoch, NEW.seq, 'over_refund',
                                   'more of receipt ' || NEW.sale_number
                                   || ' came back than was sold, ' || too_much);
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER refund_is_weighed AFTER INSERT ON ocop.refund
DEFERRABLE INITIALLY DEFERRED
FOR EACH ROW WHEN (NEW.sale IS NOT NULL) EXECUTE FUNCTION ocop.weigh_refund();

-- Refunds given at other tills than the caller's after revision `since`, at most `at_most`, oldest
-- first. `refunds` is a JSON array of their bodies as texts. `more`: ask again from up_to. Another
-- generation than the till knows: ask again from 0.
CREATE FUNCTION ocop.pull_refunds(
    since bigint, at_most integer,
    OUT generation bigint, OUT up_to bigint, OUT more boolean, OUT refunds text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    me text;
    newest bigint;
BEGIN
    SELECT t.till INTO me FROM ocop.till t WHERE t.role = session_user AND t.state <> 'closed';
    IF NOT FOUND THEN
        RAISE EXCEPTION 'role % is no till', session_user USING ERRCODE = '42501';
    END IF;
    IF since IS NULL OR since < 0 OR at_most IS NULL OR at_most NOT BETWEEN 1 AND 10000 THEN
        RAISE EXCEPTION 'since is 0 or more, at_most 1 to 10000' USING ERRCODE = '22023';
    END IF;
    SELECT r.generation INTO generation FROM ocop.catalogue_revision r;
    SELECT r.revision INTO newest FROM ocop.refund_revision r;
    SELECT coalesce(json_agg(convert_from(j.body, 'UTF8') ORDER BY c.revision)
                    FILTER (WHERE c.till <> me), '[]')::text,
           coalesce(max(c.revision), since)
    INTO refunds, up_to
    FROM (SELECT * FROM ocop.refund r
          WHERE r.revision > since AND r.revision <= newest
          ORDER BY r.revision LIMIT at_most) c
    JOIN ocop.journal j ON j.till = c.till AND j.epoch = c.epoch AND j.seq = c.seq;
    more := up_to < newest AND EXISTS (SELECT FROM ocop.refund r WHERE r.revision > up_to);
END $$;

-- A sale by its receipt number or by its id, with the refunds of it: bodies as texts, `refunds` as
-- a JSON array; nulls where there is none. Numbers grow with the entries of an epoch, so halving
-- finds one without an index that every push would have to keep.
CREATE FUNCTION ocop.find_receipt(a_text text, OUT sale text, OUT refunds text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    t ocop.till%ROWTYPE;
    s ocop.sale%ROWTYPE;
    wanted bigint;
    low bigint := 1;
    high bigint;
BEGIN
    IF NOT EXISTS (SELECT FROM ocop.till k WHERE k.role = session_user AND k.state <> 'closed') THEN
        RAISE EXCEPTION 'role % is no till', session_user USING ERRCODE = '42501';
    END IF;
    IF a_text ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' THEN
        SELECT * INTO s FROM ocop.sale_of_id(a_text::uuid);
    ELSIF a_text ~ '-[0-9]{1,18}$' THEN
        wanted := substring(a_text FROM '[0-9]+$')::bigint;
        SELECT k.* INTO t FROM ocop.till k
        WHERE starts_with(a_text, k.journal_till || '-' || k.epoch || '-')
          AND substr(a_text, length(k.journal_till || '-' || k.epoch || '-') + 1) !~ '-'
        LIMIT 1;
        high := t.last_seq;
        WHILE low <= high LOOP
            SELECT k.* INTO s FROM ocop.sale k
            WHERE k.till = t.till AND k.epoch = t.epoch AND k.seq >= (low + high) / 2
            ORDER BY k.seq LIMIT 1;
            EXIT WHEN s.number = a_text;
            IF s.number IS NULL OR substring(s.number FROM '[0-9]+$')::bigint > wanted THEN
                high := (low + high) / 2 - 1;
            ELSE
                low := s.seq + 1;
            END IF;
        END LOOP;
        IF s.number IS DISTINCT FROM a_text THEN
            s := NULL;
        END IF;
    END IF;
    IF s.id IS NULL THEN
        RETURN;
    END IF;
    SELECT convert_from(j.body, 'UTF8') INTO sale FROM ocop.journal j
    WHERE j.till = s.till AND j.epoch = s.epoch AND j.seq = s.seq;
    SELECT coalesce(json_agg(convert_from(j.body, 'UTF8') ORDER BY r.revision), '[]')::text
    INTO refunds
    FROM ocop.refund r
    JOIN ocop.journal j ON j.till = r.till AND j.epoch = r.epoch AND j.seq = r.seq
    WHERE r.sale = s.id;
END $$;

GRANT EXECUTE ON FUNCTION ocop.pull_refunds(bigint, integer) TO ocop_till;
GRANT EXECUTE ON FUNCTION ocop.find_receipt(text) TO ocop_till;

-- A day's totals of one till, or of all (till null), in the shape and the order of
-- `ocop-kiosk totals --json`: see kiosk/core/totals.h for what must hold, db/totals_report.h for the
-- order of rows. Text is compared by its bytes, as the till does. Refunds have the other sign.
CREATE OR REPLACE FUNCTION ocop.totals(a_date date, a_till text DEFAULT NULL) RETURNS json
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    WITH l AS MATERIALIZED (
        SELECT product_id, name, group_key, producer, stars, tax_rate, quantity, amount, tax
        FROM ocop.sale_line
        WHERE business_date = a_date AND (a_till IS NULL OR till = a_till)
        UNION ALL
        SELECT product_id, name, group_key, producer, stars, tax_rate, -quantity, -amount, -tax
        FROM ocop.refund_line
        WHERE business_date = a_date AND (a_till IS NULL OR till = a_till)
    ), s AS MATERIALIZED (
        SELECT 1 AS sales, 0 AS refunds, s.hour, s.cashier, s.cashier_name, s.gross, s.discount,
               0::bigint AS refunded, s.rounding, s.payable,
               (SELECT coalesce(sum(x.quantity), 0) FROM ocop.sale_line x
                WHERE x.till = s.till AND x.epoch = s.epoch AND x.seq = s.seq) AS items
        FROM ocop.sale s WHERE business_date = a_date AND (a_till IS NULL OR till = a_till)
        UNION ALL
        SELECT 0, 1, r.hour, r.cashier, r.cashier_name, 0, 0, r.amount, -r.rounding, -r.paid,
               (SELECT -coalesce(sum(x.quantity), 0) FROM ocop.refund_line x
                WHERE x.till = r.till AND x.epoch = r.epoch AND x.seq = r.seq)
        FROM ocop.refund r WHERE business_date = a_date AND (a_till IS NULL OR till = a_till)
    ), m AS MATERIALIZED (
        SELECT method, amount FROM ocop.payment
        WHERE business_date = a_date AND (a_till IS NULL OR till = a_till)
        UNION ALL
        SELECT method, -amount FROM ocop.refund_payment
        WHERE business_date = a_date AND (a_till IS NULL OR till = a_till)
    ), f AS (
        SELECT coalesce(sum(sales), 0) AS sales, coalesce(sum(refunds), 0) AS refunds,
               coalesce(sum(items), 0) AS items, coalesce(sum(gross), 0) AS gross,
               coalesce(sum(discount), 0) AS discount, coalesce(sum(refunded), 0) AS refunded,
               coalesce(sum(rounding), 0) AS rounding, coalesce(sum(payable), 0) AS net
        FROM s
    ), raw (chart, place, key, name, quantity, amount) AS (
        SELECT 'payment', array_position(ARRAY['cash', 'transfer', 'card'], m.method)::numeric,
               m.method, CASE m.method WHEN 'cash' THEN 'Tiền mặt' WHEN 'transfer' THEN
               'Chuyển khoản' ELSE 'Thẻ' END, 0::numeric, sum(m.amount)
        FROM m GROUP BY m.method
        UNION ALL
        SELECT 'group', array_position(ARRAY['food', 'drink', 'herbal', 'craft', 'ornamental',
               'tourism'], l.group_key)::numeric, l.group_key,
               CASE l.group_key WHEN 'food' THEN 'Thực phẩm' WHEN 'drink' THEN 'Đồ uống'
               WHEN 'herbal' THEN 'Dược liệu' WHEN 'craft' THEN 'Thủ công mỹ nghệ'
               WHEN 'ornamental' THEN 'Sinh vật cảnh' WHEN 'tourism' THEN 'Du lịch'
               ELSE l.group_key END, sum(l.quantity), sum(l.amount)
        FROM l GROUP BY l.group_key
        UNION ALL
        SELECT 'stars', -coalesce(l.stars, 0)::numeric, coalesce(l.stars::text, 'none'),
               coalesce(l.stars || ' sao', 'Chưa xếp hạng'), sum(l.quantity), sum(l.amount)
        FROM l GROUP BY l.stars
        UNION ALL
        SELECT 'product', -sum(l.amount), l.product_id, max(l.name COLLATE "C"), sum(l.quantity),
               sum(l.amount)
        FROM l GROUP BY l.product_id
        UNION ALL
        SELECT 'producer', -sum(l.amount), l.producer, l.producer, sum(l.quantity), sum(l.amount)
        FROM l GROUP BY l.producer
        UNION ALL
        SELECT 'cashier', -sum(s.payable), s.cashier, max(s.cashier_name COLLATE "C"), sum(s.items),
               sum(s.payable)
        FROM s GROUP BY s.cashier
        UNION ALL
        SELECT c.chart, NULL, 'rounding', 'Làm tròn tiền mặt', 0, f.rounding
        FROM f, unnest(ARRAY['group', 'product', 'producer', 'stars']) AS c (chart)
        WHERE f.rounding <> 0
    ), charts AS (
        SELECT chart, json_agg(
            CASE WHEN chart = 'payment'
                 THEN json_build_object('key', key, 'name', name, 'quantity',
                                        ocop.quantity_text(quantity), 'amount', amount,
                                        'method', key)
                 ELSE json_build_object('key', key, 'name', name, 'quantity',
                                        ocop.quantity_text(quantity), 'amount', amount)
            END ORDER BY place NULLS LAST, key COLLATE "C") AS rows
        FROM raw GROUP BY chart
    ), t AS (
        SELECT coalesce(json_agg(json_build_object('rate', r.tax_rate, 'base', r.base, 'tax', r.tax)
                        ORDER BY array_position(ARRAY['KCT', 'KKKNT', '0', '5', '8', '10'],
                                                r.tax_rate)), '[]') AS rows
        FROM (SELECT tax_rate, sum(amount - tax) AS base, sum(tax) AS tax FROM l GROUP BY tax_rate) r
    ), h AS (
        SELECT json_agg(coalesce((SELECT sum(s.payable) FROM s WHERE s.hour = g.hour), 0)
                        ORDER BY g.hour) AS rows
        FROM generate_series(0, 23) AS g (hour)
    )
    SELECT json_build_object(
        'date', to_char(a_date, 'YYYY-MM-DD'), 'sales', f.sales, 'refunds', f.refunds,
        'items', ocop.quantity_text(f.items), 'gross', f.gross, 'discount', f.discount,
        'refunded', f.refunded, 'rounding', f.rounding, 'net', f.net,
        'tax', t.rows,
        'by_payment', coalesce((SELECT rows FROM charts WHERE chart = 'payment'), '[]'),
        'by_hour', h.rows,
        'by_group', coalesce((SELECT rows FROM charts WHERE chart = 'group'), '[]'),
        'by_product', coalesce((SELECT rows FROM charts WHERE chart = 'product'), '[]'),
        'by_producer', coalesce((SELECT rows FROM charts WHERE chart = 'producer'), '[]'),
        'by_cashier', coalesce((SELECT rows FROM charts WHERE chart = 'cashier'), '[]'),
        'by_stars', coalesce((SELECT rows FROM charts WHERE chart = 'stars'), '[]'))
    FROM f, t, h;
$$;

-- No row: the centre is whole. Otherwise what does not fit, and where. A later epoch may journal
-- anew what an earlier one delivered, so only a till's first epoch must have a sale for each entry.
CREATE OR REPLACE FUNCTION ocop.check_invariants()
RETURNS TABLE (till text, epoch bigint, seq bigint, what text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT t.till, t.epoch, t.last_seq, 'the journal is not exactly 1 to the last entry'
    FROM ocop.till t
    LEFT JOIN (SELECT j.till, j.epoch, count(*) AS entries, min(j.seq) AS first, max(j.seq) AS last
               FROM ocop.journal j GROUP BY j.till, j.epoch) j
           ON j.till = t.till AND j.epoch = t.epoch
    WHERE t.last_seq <> coalesce(j.entries, 0) OR t.last_seq <> coalesce(j.last, 0)
       OR coalesce(j.first, 1) <> 1
    UNION ALL
    SELECT c.till, c.epoch, c.seq, 'the chain is broken'
    FROM (SELECT j.till, j.epoch, j.seq, j.hash,
                 sha256('\x6f636f702d6b696f736b206a6f75726e616c20763100'::bytea
                        || int4send(octet_length(t.journal_till))
                        || convert_to(t.journal_till, 'UTF8')
                        || int8send(j.epoch) || int8send(j.seq)
                        || lag(j.hash, 1, decode(repeat('00', 32), 'hex'))
                           OVER (PARTITION BY j.till, j.epoch ORDER BY j.seq)
                        || j.body) AS computed
          FROM ocop.journal j JOIN ocop.till t ON t.till = j.till AND t.epoch = j.epoch) c
    WHERE c.computed <> c.hash
    UNION ALL
    SELECT t.till, t.epoch, t.last_seq, 'the last hash is not the last entry''s'
    FROM ocop.till t
    JOIN ocop.journal j ON j.till = t.till AND j.epoch = t.epoch AND j.seq = t.last_seq
    WHERE j.hash <> t.last_hash
    UNION ALL
    SELECT s.till, s.epoch, s.seq, 'the lines or payments do not add up to the sale'
    FROM ocop.sale s
    LEFT JOIN (SELECT l.till, l.epoch, l.seq, sum(l.amount) AS amount
               FROM ocop.sale_line l GROUP BY l.till, l.epoch, l.seq) l
           ON l.till = s.till AND l.epoch = s.epoch AND l.seq = s.seq
    LEFT JOIN (SELECT m.till, m.epoch, m.seq, sum(m.amount) AS amount
               FROM ocop.payment m GROUP BY m.till, m.epoch, m.seq) m
           ON m.till = s.till AND m.epoch = s.epoch AND m.seq = s.seq
    WHERE coalesce(l.amount, 0) <> s.total OR coalesce(m.amount, 0) <> s.payable
    UNION ALL
    SELECT r.till, r.epoch, r.seq, 'the lines or payments do not add up to the refund'
    FROM ocop.refund r
    LEFT JOIN (SELECT l.till, l.epoch, l.seq, sum(l.amount) AS amount
               FROM ocop.refund_line l GROUP BY l.till, l.epoch, l.seq) l
           ON l.till = r.till AND l.epoch = r.epoch AND l.seq = r.seq
    LEFT JOIN (SELECT m.till, m.epoch, m.seq, sum(m.amount) AS amount
               FROM ocop.refund_payment m GROUP BY m.till, m.epoch, m.seq) m
           ON m.till = r.till AND m.epoch = r.epoch AND m.seq = r.seq
    WHERE coalesce(l.amount, 0) <> r.amount OR coalesce(m.amount, 0) <> r.paid
    UNION ALL
    SELECT min(r.till), min(r.epoch), min(r.seq), 'the refund ' || r.id || ' is here more than once'
    FROM ocop.refund r GROUP BY r.id HAVING count(*) > 1
    UNION ALL
    SELECT min(r.till), min(r.epoch), min(r.seq),
           'more of the sale ' || r.sale || ' came back than was sold, and there is no incident'
    FROM ocop.refund r
    JOIN ocop.refund_line x ON x.till = r.till AND x.epoch = r.epoch AND x.seq = r.seq
    LEFT JOIN ocop.sale s ON s.id = r.sale
    LEFT JOIN ocop.sale_line l
           ON l.till = s.till AND l.epoch = s.epoch AND l.seq = s.seq AND l.n = x.sale_line
    WHERE r.sale IS NOT NULL
      AND NOT EXISTS (SELECT FROM ocop.refund k
                      JOIN ocop.incident i
                        ON i.till = k.till AND i.epoch = k.epoch AND i.seq = k.seq
                       AND i.kind IN ('over_refund', 'unknown_sale')
                      WHERE k.sale = r.sale)
    GROUP BY r.sale, x.sale_line, l.quantity
    HAVING sum(x.quantity) > coalesce(l.quantity, 0)
    UNION ALL
    SELECT min(s.till), min(s.epoch), min(s.seq), 'the sale ' || s.id || ' is here more than once'
    FROM ocop.sale s GROUP BY s.id HAVING count(*) > 1
    UNION ALL
    SELECT j.till, j.epoch, j.seq, 'the sale is neither projected nor an incident'
    FROM ocop.journal j
    WHERE j.kind = 'sale'
      AND NOT EXISTS (SELECT FROM ocop.sale s
                      WHERE s.till = j.till AND s.epoch = j.epoch AND s.seq = j.seq)
      AND NOT EXISTS (SELECT FROM ocop.incident i
                      WHERE i.till = j.till AND i.epoch = j.epoch AND i.seq = j.seq
                        AND i.kind = 'projection')
      AND j.epoch = (SELECT min(k.epoch) FROM ocop.till k WHERE k.till = j.till)
    UNION ALL
    SELECT j.till, j.epoch, j.seq, 'the refund is neither projected nor an incident'
    FROM ocop.journal j
    WHERE j.kind = 'refund'
      AND NOT EXISTS (SELECT FROM ocop.refund r
                      WHERE r.till = j.till AND r.epoch = j.epoch AND r.seq = j.seq)
      AND NOT EXISTS (SELECT FROM ocop.incident i
                      WHERE i.till = j.till AND i.epoch = j.epoch AND i.seq = j.seq
                        AND i.kind = 'projection')
      AND j.epoch = (SELECT min(k.epoch) FROM ocop.till k WHERE k.till = j.till)
    ORDER BY 1, 2, 3;
$$;
