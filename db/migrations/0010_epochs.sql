-- 0010: the till's epochs. A till that was put back from a backup, or cloned, counts anew: another
-- epoch, receipts from 1, a chain of its own. `till` holds the newest epoch's number and name; what
-- stands here says from which entry on each one counts. db/epoch.h has the rules.
CREATE TABLE epoch (
    epoch          INTEGER PRIMARY KEY CHECK (epoch > 0),
    till           TEXT    NOT NULL CHECK (till <> ''),  -- the name its entries are hashed with
    first_seq      INTEGER NOT NULL CHECK (first_seq > 0),
    reason         TEXT    NOT NULL CHECK (reason IN ('new', 'restored', 'cloned')),
    started_at_ms  INTEGER NOT NULL,
    -- Of an epoch that is over: the centre has it, or has it anew, up to this entry.
    delivered_seq  INTEGER NOT NULL DEFAULT 0
) STRICT;
INSERT INTO epoch (epoch, till, first_seq, reason, started_at_ms)
SELECT epoch, name, 1, 'new', 0 FROM till;

-- Entries of a former epoch that the centre never had, journaled anew in a later one: the same kind
-- and the same bytes under another number. What they say counts once, where it was said first.
CREATE TABLE anew (
    seq       INTEGER PRIMARY KEY REFERENCES journal (seq),
    original  INTEGER NOT NULL REFERENCES journal (seq),
    CHECK (original < seq)
) STRICT;
