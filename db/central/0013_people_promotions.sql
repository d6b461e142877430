-- 0013: people and promotions of all shops. Whoever keeps the centre calls publish_promotion,
-- withdraw_promotion, publish_person and withdraw_person, as publish_item for goods; like that one
-- they are granted to nobody. What cannot be is refused here, in words, and stored nowhere.
--
-- They travel in the catalogue's feed (0010), as '@promotion/ID' and '@person/CODE'. To publish
-- again what is there already tells it once more to tills that left it out.
SET LOCAL ROLE ocop_owner;

CREATE FUNCTION ocop.feed_anew(a_name text, an_item jsonb) RETURNS bigint
LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $$
    SELECT ocop.feed(a_name, an_item);
    SELECT c.revision FROM ocop.catalogue_item c WHERE c.product_id = a_name;
$$;

-- What it said stays, so that a till knows whether it was meant.
CREATE FUNCTION ocop.withdraw_fed(a_name text, a_what text) RETURNS bigint
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    before jsonb;
BEGIN
    SELECT c.item INTO before FROM ocop.catalogue_item c WHERE c.product_id = a_name;
    IF NOT FOUND THEN
        RAISE EXCEPTION '% was never published', a_what USING ERRCODE = '22023';
    END IF;
    RETURN ocop.feed_anew(a_name, before || '{"withdrawn": true}');
END $$;

-- Columns with text in them, none that tills do not know.
CREATE FUNCTION ocop.refuse_columns(a_what text, b jsonb, known text[]) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    wrong text;
BEGIN
    IF b IS NULL OR jsonb_typeof(b) <> 'object' THEN
        RAISE EXCEPTION '% is a JSON object of columns', a_what USING ERRCODE = '22023';
    END IF;
    SELECT e.key INTO wrong FROM jsonb_each(b) e WHERE e.key <> ALL (known) ORDER BY e.key LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION '% has no column %', a_what, wrong USING ERRCODE = '22023';
    END IF;
    SELECT e.key INTO wrong FROM jsonb_each(b) e
    WHERE jsonb_typeof(e.value) <> 'string' OR e.value #>> '{}' ~ '[\x01-\x1f\x7f]'
    ORDER BY e.key LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION '%: column % is no text of one line', a_what, wrong USING ERRCODE = '22023';
    END IF;
END $$;

-- --- promotions ----------------------------------------------------------------------------------
-- A promotion has the columns of the promotions' CSV (ocop-kiosk promotions export), as text.

-- The end's day is still part of it.
CREATE FUNCTION ocop.promotion_moment(a_cell text, is_end boolean) RETURNS timestamp
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT CASE WHEN coalesce(a_cell, '') = '' THEN NULL
                WHEN is_end AND length(a_cell) = 10 THEN a_cell::timestamp + interval '1 day'
                ELSE a_cell::timestamp END;
$$;

-- The column that cannot be and why; null where all is well. In this order: what is cast was looked
-- at before.
CREATE FUNCTION ocop.promotion_fault(p jsonb) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT CASE
        WHEN v.id = '' OR octet_length(v.id) > 64 THEN 'id is not 1 to 64 bytes'
        WHEN btrim(v.name) = '' OR octet_length(v.name) > 200 THEN 'name is not 1 to 200 bytes'
        WHEN v.kind NOT IN ('price_list', 'special_price', 'percent', 'amount_off', 'buy_get',
                            'bundle') THEN format('kind "%s" is none', v.kind)
        WHEN v.kind = 'bundle' AND v.pieces < 2 THEN 'products of a bundle are two or more'
        WHEN v.kind = 'price_list' AND v.pieces < 1 THEN 'products of a price list are named'
        WHEN v.of_group NOT IN ('', 'food', 'drink', 'herbal', 'craft', 'ornamental', 'tourism')
            THEN format('group "%s" is none', v.of_group)
        WHEN v.percent !~ '^([0-9]{1,3}([.,][0-9]{1,2})?)?$' THEN 'percent is no percentage'
        WHEN v.amount !~ '^[0-9]{0,12}$' THEN 'amount is no whole number'
        WHEN v.buy !~ '^[0-9]{0,4}$' THEN 'buy is no whole number up to 1000'
        WHEN v.get !~ '^[0-9]{0,4}$' THEN 'get is no whole number up to 1000'
        WHEN v.kind = 'percent'
             AND coalesce(nullif(replace(v.percent, ',', '.'), '')::numeric, 0)
                 NOT BETWEEN 0.01 AND 100
            THEN 'percent is not above 0 and up to 100'
        WHEN v.kind = 'buy_get' AND coalesce(nullif(v.buy, '')::int, 0) NOT BETWEEN 1 AND 1000
            THEN 'buy is not 1 to 1000'
        WHEN v.kind = 'buy_get' AND coalesce(nullif(v.get, '')::int, 0) NOT BETWEEN 1 AND 1000
            THEN 'get is not 1 to 1000'
        WHEN v.kind NOT IN ('percent', 'buy_get') AND coalesce(nullif(v.amount, '')::bigint, 0) = 0
            THEN 'amount is not above 0'
        WHEN v.starts !~ v.moment OR v.ends !~ v.moment
            THEN 'starts and ends are a day 2026-12-24 or a minute 2026-12-24 17:00'
        WHEN ocop.promotion_moment(v.ends, true) <= ocop.promotion_moment(v.starts, false)
            THEN 'ends comes before starts'
    END
    FROM (SELECT coalesce(p ->> 'id', '') AS id, coalesce(p ->> 'name', '') AS name,
                 coalesce(p ->> 'kind', '') AS kind, coalesce(p ->> 'group', '') AS of_group,
                 coalesce(p ->> 'percent', '') AS percent,
                 coalesce(p ->> 'amount', '') AS amount, coalesce(p ->> 'buy', '') AS buy,
                 coalesce(p ->> 'get', '') AS get, coalesce(p ->> 'starts', '') AS starts,
                 coalesce(p ->> 'ends', '') AS ends,
                 (SELECT count(*) FROM regexp_split_to_table(p ->> 'products', ' ') w
                  WHERE w <> '') AS pieces,
                 '^([0-9]{4}-[0-9]{2}-[0-9]{2}([ T]([01][0-9]|2[0-3]):[0-5][0-9])?)?$' AS moment) v;
$$;

CREATE FUNCTION ocop.publish_promotion(promotion jsonb) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    wrong text;
BEGIN
    PERFORM ocop.refuse_columns('a promotion', promotion,
        '{id,name,kind,products,group,producer,percent,amount,buy,get,starts,ends}');
    wrong := ocop.promotion_fault(promotion);
    IF wrong IS NOT NULL THEN
        RAISE EXCEPTION 'promotion %: %', coalesce(promotion ->> 'id', ''), wrong
            USING ERRCODE = '22023';
    END IF;
    RETURN ocop.feed_anew('@promotion/' || (promotion ->> 'id'),
                          jsonb_build_object('promotion', promotion));
END $$;

CREATE FUNCTION ocop.withdraw_promotion(an_id text) RETURNS bigint
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT ocop.withdraw_fed('@promotion/' || an_id, format('the promotion "%s"', an_id));
$$;

-- --- people --------------------------------------------------------------------------------------
-- A person has code, name and role, and works at the till of that name alone where `till` says one.
-- PINs never leave a till.

CREATE FUNCTION ocop.publish_person(person jsonb) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    a_code text := coalesce(person ->> 'code', '');
    a_name text := coalesce(person ->> 'name', '');
    a_role text := coalesce(person ->> 'role', '');
    a_till text := coalesce(person ->> 'till', '');
BEGIN
    PERFORM ocop.refuse_columns('a person', person, '{code,name,role,till}');
    IF a_code !~ '^[A-Za-z0-9]{1,16}$' THEN
        RAISE EXCEPTION 'person: the code "%" is not 1 to 16 digits or plain letters', a_code
            USING ERRCODE = '22023';
    ELSIF btrim(a_name) = '' OR octet_length(a_name) > 80 THEN
        RAISE EXCEPTION 'person %: the name is not 1 to 80 bytes', a_code USING ERRCODE = '22023';
    ELSIF a_role NOT IN ('cashier', 'supervisor', 'manager') THEN
        RAISE EXCEPTION 'person %: the role "%" is neither cashier, supervisor nor manager', a_code,
            a_role USING ERRCODE = '22023';
    ELSIF a_till <> '' AND NOT EXISTS (
        SELECT FROM ocop.till t WHERE t.till = a_till AND t.state <> 'closed') THEN
        RAISE EXCEPTION 'person %: no till is enrolled as "%"', a_code, a_till
            USING ERRCODE = '22023';
    END IF;
    RETURN ocop.feed_anew('@person/' || a_code, jsonb_build_object('person', person, 'for',
        CASE WHEN a_till <> '' THEN ocop.till_mark(a_till) END));
END $$;

CREATE FUNCTION ocop.withdraw_person(a_code text) RETURNS bigint
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT ocop.withdraw_fed('@person/' || a_code, format('a person with the code "%s"', a_code));
$$;

-- A till that is enrolled anew under its name has another key: its own people are told once more.
CREATE FUNCTION ocop.offer_people() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NEW.state <> 'closed' THEN
        PERFORM ocop.feed(c.product_id,
                          c.item || jsonb_build_object('for', ocop.till_mark(NEW.till)))
        FROM ocop.catalogue_item c
        WHERE c.product_id LIKE '@person/%' AND c.item #>> '{person,till}' = NEW.till;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER till_knows_its_people
AFTER INSERT OR UPDATE OF till, journal_till, public_key ON ocop.till
FOR EACH ROW EXECUTE FUNCTION ocop.offer_people();
