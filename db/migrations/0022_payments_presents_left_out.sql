-- 0022: payments that are asked for twice, presents, and what the centre has to correct.
--
-- A payment to a producer has an id, so that one that is asked for twice is written once. What
-- was paid before has none.
ALTER TABLE settlement_payment ADD COLUMN id BLOB CHECK (id IS NULL OR length(id) = 16);
CREATE UNIQUE INDEX settlement_payment_by_id ON settlement_payment (id) WHERE id IS NOT NULL;

-- What was given to the shop is known to cost nothing, which is not the same as a cost nobody told.
ALTER TABLE stock_move_line ADD COLUMN given INTEGER NOT NULL DEFAULT 0;

-- Products of the centre that did not fit: a person is told of them until the centre corrects them.
CREATE TABLE left_out (
    product_id  TEXT NOT NULL PRIMARY KEY,
    field       TEXT NOT NULL,
    why_vi      TEXT NOT NULL,
    why_en      TEXT NOT NULL
) STRICT, WITHOUT ROWID;
