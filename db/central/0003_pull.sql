-- 0003: how the catalogue goes out. Whoever keeps the catalogue calls publish_item and
-- withdraw_item (or writes the table, the trigger numbers it); tills poll pull_changes.
SET LOCAL ROLE ocop_owner;

-- The counter's row stays locked until the writer commits, so revisions become visible in their
-- order.
CREATE FUNCTION ocop.number_revision() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    UPDATE ocop.catalogue_revision SET revision = revision + 1 RETURNING revision INTO NEW.revision;
    RETURN NEW;
END $$;
CREATE TRIGGER catalogue_item_is_numbered BEFORE INSERT OR UPDATE ON ocop.catalogue_item
FOR EACH ROW EXECUTE FUNCTION ocop.number_revision();

CREATE FUNCTION ocop.publish_item(item jsonb) RETURNS bigint
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    INSERT INTO ocop.catalogue_item (product_id, item) VALUES (item ->> 'product_id', item)
    ON CONFLICT (product_id) DO UPDATE SET item = excluded.item, withdrawn = false
    RETURNING revision;
$$;

CREATE FUNCTION ocop.withdraw_item(a_product_id text) RETURNS bigint
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    UPDATE ocop.catalogue_item SET withdrawn = true WHERE product_id = a_product_id
    RETURNING revision;
$$;

-- What changed after revision `since`, at most `at_most` items, oldest first. `items` is a JSON array
-- of {"product_id", "withdrawn", "item"}; `digest` is the SHA-256 of its bytes in UTF-8. `more`: ask
-- again from up_to. Another generation than the till knows: ask again from 0.
CREATE FUNCTION ocop.pull_changes(
    since bigint, at_most integer,
    OUT generation bigint, OUT up_to bigint, OUT more boolean, OUT items text, OUT digest bytea)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    newest bigint;
BEGIN
    IF NOT EXISTS (SELECT FROM ocop.till t WHERE t.role = session_user AND t.state <> 'closed') THEN
        RAISE EXCEPTION 'role % is no till', session_user USING ERRCODE = '42501';
    END IF;
    IF since IS NULL OR since < 0 OR at_most IS NULL OR at_most NOT BETWEEN 1 AND 10000 THEN
        RAISE EXCEPTION 'since is 0 or more, at_most 1 to 10000' USING ERRCODE = '22023';
    END IF;
    SELECT r.generation, r.revision INTO generation, newest FROM ocop.catalogue_revision r;
    SELECT coalesce(json_agg(json_build_object('product_id', c.product_id, 'withdrawn', c.withdrawn,
                                               'item', c.item) ORDER BY c.revision), '[]')::text,
           coalesce(max(c.revision), since)
    INTO items, up_to
    FROM (SELECT * FROM ocop.catalogue_item i
          WHERE i.revision > since AND i.revision <= newest
          ORDER BY i.revision LIMIT at_most) c;
    more := EXISTS (SELECT FROM ocop.catalogue_item i
                    WHERE i.revision > up_to AND i.revision <= newest);
    digest := sha256(convert_to(items, 'UTF8'));
END $$;

GRANT EXECUTE ON FUNCTION ocop.pull_changes(bigint, integer) TO ocop_till;
