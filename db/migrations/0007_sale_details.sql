-- 0007: what version 2 of a sale's body adds: lot and serial of a line, its promotion, what explains
-- a discount (percentage in hundredths, reason, who allowed it) and notes. Sales of version 1 have
-- none of it, which is what the defaults say.
ALTER TABLE sale ADD COLUMN note TEXT NOT NULL DEFAULT '';
ALTER TABLE sale ADD COLUMN discount_percent INTEGER NOT NULL DEFAULT 0;
ALTER TABLE sale ADD COLUMN discount_reason TEXT NOT NULL DEFAULT '';
ALTER TABLE sale ADD COLUMN discount_approver TEXT NOT NULL DEFAULT '';

ALTER TABLE sale_line ADD COLUMN lot TEXT NOT NULL DEFAULT '';
ALTER TABLE sale_line ADD COLUMN serial TEXT NOT NULL DEFAULT '';
ALTER TABLE sale_line ADD COLUMN promotion TEXT NOT NULL DEFAULT '';
ALTER TABLE sale_line ADD COLUMN promotion_discount INTEGER NOT NULL DEFAULT 0;
ALTER TABLE sale_line ADD COLUMN discount_percent INTEGER NOT NULL DEFAULT 0;
ALTER TABLE sale_line ADD COLUMN discount_reason TEXT NOT NULL DEFAULT '';
ALTER TABLE sale_line ADD COLUMN discount_approver TEXT NOT NULL DEFAULT '';
ALTER TABLE sale_line ADD COLUMN note TEXT NOT NULL DEFAULT '';

-- Who bought of a lot: asked when the lot is recalled.
CREATE INDEX sale_line_by_lot ON sale_line (lot, item) WHERE lot <> '';
