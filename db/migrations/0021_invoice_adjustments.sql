-- 0021: what comes back of a sale adjusts its e-invoice: each refund is handed over to the provider
-- once, as an adjustment of the sale's invoice.
CREATE TABLE invoice_adjusted (
    refund         BLOB    NOT NULL PRIMARY KEY CHECK (length(refund) = 16),
    batch          INTEGER NOT NULL,             -- the journal entry that says so
    at_ms          INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
-- Until now a sale was handed over with what had come back of it: the provider knows these.
INSERT INTO invoice_adjusted (refund, batch, at_ms)
SELECT r.id, h.batch, h.at_ms FROM refund r JOIN invoice_handed_over h ON h.sale = r.sale
WHERE r.closed_at_ms <= h.at_ms;
