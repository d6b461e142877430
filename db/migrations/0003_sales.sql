-- 0003: sales, as projections of the journal's entries of kind 'sale'. Written in the entry's
-- transaction, compared with it by `verify`. Days are written 20261123, money in đồng, quantities
-- in thousandths.
CREATE TABLE sale (
    seq            INTEGER PRIMARY KEY REFERENCES journal (seq),
    id             BLOB    NOT NULL UNIQUE CHECK (length(id) = 16),
    request_id     TEXT    NOT NULL,             -- '' for sales at the screen
    receipt        INTEGER NOT NULL,             -- gapless within the epoch
    business_date  INTEGER NOT NULL,
    closed_at_ms   INTEGER NOT NULL,
    hour           INTEGER NOT NULL CHECK (hour BETWEEN 0 AND 23),  -- local
    cashier        TEXT    NOT NULL,
    cashier_name   TEXT    NOT NULL,
    demonstration  INTEGER NOT NULL,
    items          INTEGER NOT NULL,             -- Σ quantities
    gross          INTEGER NOT NULL,
    discount       INTEGER NOT NULL,
    total          INTEGER NOT NULL,
    rounding       INTEGER NOT NULL,
    payable        INTEGER NOT NULL,
    change         INTEGER NOT NULL,
    tax            INTEGER NOT NULL,
    CHECK (total = gross - discount AND payable = total + rounding)
) STRICT;

CREATE UNIQUE INDEX sale_by_request ON sale (request_id) WHERE request_id <> '';
-- Covers a day's totals by cashier and hour: the table itself is not read.
CREATE INDEX sale_by_day ON sale
    (business_date, cashier, hour, cashier_name, items, gross, discount, rounding, payable);

-- A product as it was when it was sold. Lines share it, which keeps them a few bytes long.
CREATE TABLE sold_item (
    id          INTEGER PRIMARY KEY,
    product_id  TEXT    NOT NULL,
    name        TEXT    NOT NULL,
    name_en     TEXT    NOT NULL,
    group_key   TEXT    NOT NULL,
    producer    TEXT    NOT NULL,
    stars       INTEGER,
    unit        TEXT    NOT NULL,
    tax_rate    TEXT    NOT NULL
) STRICT;
CREATE INDEX sold_item_by_product ON sold_item (product_id);

-- Ordered by day and item, so that a day's tables are one run through neighbouring rows.
CREATE TABLE sale_line (
    business_date  INTEGER NOT NULL,
    item           INTEGER NOT NULL REFERENCES sold_item (id),
    seq            INTEGER NOT NULL REFERENCES sale (seq),
    n              INTEGER NOT NULL,
    quantity       INTEGER NOT NULL,
    amount         INTEGER NOT NULL,
    tax            INTEGER NOT NULL,
    unit_price     INTEGER NOT NULL,
    discount       INTEGER NOT NULL,             -- the line's own
    sale_discount  INTEGER NOT NULL,             -- its part of the sale's
    PRIMARY KEY (business_date, item, seq, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE payment (
    business_date  INTEGER NOT NULL,
    method         TEXT    NOT NULL,
    seq            INTEGER NOT NULL REFERENCES sale (seq),
    n              INTEGER NOT NULL,
    amount         INTEGER NOT NULL,
    tendered       INTEGER NOT NULL,
    reference      TEXT    NOT NULL,
    PRIMARY KEY (business_date, method, seq, n)
) STRICT, WITHOUT ROWID;
