-- What a person may ask of their data, and how long they are kept.

-- Every notice that somebody has agreed to, word for word. version: SHA-256 of the text, which `consents` names.
CREATE TABLE notices (
  version TEXT NOT NULL PRIMARY KEY,
  text TEXT NOT NULL,
  first_ms BIGINT NOT NULL
);

-- How long a meeting keeps what: days after adoption for accounts and for names beside answers, days after the minutes
-- were locked for words as they were sent. A meeting without a row keeps to the defaults.
CREATE TABLE retention (
  meeting_id BIGINT PRIMARY KEY REFERENCES meetings (id),
  account_days BIGINT NOT NULL,
  answer_days BIGINT NOT NULL,
  original_days BIGINT NOT NULL
);

-- Who was there, once names are kept apart from answers: no number of a delegate, no account, no time leads from here to
-- a ballot. The attendance list of the archive is printed from it.
CREATE TABLE attendance_names (
  id {id},
  meeting_id BIGINT NOT NULL REFERENCES meetings (id),
  organisation_id BIGINT NOT NULL REFERENCES organisations (id),
  label TEXT NOT NULL,
  position TEXT NOT NULL,
  name TEXT NOT NULL,
  represents TEXT NOT NULL
);

-- The weight of an answer by constituency, once it is kept without its voter ('' while the electorate tells it).
ALTER TABLE ballots ADD COLUMN weight TEXT NOT NULL DEFAULT '';

-- What people asked about their data and what became of it. `label` is the position and name asked for. state: waiting |
-- granted | declined. Once settled, the wording asked for is forgotten.
CREATE TABLE privacy_requests (
  id {id},
  meeting_id BIGINT NOT NULL REFERENCES meetings (id),
  number BIGINT NOT NULL,
  delegate_id BIGINT NOT NULL REFERENCES delegates (id),
  label TEXT NOT NULL,
  asked_ms BIGINT NOT NULL,
  due_ms BIGINT NOT NULL,
  state TEXT NOT NULL DEFAULT 'waiting',
  settled_by TEXT NOT NULL DEFAULT '',
  settled_ms BIGINT,
  reason TEXT NOT NULL DEFAULT '',
  CONSTRAINT privacy_request_once UNIQUE (meeting_id, number)
);
CREATE UNIQUE INDEX privacy_request_waits_once ON privacy_requests (delegate_id) WHERE state = 'waiting';

-- Who opened what list of people or whose data. list: attendance | missing | own_data | consents | requests | accesses.
-- `about` is the ref of the one person it was about, empty for a list.
CREATE TABLE accesses (
  id {id},
  meeting_id BIGINT NOT NULL REFERENCES meetings (id),
  at_ms BIGINT NOT NULL,
  actor_role TEXT NOT NULL,
  actor_ref TEXT NOT NULL,
  list TEXT NOT NULL,
  about TEXT NOT NULL DEFAULT ''
);
CREATE INDEX accesses_of_meeting ON accesses (meeting_id, at_ms);
