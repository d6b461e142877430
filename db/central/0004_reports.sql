-- 0004: what a manager asks, and the proof that the centre is whole. For members of ocop_reader.
SET LOCAL ROLE ocop_owner;

CREATE FUNCTION ocop.quantity_text(thousandths numeric) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT CASE WHEN thousandths % 1000 = 0 THEN trunc(thousandths / 1000)::text
                ELSE rtrim(round(thousandths / 1000, 3)::text, '0') END;
$$;

-- A day's totals of one till, or of all (till null), in the shape and the order of
-- `ocop-kiosk totals --json`: see kiosk/core/totals.h for what must hold, db/totals_report.h for the
-- order of rows. Text is compared by its bytes, as the till does.
CREATE FUNCTION ocop.totals(a_date date, a_till text DEFAULT NULL) RETURNS json
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    WITH l AS MATERIALIZED (
        SELECT * FROM ocop.sale_line
        WHERE business_date = a_date AND (a_till IS NULL OR till = a_till)
    ), s AS MATERIALIZED (
        SELECT s.*, (SELECT coalesce(sum(x.quantity), 0) FROM ocop.sale_line x
                     WHERE x.till = s.till AND x.epoch = s.epoch AND x.seq = s.seq) AS items
        FROM ocop.sale s WHERE business_date = a_date AND (a_till IS NULL OR till = a_till)
    ), m AS MATERIALIZED (
        SELECT * FROM ocop.payment
        WHERE business_date = a_date AND (a_till IS NULL OR till = a_till)
    ), f AS (
        SELECT count(*) AS sales, coalesce(sum(items), 0) AS items, coalesce(sum(gross), 0) AS gross,
               coalesce(sum(discount), 0) AS discount, coalesce(sum(rounding), 0) AS rounding,
               coalesce(sum(payable), 0) AS net
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
        'date', to_char(a_date, 'YYYY-MM-DD'), 'sales', f.sales, 'refunds', 0,
        'items', ocop.quantity_text(f.items), 'gross', f.gross, 'discount', f.discount,
        'refunded', 0, 'rounding', f.rounding, 'net', f.net,
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
CREATE FUNCTION ocop.check_invariants()
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
    ORDER BY 1, 2, 3;
$$;

GRANT EXECUTE ON FUNCTION ocop.totals(date, text) TO ocop_reader;
GRANT EXECUTE ON FUNCTION ocop.check_invariants() TO ocop_reader;
