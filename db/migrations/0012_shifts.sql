-- 0012: shifts, as projections of the journal's entries of kinds 'shift_open', 'cash_movement' and
-- 'shift_close' (db/shift_body.h), and the steps a person answers for beyond a sale: 'override',
-- 'drawer_open', 'price_change' and 'reprint' (db/override_body.h). Written in the entry's transaction, compared with
-- it by `verify`. A sale belongs to the shift that was open when it was journaled: its seq lies
-- between open_seq and close_seq. Notes are counts of 500,000 … 500 đồng, separated by spaces.
CREATE TABLE shift (
    id              BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    open_seq        INTEGER NOT NULL UNIQUE REFERENCES journal (seq),
    business_date   INTEGER NOT NULL,
    opened_at_ms    INTEGER NOT NULL,
    opened_by       TEXT    NOT NULL,
    opened_by_name  TEXT    NOT NULL,
    opening         INTEGER NOT NULL CHECK (opening >= 0),
    opening_notes   TEXT    NOT NULL,
    close_seq       INTEGER UNIQUE REFERENCES journal (seq),
    z               INTEGER,                     -- gapless within the epoch
    closed_at_ms    INTEGER,
    closed_by       TEXT,
    closed_by_name  TEXT,
    approver        TEXT,
    counted         INTEGER CHECK (counted >= 0),
    counted_notes   TEXT,
    first_counted   INTEGER,
    counts          INTEGER,
    expected        INTEGER,
    note            TEXT,
    CHECK ((close_seq IS NULL) = (z IS NULL) AND (close_seq IS NULL) = (expected IS NULL))
) STRICT, WITHOUT ROWID;
-- A till has one drawer.
CREATE UNIQUE INDEX one_shift_is_open ON shift (close_seq IS NULL) WHERE close_seq IS NULL;

CREATE TABLE cash_movement (
    seq        INTEGER PRIMARY KEY REFERENCES journal (seq),
    id         BLOB    NOT NULL UNIQUE CHECK (length(id) = 16),
    shift      BLOB    NOT NULL REFERENCES shift (id),
    at_ms      INTEGER NOT NULL,
    direction  TEXT    NOT NULL CHECK (direction IN ('in', 'out')),
    amount     INTEGER NOT NULL CHECK (amount > 0),
    reason     TEXT    NOT NULL,
    by         TEXT    NOT NULL,
    by_name    TEXT    NOT NULL,
    approver   TEXT    NOT NULL                  -- '': one's own right
) STRICT;
CREATE INDEX cash_movement_by_shift ON cash_movement (shift, seq);

CREATE TABLE action (
    seq         INTEGER PRIMARY KEY REFERENCES journal (seq),
    kind        TEXT    NOT NULL,                -- override, drawer_open, price_change, reprint
    at_ms       INTEGER NOT NULL,
    right_name  TEXT    NOT NULL,
    what        TEXT    NOT NULL,
    by          TEXT    NOT NULL,                -- who allowed it; '': one's own right
    by_name     TEXT    NOT NULL,
    asked       TEXT    NOT NULL,                -- who did it
    asked_name  TEXT    NOT NULL,
    sale        TEXT    NOT NULL                 -- id, '' where it was to no sale
) STRICT;
CREATE INDEX action_by_time ON action (at_ms);

-- Overrides that were journaled before this table was there.
INSERT INTO action
SELECT seq, kind, body ->> 'at_ms', body ->> 'right', body ->> 'what', body ->> 'by',
       body ->> 'by_name', body ->> 'asked', body ->> 'asked_name', body ->> 'sale_id'
FROM (SELECT seq, kind, CAST(body AS TEXT) AS body FROM journal WHERE kind = 'override'
      AND seq NOT IN (SELECT seq FROM anew));
