-- 0017: what was agreed with producers and what was settled with them (kiosk/core/settlement.h), as
-- projections of the journal's entries of kinds 'terms', 'settlement' and 'settlement_paid'.
CREATE TABLE producer_terms (
    producer  TEXT    PRIMARY KEY,
    seq       INTEGER NOT NULL REFERENCES journal (seq),  -- the last entry about it
    terms     TEXT    NOT NULL                            -- JSON: db/settlement_body.h
) STRICT, WITHOUT ROWID;

CREATE TABLE settlement (
    seq           INTEGER PRIMARY KEY REFERENCES journal (seq),
    id            BLOB    NOT NULL UNIQUE CHECK (length(id) = 16),
    number        INTEGER NOT NULL,              -- running within the epoch
    producer      TEXT    NOT NULL,
    from_day      INTEGER,                       -- null: the shop's first day
    until_day     INTEGER NOT NULL,
    through_seq   INTEGER NOT NULL,              -- what was entered after it belongs to the next
    closed_at_ms  INTEGER NOT NULL,
    by_code       TEXT    NOT NULL,
    sold          INTEGER NOT NULL,
    returned      INTEGER NOT NULL,
    commission    INTEGER NOT NULL,
    tax           INTEGER NOT NULL,
    cost          INTEGER NOT NULL,
    due           INTEGER NOT NULL
) STRICT;
CREATE INDEX settlement_by_producer ON settlement (producer, seq);

CREATE TABLE settlement_payment (
    seq         INTEGER PRIMARY KEY REFERENCES journal (seq),
    settlement  INTEGER NOT NULL REFERENCES settlement (seq),
    amount      INTEGER NOT NULL,
    method      TEXT    NOT NULL,
    reference   TEXT    NOT NULL,
    day         INTEGER NOT NULL,
    by_code     TEXT    NOT NULL
) STRICT;
CREATE INDEX settlement_payment_by_settlement ON settlement_payment (settlement, seq);
