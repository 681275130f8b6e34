-- What a meeting remembers between its end and its lock: until when corrections may be proposed, what was proposed and
-- ruled, and what was put right after adoption.

-- `window_hours` and `sends_minutes` are set by the meeting file or the secretariat, until the meeting ends; the end fixes
-- `closes_ms`. `lapsed_ms`: when it was noticed that the time is over; each proposal checks the deadline itself.
CREATE TABLE closing_rules (
  meeting_id BIGINT PRIMARY KEY REFERENCES meetings (id),
  window_hours BIGINT NOT NULL DEFAULT 72,
  sends_minutes BIGINT NOT NULL DEFAULT 1,
  closes_ms BIGINT,
  lapsed_ms BIGINT
);

-- A correction that somebody who attended proposes. target: point | outcome | question | name | attendance | general;
-- `about` is the code of what it corrects. state: open | accepted | declined. `ruling` is the wording that entered the
-- record, or the reason why it was declined. The chain holds the digests of salt and text.
CREATE TABLE amendments (
  id {id},
  meeting_id BIGINT NOT NULL REFERENCES meetings (id),
  number BIGINT NOT NULL,
  delegate_id BIGINT NOT NULL REFERENCES delegates (id),
  target TEXT NOT NULL,
  about TEXT NOT NULL DEFAULT '',
  text TEXT NOT NULL,
  salt TEXT NOT NULL,
  proposed_ms BIGINT NOT NULL,
  state TEXT NOT NULL DEFAULT 'open',
  ruling TEXT NOT NULL DEFAULT '',
  ruling_salt TEXT NOT NULL DEFAULT '',
  ruled_by TEXT NOT NULL DEFAULT '',
  ruled_ms BIGINT,
  CONSTRAINT amendment_number_once UNIQUE (meeting_id, number)
);
CREATE INDEX amendments_of_delegate ON amendments (delegate_id);

-- `about` says what an erratum puts right where it is no result. stage: result (before the meeting was adopted) | adopted |
-- locked (it is an addendum then).
ALTER TABLE errata ADD COLUMN about TEXT NOT NULL DEFAULT '';
ALTER TABLE errata ADD COLUMN stage TEXT NOT NULL DEFAULT 'result';
