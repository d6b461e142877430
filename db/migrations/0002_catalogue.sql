-- 0002: the catalogue. `sort_key` makes plain byte order the order of the Vietnamese alphabet;
-- `name_words` and `other_words` are folded in C++ (marks off, đ→d), because SQLite's own folding
-- misses đ.
CREATE TABLE product (
    id                INTEGER PRIMARY KEY,
    product_id        TEXT    NOT NULL UNIQUE,
    name_vi           TEXT    NOT NULL,
    name_en           TEXT    NOT NULL,
    group_key         TEXT    NOT NULL,
    group_scheme      TEXT    NOT NULL,
    producer          TEXT    NOT NULL,
    producer_address  TEXT    NOT NULL,
    producer_phone    TEXT    NOT NULL,
    commune           TEXT    NOT NULL,
    district          TEXT    NOT NULL,
    province          TEXT    NOT NULL,
    province_today    TEXT    NOT NULL,
    stars             INTEGER CHECK (stars BETWEEN 1 AND 5),
    decision          TEXT,                      -- null: no certificate
    issuer            TEXT,
    issued            TEXT,
    expires           TEXT,
    revoked           INTEGER,
    price             INTEGER NOT NULL,
    tax_rate          TEXT    NOT NULL,
    unit              TEXT    NOT NULL,
    by_weight         INTEGER NOT NULL,
    lot               TEXT    NOT NULL,
    picture           TEXT    NOT NULL,
    story_vi          TEXT    NOT NULL,
    story_en          TEXT    NOT NULL,
    source            TEXT    NOT NULL,
    source_date       TEXT    NOT NULL,
    demonstration     INTEGER NOT NULL,
    sort_key          BLOB    NOT NULL,
    digest            BLOB    NOT NULL          -- of the row as exported, so that rot is seen
) STRICT;

CREATE INDEX product_by_name ON product (sort_key);
CREATE INDEX product_by_group ON product (group_key, sort_key);
CREATE INDEX product_by_province ON product (province_today, sort_key);

-- A GTIN as 14 digits, or the exact text of a stamp: one product at most.
CREATE TABLE product_code (
    code     TEXT    PRIMARY KEY,
    product  INTEGER NOT NULL REFERENCES product (id),
    n        INTEGER NOT NULL                    -- the product's own order of codes
) STRICT, WITHOUT ROWID;
CREATE INDEX product_code_by_product ON product_code (product, n, code);

CREATE TABLE product_words (
    id     INTEGER PRIMARY KEY REFERENCES product (id),
    name   TEXT    NOT NULL,
    other  TEXT    NOT NULL
) STRICT;
CREATE INDEX product_words_by_name ON product_words (name);

-- Name and other words of a product, indexed only. Prefixes of up to five letters are stored ready:
-- a Vietnamese syllable is seldom longer, and a prefix that must be gathered from many words takes
-- longer than a frame. No positions: ranking looks at the few candidates' names instead.
CREATE VIRTUAL TABLE product_search USING fts5 (
    words, content = '', tokenize = 'ascii', detail = 'none', prefix = '1 2 3 4 5'
);
-- An import gathers this many bytes before it writes a segment: fewer merges, faster queries after.
INSERT INTO product_search (product_search, rank) VALUES ('hashsize', 16777216);

-- How many products a group and a province have; kept by the one who saves products.
CREATE TABLE product_tally (
    facet     TEXT    NOT NULL CHECK (facet IN ('group', 'province')),
    key       TEXT    NOT NULL,
    products  INTEGER NOT NULL,
    PRIMARY KEY (facet, key)
) STRICT, WITHOUT ROWID;
