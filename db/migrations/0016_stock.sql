-- 0016: what lies on the shelves (kiosk/core/stock.h). `stock` is the sum of the journal's entries of
-- kinds 'stock_move', 'sale' and 'refund', written in their transactions and added up anew by
-- `verify`. Days are written 20261123, money in đồng, quantities in thousandths.
CREATE TABLE stock (
    product_id   TEXT    NOT NULL,
    lot          TEXT    NOT NULL,               -- '' : no lot
    best_before  TEXT,
    on_hand      INTEGER NOT NULL,               -- may be negative
    PRIMARY KEY (product_id, lot)
) STRICT, WITHOUT ROWID;

-- Sales up to here were made by a program that kept no stock: what they took was never brought in.
CREATE TABLE stock_since (
    id         INTEGER PRIMARY KEY CHECK (id = 1),
    after_seq  INTEGER NOT NULL
) STRICT;
INSERT INTO stock_since SELECT 1, coalesce(max(seq), 0) FROM journal;

CREATE TABLE stock_move (
    seq       INTEGER PRIMARY KEY REFERENCES journal (seq),
    id        BLOB    NOT NULL UNIQUE CHECK (length(id) = 16),
    kind      TEXT    NOT NULL,
    day       INTEGER NOT NULL,
    by_code   TEXT    NOT NULL,
    reason    TEXT    NOT NULL,
    note      TEXT    NOT NULL,
    document  TEXT    NOT NULL,
    shop      TEXT    NOT NULL,
    transfer  BLOB    CHECK (length(transfer) = 16)
) STRICT;
CREATE INDEX stock_move_by_transfer ON stock_move (transfer) WHERE transfer IS NOT NULL;
CREATE INDEX stock_move_sent ON stock_move (kind) WHERE kind = 'send';

CREATE TABLE stock_move_line (
    day          INTEGER NOT NULL,
    seq          INTEGER NOT NULL REFERENCES stock_move (seq),
    n            INTEGER NOT NULL,
    product_id   TEXT    NOT NULL,
    name         TEXT    NOT NULL,
    producer     TEXT    NOT NULL,
    lot          TEXT    NOT NULL,
    best_before  TEXT,
    quantity     INTEGER NOT NULL,               -- the change
    counted      INTEGER NOT NULL,
    expected     INTEGER NOT NULL,
    minimum      INTEGER NOT NULL,
    consigned    INTEGER NOT NULL,
    unit_cost    INTEGER NOT NULL,
    PRIMARY KEY (day, seq, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX stock_move_line_by_product ON stock_move_line (product_id, seq);

-- Below which goods are low; the last entry that says it of a product.
CREATE TABLE stock_minimum (
    product_id  TEXT    PRIMARY KEY,
    minimum     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What the centre says of transfers from or to this shop, and which shops there are. No part of the
-- journal: it is read anew from the centre.
CREATE TABLE transfer (
    id          BLOB    PRIMARY KEY CHECK (length(id) = 16),
    from_shop   TEXT    NOT NULL,
    to_shop     TEXT    NOT NULL,
    is_for_us   INTEGER NOT NULL,
    sent_at_ms  INTEGER NOT NULL,
    lines       TEXT    NOT NULL,                -- JSON, as in a stock_move's body
    taken_by    TEXT    NOT NULL,                -- '' : on the way
    taken       TEXT    NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE shop (
    name   TEXT    PRIMARY KEY,                  -- at the centre
    is_us  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
