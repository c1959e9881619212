"""The tables of the study's database, as steps from one version to the next.

A step that was once released is never changed; a new one is put behind it.
"""

# The first bytes of "Read"ing in "Bi"lingual; tells our files from those of other programs.
APPLICATION_ID = 0x42695264

# `due` of a schedule that was never asked (state 0) is when its card was made, so that one index
# gives every queue in its order. `decided` is when an article's state was last set. Seconds and
# uncovered sentences are counted by device, so that two devices' can be put together any number of
# times. `changed` of a schedule is null until it is asked. A card that two devices made alike is
# kept once; `instead` is then the id that stands for the one that was removed.
_FIRST = """
CREATE TABLE about (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL,
    changed TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO about VALUES ('device', lower(hex(randomblob(16))), '');

CREATE TABLE progress (
    path TEXT PRIMARY KEY,
    pair TEXT NOT NULL DEFAULT '',
    share REAL NOT NULL DEFAULT 0,
    opened TEXT,
    read TEXT,
    by_hand INTEGER NOT NULL DEFAULT 0,
    decided TEXT
) STRICT, WITHOUT ROWID;
CREATE TABLE spent (
    path TEXT NOT NULL,
    day TEXT NOT NULL,
    device TEXT NOT NULL,
    seconds REAL NOT NULL,
    PRIMARY KEY (path, day, device)
) STRICT, WITHOUT ROWID;
CREATE INDEX spent_by_day ON spent (day, seconds);
CREATE TABLE uncovered (
    day TEXT NOT NULL,
    device TEXT NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (day, device)
) STRICT, WITHOUT ROWID;

CREATE TABLE marks (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    path TEXT NOT NULL,
    pair TEXT NOT NULL,
    language TEXT,
    quote TEXT NOT NULL,
    prefix TEXT NOT NULL,
    suffix TEXT NOT NULL,
    colour TEXT,
    note TEXT NOT NULL,
    text_en TEXT,
    text_zh TEXT,
    heading_en TEXT,
    heading_zh TEXT,
    is_orphan INTEGER NOT NULL,
    created TEXT NOT NULL,
    changed TEXT NOT NULL
) STRICT;
CREATE INDEX marks_by_path ON marks (path, created);

CREATE TABLE cards (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    path TEXT NOT NULL,
    pair TEXT NOT NULL,
    front_en TEXT,
    front_zh TEXT,
    back_en TEXT,
    back_zh TEXT,
    language TEXT,
    term TEXT NOT NULL,
    is_suspended INTEGER NOT NULL,
    created TEXT NOT NULL,
    changed TEXT NOT NULL
) STRICT;
CREATE INDEX cards_by_front ON cards (path, kind, term, substr(front_en, 1, 32));
CREATE TABLE schedules (
    card INTEGER NOT NULL REFERENCES cards (number) ON DELETE CASCADE,
    direction TEXT NOT NULL,
    is_suspended INTEGER NOT NULL,
    due TEXT NOT NULL,
    state INTEGER NOT NULL DEFAULT 0,
    step INTEGER,
    stability REAL,
    difficulty REAL,
    last TEXT,
    answers INTEGER NOT NULL DEFAULT 0,
    lapses INTEGER NOT NULL DEFAULT 0,
    changed TEXT,
    PRIMARY KEY (card, direction)
) STRICT, WITHOUT ROWID;
CREATE INDEX schedules_by_due ON schedules (is_suspended, state, due, stability);
CREATE INDEX schedules_of_leeches ON schedules (card) WHERE lapses >= 8;
CREATE TABLE reviews (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    card TEXT NOT NULL,
    direction TEXT NOT NULL,
    grade INTEGER NOT NULL,
    at TEXT NOT NULL,
    day TEXT NOT NULL,
    state INTEGER NOT NULL,
    before TEXT NOT NULL
) STRICT;
CREATE INDEX reviews_by_day ON reviews (day, state);

CREATE TABLE removed (
    id TEXT PRIMARY KEY,
    at TEXT NOT NULL,
    instead TEXT
) STRICT, WITHOUT ROWID;
"""

STEPS: tuple[str, ...] = (_FIRST,)
