-- 0009: what a shopper asks beside the price: more of the label, the producer's kind and contact,
-- lots with their way, baskets gathered while walking, and how often what was scanned.
ALTER TABLE product ADD COLUMN producer_kind TEXT NOT NULL DEFAULT '';
ALTER TABLE product ADD COLUMN producer_website TEXT NOT NULL DEFAULT '';
ALTER TABLE product ADD COLUMN producer_email TEXT NOT NULL DEFAULT '';
ALTER TABLE product ADD COLUMN size TEXT NOT NULL DEFAULT '';
ALTER TABLE product ADD COLUMN ingredients_vi TEXT NOT NULL DEFAULT '';
ALTER TABLE product ADD COLUMN ingredients_en TEXT NOT NULL DEFAULT '';
ALTER TABLE product ADD COLUMN storage_vi TEXT NOT NULL DEFAULT '';
ALTER TABLE product ADD COLUMN storage_en TEXT NOT NULL DEFAULT '';
ALTER TABLE product ADD COLUMN how_to_use_vi TEXT NOT NULL DEFAULT '';
ALTER TABLE product ADD COLUMN how_to_use_en TEXT NOT NULL DEFAULT '';
ALTER TABLE product ADD COLUMN allergens_vi TEXT NOT NULL DEFAULT '';
ALTER TABLE product ADD COLUMN allergens_en TEXT NOT NULL DEFAULT '';

-- "More from here": neighbours of a product, also among a million, are one run through an index.
CREATE INDEX product_by_producer ON product (producer, sort_key) WHERE producer <> '';
CREATE INDEX product_by_commune ON product (province_today, commune, sort_key) WHERE commune <> '';
CREATE INDEX product_by_stars ON product (stars, sort_key) WHERE stars IS NOT NULL;

-- The tally learns to count stars.
ALTER TABLE product_tally RENAME TO product_tally_before;
CREATE TABLE product_tally (
    facet     TEXT    NOT NULL CHECK (facet IN ('group', 'province', 'stars')),
    key       TEXT    NOT NULL,
    products  INTEGER NOT NULL,
    PRIMARY KEY (facet, key)
) STRICT, WITHOUT ROWID;
INSERT INTO product_tally SELECT facet, key, products FROM product_tally_before;
INSERT INTO product_tally
    SELECT 'stars', CAST(stars AS TEXT), count(*) FROM product WHERE stars IS NOT NULL GROUP BY stars;
DROP TABLE product_tally_before;

-- A lot stays known when its product leaves the catalogue: it may be recalled years later.
CREATE TABLE lot (
    id             INTEGER PRIMARY KEY,
    product_id     TEXT    NOT NULL,
    number         TEXT    NOT NULL CHECK (number <> ''),
    made           TEXT,
    best_before    TEXT,
    received       TEXT,
    source         TEXT    NOT NULL,
    recalled       TEXT,                         -- the day; null: not recalled
    reason_vi      TEXT    NOT NULL,
    reason_en      TEXT    NOT NULL,
    demonstration  INTEGER NOT NULL,
    UNIQUE (product_id, number)
) STRICT;

CREATE TABLE lot_event (
    lot       INTEGER NOT NULL REFERENCES lot (id),
    n         INTEGER NOT NULL,
    day       TEXT    NOT NULL,
    what_vi   TEXT    NOT NULL,
    what_en   TEXT    NOT NULL,
    place_vi  TEXT    NOT NULL,
    place_en  TEXT    NOT NULL,
    PRIMARY KEY (lot, n)
) STRICT, WITHOUT ROWID;

-- Was this very piece sold before? Only lines with a serial number are in the index.
CREATE INDEX sale_line_by_serial ON sale_line (serial, item) WHERE serial <> '';

-- Scratch paper of shoppers, forgotten after some days: no event of the shop, so not in the journal.
CREATE TABLE basket (
    number      INTEGER PRIMARY KEY,
    at_ms       INTEGER NOT NULL,
    used_at_ms  INTEGER                          -- null: not yet at a till
) STRICT;
CREATE TABLE basket_line (
    number      INTEGER NOT NULL REFERENCES basket (number),
    n           INTEGER NOT NULL,
    product_id  TEXT    NOT NULL,
    quantity    INTEGER NOT NULL,                -- thousandths
    PRIMARY KEY (number, n)
) STRICT, WITHOUT ROWID;

-- Scans by hour. No times, no people, no codes but trade numbers and hosts.
CREATE TABLE scan_count (
    day         INTEGER NOT NULL,                -- 20261123
    hour        INTEGER NOT NULL CHECK (hour BETWEEN 0 AND 23),
    product_id  TEXT    NOT NULL,                -- '' : unknown
    code        TEXT    NOT NULL,                -- of an unknown one; '' : may not be kept
    outcome     TEXT    NOT NULL,
    source      TEXT    NOT NULL,
    times       INTEGER NOT NULL,
    PRIMARY KEY (day, hour, product_id, code, outcome, source)
) STRICT, WITHOUT ROWID;
