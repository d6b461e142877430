-- 0023: people and promotions that the centre publishes (db/central/0013_people_promotions.sql).
--
-- Both tables are the centre's word and no part of what the journal proves; what came of it is
-- journaled like the till's own ('promotions', 'staff').
--
-- Its promotions as it said them last, in the columns of the promotions' CSV: a shop that brings in
-- a list of its own keeps them. Table promotion has the list that counts, the shop's and these.
CREATE TABLE centre_promotion (
    id       TEXT NOT NULL PRIMARY KEY,
    columns  TEXT NOT NULL                      -- JSON, text by column
) STRICT, WITHOUT ROWID;

-- What it said of a person last. Whoever it withdrew is blocked, and let in again once it publishes
-- them anew; whoever a manager here blocked stays blocked.
CREATE TABLE centre_person (
    code       TEXT    NOT NULL PRIMARY KEY,
    withdrawn  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- A person of the centre has no PIN (pin = '') until a manager gives them one.

-- What an older program passed over is in the feed behind its mark: all is read once more, and what
-- is here already changes nothing.
UPDATE pulled SET up_to = 0;
