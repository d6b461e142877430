-- 0022: payments that are asked for twice, and presents.
--
-- A payment to a producer has an id, so that one that is asked for twice is written once. What
-- was paid before has none.
ALTER TABLE settlement_payment ADD COLUMN id BLOB CHECK (id IS NULL OR length(id) = 16);
CREATE UNIQUE INDEX settlement_payment_by_id ON settlement_payment (id) WHERE id IS NOT NULL;

-- What was given to the shop is known to cost nothing, which is not the same as a cost nobody told.
ALTER TABLE stock_move_line ADD COLUMN given INTEGER NOT NULL DEFAULT 0;
