-- What the floor remembers: points from the first word to the answer, files sent with them, support, sounding, speeches,
-- and what the meeting concluded. Nothing here is ever deleted by an act: what is undone says so.

-- `addressee_id` is the organisation a proposal is meant for (`addressee` in free words where it is none of the meeting),
-- `location` and `volume` what a planning system asks of it.
-- `merged_into` holds the point under whose record wording this one stands, `state_before` where it goes back to when it
-- is taken out again. `message_id` is the sender's message in the private chat: an edit of it finds its point.
-- wording: '' | asked (the sender was shown the record wording) | agreed | objected; `objection` what the sender would
-- write instead. `answer` says what was answered, `answered_by` by whom, as the minutes will print it.
ALTER TABLE points ADD COLUMN location TEXT NOT NULL DEFAULT '';
ALTER TABLE points ADD COLUMN volume TEXT NOT NULL DEFAULT '';
ALTER TABLE points ADD COLUMN addressee_id BIGINT REFERENCES organisations (id);
ALTER TABLE points ADD COLUMN addressee TEXT NOT NULL DEFAULT '';
ALTER TABLE points ADD COLUMN merged_into BIGINT REFERENCES points (id);
ALTER TABLE points ADD COLUMN state_before TEXT NOT NULL DEFAULT '';
ALTER TABLE points ADD COLUMN message_id BIGINT;
ALTER TABLE points ADD COLUMN wording TEXT NOT NULL DEFAULT '';
ALTER TABLE points ADD COLUMN objection TEXT NOT NULL DEFAULT '';
ALTER TABLE points ADD COLUMN answer TEXT NOT NULL DEFAULT '';
ALTER TABLE points ADD COLUMN answered_by TEXT NOT NULL DEFAULT '';
ALTER TABLE points ADD COLUMN answered_ms BIGINT;
CREATE INDEX points_of_message ON points (delegate_id, message_id);
CREATE INDEX points_merged ON points (merged_into);

-- Every wording a point ever had, the first as it was sent. source: sender (an edit of the message) | record (the minute
-- taker's) | objection (what the sender would write) | answer (who answered and what) | reason (why it is not shown, in
-- own words). The chain holds the digest of salt and text.
CREATE TABLE point_texts (
  point_id BIGINT NOT NULL REFERENCES points (id),
  number BIGINT NOT NULL,
  source TEXT NOT NULL,
  text TEXT NOT NULL,
  salt TEXT NOT NULL,
  written_by TEXT NOT NULL,
  at_ms BIGINT NOT NULL,
  PRIMARY KEY (point_id, number)
);

-- A file somebody sent: kept beside the database, named in the record. kind: photo | document | voice | audio.
-- state: waiting (to be fetched) | kept | refused (wrong type, too large, empty) | lost (Telegram no longer has it).
-- A file is no point: `point_id` stays empty until its sender has confirmed words for it.
-- `wanted` is the kind of point it was sent for, if one was asked for; `summary` what an official wrote for it, and when.
-- `help_ms`: when its sender asked officials for help with it; before that no official sees a file that is no point.
CREATE TABLE media (
  id {id},
  meeting_id BIGINT NOT NULL REFERENCES meetings (id),
  point_id BIGINT REFERENCES points (id),
  delegate_id BIGINT,
  kind TEXT NOT NULL,
  file_id TEXT NOT NULL,
  file_unique_id TEXT NOT NULL,
  album TEXT NOT NULL DEFAULT '',
  name TEXT NOT NULL DEFAULT '',
  type TEXT NOT NULL DEFAULT '',
  seconds BIGINT,
  bytes BIGINT NOT NULL DEFAULT 0,
  sha256 TEXT NOT NULL DEFAULT '',
  path TEXT NOT NULL DEFAULT '',
  state TEXT NOT NULL DEFAULT 'waiting',
  reason TEXT NOT NULL DEFAULT '',
  received_ms BIGINT NOT NULL,
  wanted TEXT NOT NULL DEFAULT '',
  summary TEXT NOT NULL DEFAULT '',
  summary_ms BIGINT NOT NULL DEFAULT 0,
  help_ms BIGINT
);
CREATE INDEX media_of_point ON media (point_id);
CREATE INDEX media_of_album ON media (delegate_id, album);

-- Who stands behind a point: 'o<organisation id>' for an organisation, 'd<delegate id>' for a person. Once each: a key.
CREATE TABLE supports (
  point_id BIGINT NOT NULL REFERENCES points (id),
  supporter TEXT NOT NULL,
  organisation_id BIGINT NOT NULL REFERENCES organisations (id),
  delegate_id BIGINT,
  supported_ms BIGINT NOT NULL,
  withdrawn_ms BIGINT,
  PRIMARY KEY (point_id, supporter)
);

-- A sounding asks the room setuju, tidak or lewati on each point of a set. state: draft | open | closed | cancelled. It
-- decides nothing. Closing writes `result` (JSON of what is published, and nothing of what stays hidden) with the salt of
-- its digest, and deletes every view in the same transaction.
CREATE TABLE soundings (
  id {id},
  meeting_id BIGINT NOT NULL REFERENCES meetings (id),
  number BIGINT NOT NULL,
  state TEXT NOT NULL DEFAULT 'draft',
  opened_by TEXT NOT NULL DEFAULT '',
  opened_ms BIGINT,
  deadline_ms BIGINT,
  closed_ms BIGINT,
  closed_by TEXT NOT NULL DEFAULT '',
  reason TEXT NOT NULL DEFAULT '',
  salt TEXT NOT NULL DEFAULT '',
  result TEXT NOT NULL DEFAULT '',
  CONSTRAINT sounding_number_once UNIQUE (meeting_id, number)
);
-- While it is prepared `position` is the number of the point in its meeting; opening numbers the points from 1 and
-- freezes their wordings.
CREATE TABLE sounding_points (
  sounding_id BIGINT NOT NULL REFERENCES soundings (id),
  position BIGINT NOT NULL,
  point_id BIGINT NOT NULL REFERENCES points (id),
  wording TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (sounding_id, position)
);
-- view: agree | disagree | pass. The constituency is that of the moment of the answer. Only of open soundings.
CREATE TABLE sounding_views (
  sounding_id BIGINT NOT NULL REFERENCES soundings (id),
  position BIGINT NOT NULL,
  delegate_id BIGINT NOT NULL,
  constituency_id BIGINT,
  view TEXT NOT NULL,
  given_ms BIGINT NOT NULL,
  PRIMARY KEY (sounding_id, position, delegate_id)
);

-- The speakers' list. kind: hand | order (interupsi). state: waiting | called | speaking | paused | done | skipped |
-- withdrawn. `spoken_ms` is what was spoken before the last start, `started_ms` that start, empty while nothing runs.
-- `limit_ms` is fixed when the speech starts, `extra_ms` what a moderator gave on top. `item_id` is the agenda item it was
-- spoken under. `told_ms`: when the person heard that they are next.
CREATE TABLE speeches (
  id {id},
  meeting_id BIGINT NOT NULL REFERENCES meetings (id),
  number BIGINT NOT NULL,
  item_id BIGINT,
  organisation_id BIGINT NOT NULL REFERENCES organisations (id),
  delegate_id BIGINT NOT NULL REFERENCES delegates (id),
  kind TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'waiting',
  raised_by TEXT NOT NULL,
  raised_ms BIGINT NOT NULL,
  told_ms BIGINT,
  called_ms BIGINT,
  first_ms BIGINT,
  started_ms BIGINT,
  ended_ms BIGINT,
  spoken_ms BIGINT NOT NULL DEFAULT 0,
  limit_ms BIGINT NOT NULL DEFAULT 0,
  extra_ms BIGINT NOT NULL DEFAULT 0,
  revision BIGINT NOT NULL DEFAULT 0,
  CONSTRAINT speech_number_once UNIQUE (meeting_id, number)
);
-- One living entry a person, one called and one speaking a meeting: keys, not checks.
CREATE UNIQUE INDEX speech_once ON speeches (delegate_id) WHERE state IN ('waiting', 'called', 'speaking', 'paused');
CREATE UNIQUE INDEX speech_called_once ON speeches (meeting_id) WHERE state = 'called';
CREATE UNIQUE INDEX speech_speaking_once ON speeches (meeting_id) WHERE state = 'speaking';
-- Every wording of what was said, the last one counts. The chain holds the digest of salt and text.
CREATE TABLE speech_notes (
  speech_id BIGINT NOT NULL REFERENCES speeches (id),
  number BIGINT NOT NULL,
  text TEXT NOT NULL,
  salt TEXT NOT NULL,
  written_by TEXT NOT NULL,
  written_ms BIGINT NOT NULL,
  PRIMARY KEY (speech_id, number)
);
-- How a meeting speaks. turn: arrival | constituency; budget_of: '' | speaker | organisation.
CREATE TABLE speaking_rules (
  meeting_id BIGINT PRIMARY KEY REFERENCES meetings (id),
  is_shut BIGINT NOT NULL DEFAULT 0,
  turn TEXT NOT NULL DEFAULT 'arrival',
  speech_ms BIGINT NOT NULL DEFAULT 180000,
  budget_of TEXT NOT NULL DEFAULT '',
  budget_ms BIGINT NOT NULL DEFAULT 0
);

-- A note becomes one of four outcomes: note | conclusion | decision | follow_up. `number` counts within its kind.
-- `source` says where figures quoted in it come from. One taken back stays, with its reason.
ALTER TABLE notes ADD COLUMN number BIGINT NOT NULL DEFAULT 0;
ALTER TABLE notes ADD COLUMN source TEXT NOT NULL DEFAULT '';
ALTER TABLE notes ADD COLUMN withdrawn_ms BIGINT;
ALTER TABLE notes ADD COLUMN withdrawn_by TEXT NOT NULL DEFAULT '';
ALTER TABLE notes ADD COLUMN withdrawn_reason TEXT NOT NULL DEFAULT '';
ALTER TABLE notes ADD COLUMN entry BIGINT NOT NULL DEFAULT 0;
ALTER TABLE notes ADD COLUMN revision BIGINT NOT NULL DEFAULT 0;
UPDATE notes SET number = (SELECT COUNT(*) FROM notes n WHERE n.meeting_id = notes.meeting_id AND n.kind = notes.kind
  AND n.id <= notes.id) WHERE kind <> 'reason';
CREATE UNIQUE INDEX note_number_once ON notes (meeting_id, kind, number) WHERE kind <> 'reason';
-- Every text that was ever entered for an outcome, the present ones included, with the salt of its digest and the entry
-- that holds it (0: the entry that prepared the meeting). part: text | source | reason | responsible.
CREATE TABLE note_texts (
  note_id BIGINT NOT NULL REFERENCES notes (id),
  number BIGINT NOT NULL,
  part TEXT NOT NULL,
  text TEXT NOT NULL,
  salt TEXT NOT NULL,
  written_by TEXT NOT NULL,
  at_ms BIGINT NOT NULL,
  entry BIGINT NOT NULL,
  PRIMARY KEY (note_id, number)
);
-- The points and questions that led to it.
CREATE TABLE note_points (
  note_id BIGINT NOT NULL REFERENCES notes (id),
  point_id BIGINT NOT NULL REFERENCES points (id),
  PRIMARY KEY (note_id, point_id)
);
CREATE TABLE note_questions (
  note_id BIGINT NOT NULL REFERENCES notes (id),
  question_id BIGINT NOT NULL REFERENCES questions (id),
  PRIMARY KEY (note_id, question_id)
);
-- What is to be done: by whom (an organisation of the meeting, or named in words), until when (a date), and how far it
-- is. status: open | running | done. `carried_from` is the follow-up of an earlier meeting that this one goes on with,
-- `origin` how that one was called there: the code of the meeting and its own, also where it came in through a file.
CREATE TABLE follow_ups (
  note_id BIGINT PRIMARY KEY REFERENCES notes (id),
  organisation_id BIGINT REFERENCES organisations (id),
  responsible TEXT NOT NULL DEFAULT '',
  due_on TEXT NOT NULL DEFAULT '',
  status TEXT NOT NULL DEFAULT 'open',
  carried_from BIGINT REFERENCES notes (id),
  origin TEXT NOT NULL DEFAULT '',
  revision BIGINT NOT NULL DEFAULT 0
);
CREATE INDEX follow_ups_carried ON follow_ups (carried_from);
