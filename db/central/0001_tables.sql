-- 0001: what the centre keeps. Applied once by `ocop-kiosk central apply`, in one transaction with its
-- row in ocop.schema_version; a shipped file is never edited. Plain tables, row locks and primary
-- keys that begin with the till, so that the same schema partitions by till (Citus, YugabyteDB).
--
-- Everything belongs to ocop_owner, who cannot log in. Nobody else may touch a table; the functions
-- of the next files are the only doors. Roles belong to the whole server, so they may be there
-- already from another database.
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'ocop_owner') THEN
        CREATE ROLE ocop_owner NOLOGIN;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'ocop_till') THEN
        CREATE ROLE ocop_till NOLOGIN;      -- every till's role is a member
    END IF;
    IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'ocop_reader') THEN
        CREATE ROLE ocop_reader NOLOGIN;    -- for managers: totals and checks, nothing to write
    END IF;
    IF NOT (SELECT r.rolsuper FROM pg_catalog.pg_roles r WHERE r.rolname = current_user) THEN
        EXECUTE pg_catalog.format('GRANT ocop_owner TO %I', current_user);
    END IF;
    EXECUTE pg_catalog.format('GRANT CREATE ON DATABASE %I TO ocop_owner',
                              pg_catalog.current_database());
    EXECUTE pg_catalog.format('REVOKE TEMPORARY ON DATABASE %I FROM PUBLIC',
                              pg_catalog.current_database());
END $$;

ALTER SCHEMA ocop OWNER TO ocop_owner;
ALTER TABLE ocop.schema_version OWNER TO ocop_owner;
REVOKE ALL ON SCHEMA ocop FROM PUBLIC;
SET LOCAL ROLE ocop_owner;
ALTER DEFAULT PRIVILEGES FOR ROLE ocop_owner REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;

-- One row a till and epoch. A till's identity is the role it logs in as; a restored or cloned till
-- starts a new epoch, and the one before is closed. journal_till is the name its entries are hashed
-- with: a till that had sold before it was enrolled keeps it.
CREATE TABLE ocop.till (
    till         text        NOT NULL CHECK (till ~ '^[A-Za-z0-9][A-Za-z0-9_.-]{0,31}$'),
    epoch        bigint      NOT NULL CHECK (epoch > 0),
    role         name        NOT NULL,
    journal_till text        NOT NULL CHECK (journal_till <> ''),
    public_key   bytea       NOT NULL CHECK (length(public_key) = 32),
    state        text        NOT NULL DEFAULT 'active'
                             CHECK (state IN ('active', 'quarantined', 'closed')),
    last_seq     bigint      NOT NULL DEFAULT 0,
    last_hash    bytea       NOT NULL DEFAULT decode(repeat('00', 32), 'hex')
                             CHECK (length(last_hash) = 32),
    enrolled_at  timestamptz NOT NULL DEFAULT now(),
    pushed_at    timestamptz,
    PRIMARY KEY (till, epoch)
);
CREATE UNIQUE INDEX till_has_one_epoch ON ocop.till (till) WHERE state <> 'closed';
CREATE UNIQUE INDEX till_by_key ON ocop.till (public_key) WHERE state <> 'closed';
CREATE UNIQUE INDEX till_by_role ON ocop.till (role) WHERE state <> 'closed';

-- The tills' journals, byte for byte; prev is the hash of the entry before.
CREATE TABLE ocop.journal (
    till         text        NOT NULL,
    epoch        bigint      NOT NULL,
    seq          bigint      NOT NULL CHECK (seq > 0),
    kind         text        NOT NULL,
    body         bytea       NOT NULL,
    hash         bytea       NOT NULL CHECK (length(hash) = 32),
    sig          bytea       NOT NULL CHECK (length(sig) = 64),
    received_at  timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (till, epoch, seq)
);

-- Projections of entries of kind 'sale'. Money in đồng, quantities in thousandths.
CREATE TABLE ocop.sale (
    till           text     NOT NULL,
    epoch          bigint   NOT NULL,
    seq            bigint   NOT NULL,
    id             uuid     NOT NULL,
    number         text     NOT NULL,
    request_id     text     NOT NULL,
    business_date  date     NOT NULL,
    closed_at_ms   bigint   NOT NULL,
    hour           smallint NOT NULL CHECK (hour BETWEEN 0 AND 23),  -- local, +07:00
    cashier        text     NOT NULL,
    cashier_name   text     NOT NULL,
    demonstration  boolean  NOT NULL,
    gross          bigint   NOT NULL,
    discount       bigint   NOT NULL,
    total          bigint   NOT NULL,
    rounding       bigint   NOT NULL,
    payable        bigint   NOT NULL,
    change         bigint   NOT NULL,
    tax            bigint   NOT NULL,
    PRIMARY KEY (till, epoch, seq),
    CONSTRAINT a_sale_arrives_once UNIQUE (till, id),
    CONSTRAINT the_figures_of_a_sale_agree
        CHECK (total = gross - discount AND payable = total + rounding)
);
CREATE INDEX sale_by_day ON ocop.sale (business_date, till);

CREATE TABLE ocop.sale_line (
    till           text     NOT NULL,
    epoch          bigint   NOT NULL,
    seq            bigint   NOT NULL,
    n              integer  NOT NULL,
    business_date  date     NOT NULL,
    product_id     text     NOT NULL,
    code           text     NOT NULL,
    name           text     NOT NULL,
    name_en        text     NOT NULL,
    group_key      text     NOT NULL,
    producer       text     NOT NULL,
    stars          smallint CHECK (stars BETWEEN 1 AND 5),
    unit           text     NOT NULL,
    quantity       bigint   NOT NULL,
    unit_price     bigint   NOT NULL,
    discount       bigint   NOT NULL,
    gross          bigint   NOT NULL,
    sale_discount  bigint   NOT NULL,
    amount         bigint   NOT NULL,
    tax_rate       text     NOT NULL,
    tax            bigint   NOT NULL,
    PRIMARY KEY (till, epoch, seq, n),
    CONSTRAINT the_figures_of_a_line_agree CHECK (amount = gross - discount - sale_discount)
);
CREATE INDEX sale_line_by_day ON ocop.sale_line (business_date, till);

CREATE TABLE ocop.payment (
    till           text     NOT NULL,
    epoch          bigint   NOT NULL,
    seq            bigint   NOT NULL,
    n              integer  NOT NULL,
    business_date  date     NOT NULL,
    method         text     NOT NULL CHECK (method IN ('cash', 'transfer', 'card')),
    amount         bigint   NOT NULL,
    tendered       bigint   NOT NULL,
    reference      text     NOT NULL,
    PRIMARY KEY (till, epoch, seq, n)
);
CREATE INDEX payment_by_day ON ocop.payment (business_date, till);

-- What a person must look at. The same thing again only counts.
CREATE TABLE ocop.incident (
    till         text        NOT NULL,
    epoch        bigint      NOT NULL,
    seq          bigint      NOT NULL,
    kind         text        NOT NULL
                             CHECK (kind IN ('projection', 'fork', 'bad_chain', 'wrong_epoch')),
    detail       text        NOT NULL,
    first_at     timestamptz NOT NULL DEFAULT now(),
    last_at      timestamptz NOT NULL DEFAULT now(),
    times        bigint      NOT NULL DEFAULT 1,
    resolved_at  timestamptz,
    resolution   text,
    PRIMARY KEY (till, epoch, seq, kind)
);

-- The catalogue for every till: an item is one row of the catalogue's CSV, column by column, as
-- text. Revisions come from one locked row: numbers from a sequence become visible out of order, and
-- a reader that polls would miss rows.
CREATE TABLE ocop.catalogue_revision (
    one         boolean PRIMARY KEY DEFAULT true CHECK (one),
    generation  bigint  NOT NULL,        -- another one: the centre was restored, read all anew
    revision    bigint  NOT NULL DEFAULT 0
);
INSERT INTO ocop.catalogue_revision (generation)
VALUES (floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint);

CREATE TABLE ocop.catalogue_item (
    product_id  text    PRIMARY KEY,
    revision    bigint  NOT NULL UNIQUE,
    withdrawn   boolean NOT NULL DEFAULT false,  -- a tombstone
    item        jsonb   NOT NULL CHECK (jsonb_typeof(item) = 'object')
);
