-- 0001: the till and its journal. What happened at this till, in order: the truth that every other
-- table can be rebuilt from. Entries are appended in the transaction of the thing they record and
-- never change: the triggers refuse. db/journal_hash.h says how hash and sig are made.
CREATE TABLE till (
    id             INTEGER PRIMARY KEY CHECK (id = 1),
    name           TEXT    NOT NULL CHECK (name <> ''),
    epoch          INTEGER NOT NULL CHECK (epoch > 0),
    public_key     BLOB    NOT NULL CHECK (length(public_key) = 32),
    demonstration  INTEGER NOT NULL DEFAULT 0 CHECK (demonstration IN (0, 1)),
    acked_seq      INTEGER NOT NULL DEFAULT 0,  -- the centre has everything up to here
    synced_at_ms   INTEGER                      -- when the centre last answered
) STRICT;

CREATE TABLE journal (
    seq    INTEGER PRIMARY KEY,                  -- gapless from 1
    kind   TEXT    NOT NULL CHECK (kind <> ''),
    at_ms  INTEGER NOT NULL,                     -- this machine's clock; a hint, proves nothing
    body   BLOB    NOT NULL,                     -- the exact bytes that are hashed
    prev   BLOB    NOT NULL CHECK (length(prev) = 32),
    hash   BLOB    NOT NULL CHECK (length(hash) = 32),
    sig    BLOB    NOT NULL CHECK (length(sig) = 64)
) STRICT;

CREATE TRIGGER journal_is_gapless BEFORE INSERT ON journal
WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM journal)
BEGIN SELECT RAISE(ABORT, 'the journal has no gaps'); END;

CREATE TRIGGER journal_is_append_only BEFORE UPDATE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;

CREATE TRIGGER journal_forgets_nothing BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
