-- 0013: refunds, as projections of the journal's entries of kind 'refund' (db/refund_body.h):
-- written in the entry's transaction, compared with it by `verify`. All figures are positive; they
-- count against those of the day they were given on, not of the day of the sale.
CREATE TABLE refund (
    seq            INTEGER PRIMARY KEY REFERENCES journal (seq),
    id             BLOB    NOT NULL UNIQUE CHECK (length(id) = 16),
    kind           TEXT    NOT NULL CHECK (kind IN ('receipt', 'no_receipt', 'cancel')),
    request_id     TEXT    NOT NULL,             -- '' at the screen
    receipt        INTEGER NOT NULL,             -- from the sales' own gapless sequence
    sale           BLOB    CHECK (length(sale) = 16),      -- what it refers to
    sale_number    TEXT    NOT NULL,
    exchange       BLOB    CHECK (length(exchange) = 16),  -- the sale made in the same go
    business_date  INTEGER NOT NULL,
    closed_at_ms   INTEGER NOT NULL,
    hour           INTEGER NOT NULL CHECK (hour BETWEEN 0 AND 23),  -- local
    cashier        TEXT    NOT NULL,
    cashier_name   TEXT    NOT NULL,
    approver       TEXT    NOT NULL,             -- '': the cashier's own right
    reason         TEXT    NOT NULL,
    demonstration  INTEGER NOT NULL,
    items          INTEGER NOT NULL,             -- Σ quantities
    gross          INTEGER NOT NULL,
    discount       INTEGER NOT NULL,
    amount         INTEGER NOT NULL,
    rounding       INTEGER NOT NULL,
    paid           INTEGER NOT NULL,
    tax            INTEGER NOT NULL,
    CHECK (amount = gross - discount AND paid = amount + rounding),
    CHECK ((kind = 'no_receipt') = (sale IS NULL))
) STRICT;
CREATE UNIQUE INDEX refund_by_request ON refund (request_id) WHERE request_id <> '';
CREATE INDEX refund_by_sale ON refund (sale) WHERE sale IS NOT NULL;
CREATE INDEX refund_by_receipt ON refund (receipt);
-- Covers a day's totals by cashier and hour.
CREATE INDEX refund_by_day ON refund
    (business_date, cashier, hour, cashier_name, items, amount, rounding, paid);

CREATE TABLE refund_line (
    business_date  INTEGER NOT NULL,
    item           INTEGER NOT NULL REFERENCES sold_item (id),
    seq            INTEGER NOT NULL REFERENCES refund (seq),
    n              INTEGER NOT NULL,
    sale           BLOB    CHECK (length(sale) = 16),
    sale_line      INTEGER NOT NULL,             -- its number there; 0 without a receipt
    quantity       INTEGER NOT NULL,
    unit_price     INTEGER NOT NULL,
    gross          INTEGER NOT NULL,
    discount       INTEGER NOT NULL,
    amount         INTEGER NOT NULL,
    tax            INTEGER NOT NULL,
    lot            TEXT    NOT NULL,
    serial         TEXT    NOT NULL,
    reason         TEXT    NOT NULL,
    back_to_shelf  INTEGER NOT NULL CHECK (back_to_shelf IN (0, 1)),
    PRIMARY KEY (business_date, item, seq, n)
) STRICT, WITHOUT ROWID;
-- A piece that came back may be sold again.
CREATE INDEX refund_line_by_serial ON refund_line (serial, item) WHERE serial <> '';

CREATE TABLE refund_payment (
    business_date  INTEGER NOT NULL,
    method         TEXT    NOT NULL,
    seq            INTEGER NOT NULL REFERENCES refund (seq),
    n              INTEGER NOT NULL,
    amount         INTEGER NOT NULL,
    reference      TEXT    NOT NULL,
    PRIMARY KEY (business_date, method, seq, n)
) STRICT, WITHOUT ROWID;

-- What the centre has told: sales of other tills that were asked for, and refunds given elsewhere
-- of sales this till knows. No part of this till's journal.
CREATE TABLE foreign_sale (
    id      BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    number  TEXT NOT NULL,
    body    TEXT NOT NULL                        -- as the other till journaled it
) STRICT, WITHOUT ROWID;
CREATE INDEX foreign_sale_by_number ON foreign_sale (number);
CREATE TABLE foreign_refund (
    id    BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    sale  BLOB NOT NULL CHECK (length(sale) = 16),
    body  TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX foreign_refund_by_sale ON foreign_refund (sale);
CREATE TABLE pulled_refunds (
    id          INTEGER PRIMARY KEY CHECK (id = 1),
    generation  INTEGER NOT NULL,
    up_to       INTEGER NOT NULL
) STRICT;
