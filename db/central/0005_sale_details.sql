-- 0005: what version 2 of a sale's body adds: lot and serial of a line, its promotion, what explains
-- a discount (percentage in hundredths, reason, who allowed it) and notes. Columns are named from
-- here on, so that the next ones can be added at their end.
SET LOCAL ROLE ocop_owner;

ALTER TABLE ocop.sale
    ADD COLUMN note              text   NOT NULL DEFAULT '',
    ADD COLUMN discount_percent  bigint NOT NULL DEFAULT 0,
    ADD COLUMN discount_reason   text   NOT NULL DEFAULT '',
    ADD COLUMN discount_approver text   NOT NULL DEFAULT '';

ALTER TABLE ocop.sale_line
    ADD COLUMN lot                text   NOT NULL DEFAULT '',
    ADD COLUMN serial             text   NOT NULL DEFAULT '',
    ADD COLUMN promotion          text   NOT NULL DEFAULT '',
    ADD COLUMN promotion_discount bigint NOT NULL DEFAULT 0,
    ADD COLUMN discount_percent   bigint NOT NULL DEFAULT 0,
    ADD COLUMN discount_reason    text   NOT NULL DEFAULT '',
    ADD COLUMN discount_approver  text   NOT NULL DEFAULT '',
    ADD COLUMN note               text   NOT NULL DEFAULT '',
    DROP CONSTRAINT the_figures_of_a_line_agree,
    ADD CONSTRAINT the_figures_of_a_line_agree
        CHECK (amount = gross - promotion_discount - discount - sale_discount);
-- Who bought of a lot, in every shop: asked when the lot is recalled.
CREATE INDEX sale_line_by_lot ON ocop.sale_line (lot, product_id) WHERE lot <> '';

-- Bodies of sales into sale, sale_line and payment; all of them, or an exception. A sale that is
-- here already under its id (journaled anew in a later epoch) stays as it is. Versions 1 to
-- 3 of a body are taken: the centre is upgraded first, but a till may be ahead by one. Version 1 has
-- no notes, lots, promotions and reasons.
CREATE OR REPLACE FUNCTION ocop.project_sales(a_till text, an_epoch bigint, seqs bigint[], bodies bytea[])
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
            change bigint, tax bigint, note text, discount_percent bigint, discount_reason text,
            discount_approver text)
        WHERE NOT EXISTS (SELECT FROM ocop.sale known WHERE known.till = a_till AND known.id = s.id)
    ), sales AS (
        INSERT INTO ocop.sale (
            till, epoch, seq, id, number, request_id, business_date, closed_at_ms, hour, cashier,
            cashier_name, demonstration, gross, discount, total, rounding, payable, change, tax,
            note, discount_percent, discount_reason, discount_approver)
        SELECT a_till, an_epoch, p.seq, p.id, p.number, p.request_id, p.business_date,
               p.closed_at_ms, ((p.closed_at_ms + 25200000) / 3600000 % 24)::smallint, p.cashier,
               p.cashier_name, p.demonstration, p.gross, p.discount, p.total, p.rounding,
               p.payable, p.change, p.tax, coalesce(p.note, ''), coalesce(p.discount_percent, 0),
               coalesce(p.discount_reason, ''), coalesce(p.discount_approver, '')
        FROM parsed p
    ), lines AS (
        INSERT INTO ocop.sale_line (
            till, epoch, seq, n, business_date, product_id, code, name, name_en, group_key,
            producer, stars, unit, quantity, unit_price, discount, gross, sale_discount, amount,
            tax_rate, tax, lot, serial, promotion, promotion_discount, discount_percent,
            discount_reason, discount_approver, note)
        SELECT a_till, an_epoch, p.seq, l.n, p.business_date, l.product_id, l.code, l.name,
               l.name_en, l."group", l.producer, l.stars, l.unit, l.quantity, l.unit_price,
               l.discount, l.gross, l.sale_discount, l.amount, l.tax_rate, l.tax,
               coalesce(l.lot, ''), coalesce(l.serial, ''), coalesce(l.promotion, ''),
               coalesce(l.promotion_discount, 0), coalesce(l.discount_percent, 0),
               coalesce(l.discount_reason, ''), coalesce(l.discount_approver, ''),
               coalesce(l.note, '')
        FROM parsed p, jsonb_to_recordset(p.b -> 'lines') AS l (
            n integer, product_id text, code text, name text, name_en text, "group" text,
            producer text, stars smallint, unit text, quantity bigint, unit_price bigint,
            discount bigint, gross bigint, sale_discount bigint, amount bigint, tax_rate text,
            tax bigint, lot text, serial text, promotion text, promotion_discount bigint,
            discount_percent bigint, discount_reason text, discount_approver text, note text)
    ), payments AS (
        INSERT INTO ocop.payment (till, epoch, seq, n, business_date, method, amount, tendered,
                                  reference)
        SELECT a_till, an_epoch, p.seq, m.n, p.business_date, m.method, m.amount, m.tendered,
               m.reference
        FROM parsed p, jsonb_to_recordset(p.b -> 'payments') AS m (
            n integer, method text, amount bigint, tendered bigint, reference text)
    )
    SELECT min(read.seq) INTO odd FROM read
    WHERE jsonb_typeof(read.b) <> 'object' OR (read.b ->> 'v')::integer NOT BETWEEN 1 AND 3
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
