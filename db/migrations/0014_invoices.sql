-- 0014: e-invoices. Which sales were handed over to the provider, each once; and who asked for an
-- invoice in a name. The buyer's data are personal: they stand here and nowhere else, not in the
-- sale and not in the journal, and are deleted when due.
CREATE TABLE invoice_handed_over (
    sale           BLOB    NOT NULL PRIMARY KEY CHECK (length(sale) = 16),
    batch          INTEGER NOT NULL,             -- the journal entry that says so
    at_ms          INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE invoice_buyer (
    sale           BLOB    NOT NULL PRIMARY KEY CHECK (length(sale) = 16),
    name           TEXT    NOT NULL,
    tax_number     TEXT    NOT NULL,
    address        TEXT    NOT NULL,
    email          TEXT    NOT NULL,
    asked_at_ms    INTEGER NOT NULL,
    delete_at_ms   INTEGER NOT NULL
) STRICT;
CREATE INDEX invoice_buyer_due ON invoice_buyer (delete_at_ms);
