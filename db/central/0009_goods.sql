-- 0009: what tills changed in the goods (entries of kind 'goods_change', version 1), one row a field.
-- A trigger beside push_batch: whatever kinds a later version learns, each stands alone.
SET LOCAL ROLE ocop_owner;

CREATE TABLE ocop.goods_change (
    till        text     NOT NULL,
    epoch       bigint   NOT NULL,
    seq         bigint   NOT NULL,
    n           integer  NOT NULL,
    at_ms       bigint   NOT NULL,
    by_code     text     NOT NULL,                -- '' : by itself (a price began)
    act         text     NOT NULL,
    starts_ms   bigint   NOT NULL,                -- of planned prices; 0: none
    product_id  text     NOT NULL,
    lot         text     NOT NULL,
    field       text     NOT NULL,
    before      text     NOT NULL,
    after       text     NOT NULL,
    PRIMARY KEY (till, epoch, seq, n)
);
CREATE INDEX goods_change_by_product ON ocop.goods_change (product_id, at_ms);

-- A body that does not fit becomes an incident for a person; the entry itself is stored all the same.
CREATE FUNCTION ocop.project_goods_change() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    b jsonb;
BEGIN
    b := convert_from(NEW.body, 'UTF8')::jsonb;
    IF jsonb_typeof(b) <> 'object' OR (b ->> 'v')::integer IS DISTINCT FROM 1 THEN
        RAISE EXCEPTION 'entry % has a body of an unknown version', NEW.seq;
    END IF;
    INSERT INTO ocop.goods_change (till, epoch, seq, n, at_ms, by_code, act, starts_ms, product_id,
                                   lot, field, before, after)
    SELECT NEW.till, NEW.epoch, NEW.seq, row_number() OVER (ORDER BY i.at, f.at),
           (b ->> 'at_ms')::bigint, b ->> 'by', b ->> 'act', (b ->> 'starts_ms')::bigint,
           i.item ->> 'product_id', i.item ->> 'lot', f.field ->> 'field', f.field ->> 'before',
           f.field ->> 'after'
    FROM jsonb_array_elements(b -> 'items') WITH ORDINALITY AS i (item, at),
         jsonb_array_elements(i.item -> 'fields') WITH ORDINALITY AS f (field, at);
    RETURN NULL;
EXCEPTION
    WHEN data_exception OR integrity_constraint_violation OR raise_exception
        OR program_limit_exceeded THEN
        PERFORM ocop.note_incident(NEW.till, NEW.epoch, NEW.seq, 'projection', SQLERRM);
        RETURN NULL;
END $$;
CREATE TRIGGER goods_change_is_projected AFTER INSERT ON ocop.journal
FOR EACH ROW WHEN (NEW.kind = 'goods_change') EXECUTE FUNCTION ocop.project_goods_change();

GRANT SELECT ON ocop.goods_change TO ocop_reader;
