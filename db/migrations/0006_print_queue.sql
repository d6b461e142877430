-- 0006: what waits for paper. A row is written in the transaction of its sale and goes when the
-- printer has it, so that a receipt whose power was cut is printed after the restart. No part of the
-- journal: what was printed is not what was sold. Ids are never used again: an answer that comes
-- late must not mean another receipt.
CREATE TABLE print_job (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    sale      BLOB    CHECK (length(sale) = 16),
    document  TEXT,                              -- JSON of its lines, where it is of no sale
    copy      INTEGER NOT NULL CHECK (copy IN (0, 1)),
    language  TEXT    NOT NULL CHECK (language IN ('vi', 'en')),
    CHECK ((sale IS NULL) <> (document IS NULL))
) STRICT;
