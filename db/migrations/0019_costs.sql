-- 0019: what goods cost (kiosk/core/stock_cost.h). `stock` gets each lot's value, `sale_line` and
-- `refund_line` the cost that was fixed in their entry's transaction; all of it follows from the
-- journal, is written in the entry's transaction and compared with it by `verify`. Money in đồng,
-- the cost of one in thousandths of a đồng.
ALTER TABLE stock ADD COLUMN value INTEGER NOT NULL DEFAULT 0;  -- of what is on hand
ALTER TABLE stock ADD COLUMN unit_cost INTEGER;                 -- null: nobody said
-- VAT in unit_cost that the shop gets back, in per cent.
ALTER TABLE stock_move_line ADD COLUMN deductible_vat INTEGER NOT NULL DEFAULT 0;
ALTER TABLE sale_line ADD COLUMN cost INTEGER;                  -- null: unknown
ALTER TABLE refund_line ADD COLUMN cost INTEGER;                -- of what came back

-- The latest cost that was told of a product.
CREATE TABLE usual_cost (
    product_id  TEXT    PRIMARY KEY,
    unit_cost   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Entries up to here were made by a program that knew no costs: their sales have none. What is on
-- the shelves by then costs what the last delivery of its lot said.
CREATE TABLE cost_since (
    id         INTEGER PRIMARY KEY CHECK (id = 1),
    after_seq  INTEGER NOT NULL
) STRICT;
INSERT INTO cost_since SELECT 1, coalesce(max(seq), 0) FROM journal;

CREATE TEMP TABLE told AS
SELECT l.product_id, l.lot, l.unit_cost, l.seq, l.n
FROM main.stock_move_line AS l JOIN main.stock_move AS m ON m.seq = l.seq
WHERE m.kind = 'receive' AND l.unit_cost > 0 AND l.consigned = 0;

INSERT INTO usual_cost
SELECT product_id, unit_cost * 1000 FROM (
    SELECT product_id, unit_cost,
           row_number() OVER (PARTITION BY product_id ORDER BY seq DESC, n DESC) AS back
    FROM temp.told)
WHERE back = 1;

UPDATE stock SET unit_cost = (
    SELECT t.unit_cost * 1000 FROM temp.told AS t
    WHERE t.product_id = stock.product_id AND t.lot = stock.lot ORDER BY t.seq DESC, t.n DESC LIMIT 1);
UPDATE stock SET value = (on_hand * (unit_cost / 1000) + 500) / 1000
WHERE unit_cost IS NOT NULL AND on_hand > 0;
DROP TABLE temp.told;
