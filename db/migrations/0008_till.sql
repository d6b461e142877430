-- 0008: what the till keeps beside its sales.
--
-- Carts that wait: the one being rung up ('draft', at most one, kept so that a power cut brings it
-- back), those put aside, and sales whose transfer has not arrived. Nothing here is sold.
CREATE TABLE held_cart (
    id            BLOB    PRIMARY KEY CHECK (length(id) = 16),  -- of the sale it will become
    kind          TEXT    NOT NULL CHECK (kind IN ('draft', 'cart', 'transfer')),
    at_ms         INTEGER NOT NULL,
    cashier       TEXT    NOT NULL,
    cashier_name  TEXT    NOT NULL,
    note          TEXT    NOT NULL,
    total         INTEGER NOT NULL,
    body          TEXT    NOT NULL              -- db/cart_body.h
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX held_cart_one_draft ON held_cart (kind) WHERE kind = 'draft';

-- Price lists and promotions, as the last journal entry of kind 'promotions' has them.
CREATE TABLE promotion (
    id    TEXT NOT NULL PRIMARY KEY,
    body  TEXT NOT NULL                         -- db/promotion_body.h
) STRICT, WITHOUT ROWID;
