-- 0015: who changed what in the goods (entries of kind "goods_change", one row a field), prices that
-- wait for their time, and certificates by their last day.
CREATE TABLE goods_change (
    seq         INTEGER NOT NULL,                -- of the journal
    n           INTEGER NOT NULL,
    at_ms       INTEGER NOT NULL,
    by_code     TEXT    NOT NULL,                -- '' : by itself (a price began)
    act         TEXT    NOT NULL,
    product_id  TEXT    NOT NULL,
    lot         TEXT    NOT NULL,                -- '' : the product's own
    field       TEXT    NOT NULL,
    before      TEXT    NOT NULL,
    after       TEXT    NOT NULL,
    PRIMARY KEY (seq, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX goods_change_by_product ON goods_change (product_id, seq, n);

-- Gone from here when it has begun or was dropped; the journal knows all of them.
CREATE TABLE planned_price (
    product_id  TEXT    NOT NULL,
    starts_ms   INTEGER NOT NULL,
    price       INTEGER NOT NULL CHECK (price >= 0),
    by_code     TEXT    NOT NULL,
    PRIMARY KEY (product_id, starts_ms)
) STRICT, WITHOUT ROWID;
CREATE INDEX planned_price_by_start ON planned_price (starts_ms);

CREATE INDEX product_by_expiry ON product (expires) WHERE expires IS NOT NULL;
