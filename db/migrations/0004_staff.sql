-- 0004: people at the till. A PIN is kept only as Argon2id over a keyed hash of it; the key is the
-- till's own and lives outside this file.
CREATE TABLE staff (
    code           TEXT    PRIMARY KEY CHECK (code <> ''),
    name           TEXT    NOT NULL,
    role           TEXT    NOT NULL CHECK (role IN ('cashier', 'manager')),
    demonstration  INTEGER NOT NULL,
    pin            TEXT    NOT NULL,
    wrong_tries    INTEGER NOT NULL DEFAULT 0,   -- in a row
    tried_at_ms    INTEGER NOT NULL DEFAULT 0    -- the last wrong one
) STRICT, WITHOUT ROWID;
