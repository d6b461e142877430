-- 0005: how far this till has read the centre's catalogue. Another generation means that the centre
-- was restored, and everything is read anew.
CREATE TABLE pulled (
    id          INTEGER PRIMARY KEY CHECK (id = 1),
    generation  INTEGER NOT NULL,
    up_to       INTEGER NOT NULL
) STRICT;
