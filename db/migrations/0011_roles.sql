-- 0011: a third role between cashier and manager. A CHECK cannot be altered in place, so the table is
-- made anew with what was in it.
CREATE TABLE staff_with_roles (
    code           TEXT    PRIMARY KEY CHECK (code <> ''),
    name           TEXT    NOT NULL,
    role           TEXT    NOT NULL CHECK (role IN ('cashier', 'supervisor', 'manager')),
    demonstration  INTEGER NOT NULL,
    pin            TEXT    NOT NULL,
    wrong_tries    INTEGER NOT NULL DEFAULT 0,   -- in a row
    tried_at_ms    INTEGER NOT NULL DEFAULT 0    -- the last wrong one
) STRICT, WITHOUT ROWID;
INSERT INTO staff_with_roles
SELECT code, name, role, demonstration, pin, wrong_tries, tried_at_ms FROM staff;
DROP TABLE staff;
ALTER TABLE staff_with_roles RENAME TO staff;
