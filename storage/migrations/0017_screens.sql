-- How the screens of a meeting are steered, and where they are found: one row a meeting, any number of screens watch.
-- `key` is the unguessable part of the address; a new one takes the old one back. `results_key`: the same of the page
-- of results, once the secretariat has opened it. `shown` '' follows the meeting. `revision` is the highest number
-- handed out to a snapshot, so that none is ever lower than one before it, whatever becomes of service or clock.
CREATE TABLE screens (
    meeting_id BIGINT PRIMARY KEY REFERENCES meetings (id),
    key TEXT NOT NULL UNIQUE,
    results_key TEXT UNIQUE,
    shown TEXT NOT NULL DEFAULT '',
    subject_id BIGINT,
    page BIGINT,
    size BIGINT NOT NULL DEFAULT 0,
    is_blank BIGINT NOT NULL DEFAULT 0,
    theme TEXT NOT NULL DEFAULT 'light',
    language TEXT NOT NULL DEFAULT 'id',
    revision BIGINT NOT NULL DEFAULT 0,
    created_ms BIGINT NOT NULL,
    changed_ms BIGINT NOT NULL
);
