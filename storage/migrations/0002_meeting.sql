-- What a meeting remembers. Times are milliseconds UTC; facts that are true or not are 0 or 1; opaque JSON is text.
-- Every number that is shown is counted from these rows, never kept beside them.

-- One Telegram account. Nothing of its profile is stored but the language chosen here; `acting_delegate_id` is whom a
-- shared phone answers for at the moment, `reachable` falls to 0 when Telegram says that it blocked us.
CREATE TABLE accounts (
  telegram_id BIGINT PRIMARY KEY,
  language TEXT NOT NULL DEFAULT 'id',
  reachable BIGINT NOT NULL DEFAULT 1,
  meeting_id BIGINT,
  acting_delegate_id BIGINT,
  first_seen_ms BIGINT NOT NULL
);

-- Links that give a role, usable once. Only the hash is kept: a stolen database opens no door.
CREATE TABLE invitations (
  token_hash TEXT PRIMARY KEY,
  meeting_id BIGINT,
  role TEXT NOT NULL,
  expires_ms BIGINT NOT NULL,
  created_by BIGINT,
  used_by BIGINT,
  used_ms BIGINT
);

-- Who may do what. meeting_id 0 stands for the whole service (owner, and secretariats named by the owner).
CREATE TABLE staff (
  meeting_id BIGINT NOT NULL,
  telegram_id BIGINT NOT NULL,
  role TEXT NOT NULL,
  number BIGINT NOT NULL,
  added_ms BIGINT NOT NULL,
  PRIMARY KEY (meeting_id, telegram_id, role)
);

-- Outlives the roles: nobody else ever gets the number by which the record names an official.
CREATE TABLE staff_numbers (
  telegram_id BIGINT PRIMARY KEY,
  number BIGINT NOT NULL,
  CONSTRAINT staff_number_once UNIQUE (number)
);

CREATE TABLE meetings (
  id {id},
  code TEXT NOT NULL,
  join_code TEXT NOT NULL,
  join_key TEXT NOT NULL,
  title TEXT NOT NULL,
  ground TEXT NOT NULL DEFAULT '',
  organiser TEXT NOT NULL DEFAULT '',
  secretariat TEXT NOT NULL DEFAULT '',
  held_on TEXT NOT NULL,
  held_time TEXT NOT NULL DEFAULT '',
  zone TEXT NOT NULL,
  place TEXT NOT NULL DEFAULT '',
  invitation_number TEXT NOT NULL DEFAULT '',
  minutes_number TEXT NOT NULL DEFAULT '',
  notice_basis TEXT NOT NULL DEFAULT '',
  contact TEXT NOT NULL DEFAULT '',
  region_words TEXT NOT NULL DEFAULT '[]',
  decimals BIGINT NOT NULL DEFAULT 1,
  state TEXT NOT NULL DEFAULT 'draft',
  current_item_id BIGINT,
  opened_ms BIGINT,
  ended_ms BIGINT,
  created_ms BIGINT NOT NULL,
  created_at TEXT NOT NULL,
  exports BIGINT NOT NULL DEFAULT 0,
  CONSTRAINT meetings_code_once UNIQUE (code),
  CONSTRAINT meetings_join_code_once UNIQUE (join_code),
  CONSTRAINT meetings_join_key_once UNIQUE (join_key)
);

CREATE TABLE agenda_items (
  id {id},
  meeting_id BIGINT NOT NULL REFERENCES meetings (id),
  position BIGINT NOT NULL,
  title TEXT NOT NULL,
  CONSTRAINT agenda_position_once UNIQUE (meeting_id, position)
);

CREATE TABLE speakers (
  meeting_id BIGINT NOT NULL REFERENCES meetings (id),
  position BIGINT NOT NULL,
  office TEXT NOT NULL,
  subject TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (meeting_id, position)
);

CREATE TABLE officers (
  meeting_id BIGINT NOT NULL REFERENCES meetings (id),
  position BIGINT NOT NULL,
  duty TEXT NOT NULL,
  office TEXT NOT NULL DEFAULT '',
  name TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (meeting_id, position)
);

CREATE TABLE constituencies (
  id {id},
  meeting_id BIGINT NOT NULL REFERENCES meetings (id),
  position BIGINT NOT NULL,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  grouping TEXT NOT NULL DEFAULT '',
  CONSTRAINT constituency_code_once UNIQUE (meeting_id, code)
);

-- standing: invited | pending | accepted | observer | declined. Only invited and accepted ones vote; a pending one waits
-- for the secretariat, an observer is in no denominator.
CREATE TABLE organisations (
  id {id},
  meeting_id BIGINT NOT NULL REFERENCES meetings (id),
  position BIGINT NOT NULL,
  ref TEXT NOT NULL,
  name TEXT NOT NULL,
  short TEXT NOT NULL,
  constituency_id BIGINT REFERENCES constituencies (id),
  standing TEXT NOT NULL,
  weight TEXT NOT NULL DEFAULT '1',
  lead_delegate_id BIGINT,
  CONSTRAINT organisation_ref_once UNIQUE (meeting_id, ref)
);

CREATE TABLE aliases (
  meeting_id BIGINT NOT NULL,
  alias TEXT NOT NULL,
  organisation_id BIGINT NOT NULL REFERENCES organisations (id),
  PRIMARY KEY (meeting_id, alias)
);

-- Proof of consent: which notice, when. Kept without anything else of the person.
CREATE TABLE consents (
  meeting_id BIGINT NOT NULL,
  telegram_id BIGINT NOT NULL,
  version TEXT NOT NULL,
  given_ms BIGINT NOT NULL,
  withdrawn_ms BIGINT,
  PRIMARY KEY (meeting_id, telegram_id, version)
);

-- A person in the meeting. One account may hold up to ten (a shared phone); a delegate registered by a clerk has none.
-- channel: telegram | shared | clerk. `name_key` is the folded label: the same person is not registered twice.
CREATE TABLE delegates (
  id {id},
  meeting_id BIGINT NOT NULL REFERENCES meetings (id),
  number BIGINT NOT NULL,
  organisation_id BIGINT NOT NULL REFERENCES organisations (id),
  telegram_id BIGINT,
  label TEXT NOT NULL,
  name_key TEXT NOT NULL,
  position TEXT NOT NULL DEFAULT '',
  name TEXT NOT NULL DEFAULT '',
  represents TEXT NOT NULL DEFAULT '',
  channel TEXT NOT NULL,
  registered_ms BIGINT NOT NULL,
  left_ms BIGINT,
  CONSTRAINT delegate_number_once UNIQUE (meeting_id, number),
  CONSTRAINT delegate_name_once UNIQUE (meeting_id, organisation_id, name_key)
);
CREATE INDEX delegates_of_account ON delegates (telegram_id, meeting_id);
CREATE INDEX delegates_of_organisation ON delegates (organisation_id);

-- Half-finished conversations, one an account. They expire; nothing is decided by them.
CREATE TABLE dialogs (
  telegram_id BIGINT PRIMARY KEY,
  meeting_id BIGINT,
  step TEXT NOT NULL,
  payload TEXT NOT NULL DEFAULT '{}',
  expires_ms BIGINT NOT NULL
);

-- Wrong join codes, counted for the whole bot: a wrong code belongs to no meeting.
CREATE TABLE wrong_codes (
  telegram_id BIGINT NOT NULL,
  tried_ms BIGINT NOT NULL
);
CREATE INDEX wrong_codes_of_account ON wrong_codes (telegram_id, tried_ms);

-- `generation` changes with the wording or the options: a button of an older card then says so.
-- `revision` grows with every change of what can be seen of the question.
CREATE TABLE questions (
  id {id},
  meeting_id BIGINT NOT NULL REFERENCES meetings (id),
  position BIGINT NOT NULL,
  code TEXT NOT NULL,
  wording TEXT NOT NULL,
  kind TEXT NOT NULL,
  preset TEXT NOT NULL DEFAULT '',
  mode TEXT NOT NULL,
  unit TEXT NOT NULL,
  ballot_by TEXT NOT NULL,
  base TEXT NOT NULL,
  late_voters TEXT NOT NULL,
  duration_seconds BIGINT,
  item_id BIGINT,
  state TEXT NOT NULL DEFAULT 'draft',
  deadline_ms BIGINT,
  opened_ms BIGINT,
  closed_ms BIGINT,
  revealed_ms BIGINT,
  adopted_ms BIGINT,
  generation BIGINT NOT NULL DEFAULT 1,
  revision BIGINT NOT NULL DEFAULT 0,
  nonce TEXT NOT NULL DEFAULT '',
  settings TEXT NOT NULL DEFAULT '{}',
  round BIGINT NOT NULL DEFAULT 1,
  repeats_id BIGINT REFERENCES questions (id),
  CONSTRAINT question_code_once UNIQUE (meeting_id, code)
);

-- `id` is 1 to 20 within the question and stays whatever the order on the screen: it is what a button carries and a
-- ballot holds. role: choice | other (asks for words) | dont_know | abstain.
CREATE TABLE options (
  question_id BIGINT NOT NULL REFERENCES questions (id),
  id BIGINT NOT NULL,
  position BIGINT NOT NULL,
  code TEXT NOT NULL,
  text TEXT NOT NULL,
  role TEXT NOT NULL DEFAULT 'choice',
  PRIMARY KEY (question_id, id),
  CONSTRAINT option_code_once UNIQUE (question_id, code)
);

-- The electorate, by name, frozen at opening; arrivals and departures afterwards carry time, actor and reason.
-- voter: 'd<delegate id>' where people vote, 'o<organisation id>' where organisations do.
-- Here stands who took part, never what was chosen: `receipt` is empty until there is an answer, `answered_by` the
-- delegate who gave it, `is_assisted` 1 where an official entered it, `placed` how far somebody came who began a
-- ranking and never completed it, `touched` how often the answer came, changed or went.
CREATE TABLE electorate (
  question_id BIGINT NOT NULL REFERENCES questions (id),
  voter TEXT NOT NULL,
  organisation_id BIGINT NOT NULL,
  delegate_id BIGINT,
  constituency_id BIGINT,
  weight TEXT NOT NULL DEFAULT '1',
  receipt TEXT NOT NULL DEFAULT '',
  answered_by BIGINT,
  is_assisted BIGINT NOT NULL DEFAULT 0,
  placed BIGINT NOT NULL DEFAULT 0,
  touched BIGINT NOT NULL DEFAULT 0,
  added_ms BIGINT NOT NULL,
  added_by TEXT NOT NULL DEFAULT '',
  reason TEXT NOT NULL DEFAULT '',
  removed_ms BIGINT,
  removed_by TEXT NOT NULL DEFAULT '',
  removed_reason TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (question_id, voter)
);
CREATE UNIQUE INDEX receipt_once ON electorate (question_id, receipt) WHERE receipt <> '';

-- Each closing with the numbers that were true then.
CREATE TABLE closings (
  question_id BIGINT NOT NULL REFERENCES questions (id),
  number BIGINT NOT NULL,
  closed_ms BIGINT NOT NULL,
  closed_by TEXT NOT NULL,
  invited BIGINT NOT NULL,
  present BIGINT NOT NULL,
  entitled BIGINT NOT NULL,
  answered BIGINT NOT NULL,
  incomplete BIGINT NOT NULL DEFAULT 0,
  assisted BIGINT NOT NULL DEFAULT 0,
  changed BIGINT NOT NULL DEFAULT 0,
  commitment TEXT NOT NULL,
  PRIMARY KEY (question_id, number)
);

-- Whether enough were there, at each opening and closing of a question that asks for it. moment: open | close.
CREATE TABLE quorums (
  question_id BIGINT NOT NULL REFERENCES questions (id),
  number BIGINT NOT NULL,
  moment TEXT NOT NULL,
  at_ms BIGINT NOT NULL,
  present BIGINT NOT NULL,
  base_count BIGINT NOT NULL,
  required BIGINT NOT NULL,
  is_reached BIGINT NOT NULL,
  PRIMARY KEY (question_id, number)
);

-- One ballot per (question, voter): a key, not a check. `selection` holds option ids in ballot order, joined by dots,
-- `words` what was written. Where the question is secret, `voter` is a keyed hash while it is open and a mere number
-- once it is closed; delegate, channel and time stay empty, and the rows lie in the order of their key, not of casting.
-- `constituency_id` is kept here only for secret questions, and only where its row may be shown.
CREATE TABLE ballots (
  question_id BIGINT NOT NULL REFERENCES questions (id),
  voter TEXT NOT NULL,
  selection TEXT NOT NULL,
  words TEXT NOT NULL DEFAULT '',
  constituency_id BIGINT,
  delegate_id BIGINT,
  channel TEXT NOT NULL,
  cast_ms BIGINT NOT NULL,
  changes BIGINT NOT NULL DEFAULT 0,
  PRIMARY KEY (question_id, voter)
){keyed};

-- The key of an open secret question: with it a voter can change the answer, without it nobody can tell whose it is.
-- Destroyed at closing, and never in a backup.
CREATE TABLE question_keys (
  question_id BIGINT PRIMARY KEY,
  secret TEXT NOT NULL
);

-- Accounts whose people answered an open question and then had their data erased: a new name does not answer it again.
-- Nothing leads from here to a delegate or a ballot, and closing the question empties it.
CREATE TABLE spent_accounts (
  question_id BIGINT NOT NULL REFERENCES questions (id),
  telegram_id BIGINT NOT NULL,
  PRIMARY KEY (question_id, telegram_id)
);

-- Answers of a secret question that came on paper: the names apart from the counts. They count when a second official
-- confirms them. voters: names of the electorate, joined by dots. counts: JSON, by constituency and option.
-- state: waiting | confirmed | refused | late.
CREATE TABLE paper_batches (
  id {id},
  question_id BIGINT NOT NULL REFERENCES questions (id),
  voters TEXT NOT NULL,
  counts TEXT NOT NULL,
  entered_by BIGINT NOT NULL,
  entered_ms BIGINT NOT NULL,
  settled_by BIGINT,
  settled_ms BIGINT,
  state TEXT NOT NULL DEFAULT 'waiting'
);

-- Wording corrected after somebody had answered. part: 'wording' or the code of an option.
CREATE TABLE corrections (
  question_id BIGINT NOT NULL REFERENCES questions (id),
  number BIGINT NOT NULL,
  at_ms BIGINT NOT NULL,
  corrected_by TEXT NOT NULL,
  part TEXT NOT NULL,
  was TEXT NOT NULL,
  becomes TEXT NOT NULL,
  salt TEXT NOT NULL,
  PRIMARY KEY (question_id, number)
);

-- Lines of an open question put under themes once its result is out. line: SHA-256 of the answer in the form in which
-- answers are compared; theme: '' for one that was taken out again; entry: the entry of the record that says so, which
-- holds the digests of salt and texts.
CREATE TABLE themes (
  question_id BIGINT NOT NULL REFERENCES questions (id),
  line TEXT NOT NULL,
  theme TEXT NOT NULL,
  role TEXT NOT NULL,
  grouped_by TEXT NOT NULL,
  at_ms BIGINT NOT NULL,
  entry BIGINT NOT NULL,
  salt TEXT NOT NULL,
  PRIMARY KEY (question_id, line)
);

-- What an adopted result says wrongly and how it reads right; the result itself is never touched.
CREATE TABLE errata (
  meeting_id BIGINT NOT NULL REFERENCES meetings (id),
  number BIGINT NOT NULL,
  question_id BIGINT REFERENCES questions (id),
  at_ms BIGINT NOT NULL,
  written_by TEXT NOT NULL,
  was TEXT NOT NULL,
  becomes TEXT NOT NULL,
  reason TEXT NOT NULL,
  salt TEXT NOT NULL,
  PRIMARY KEY (meeting_id, number)
);

-- When those who had not answered were reminded, and how many accounts that were.
CREATE TABLE reminders (
  question_id BIGINT NOT NULL REFERENCES questions (id),
  number BIGINT NOT NULL,
  asked_by BIGINT NOT NULL,
  asked_ms BIGINT NOT NULL,
  accounts BIGINT NOT NULL,
  PRIMARY KEY (question_id, number)
);

-- A ballot entered by an official for a delegate. It becomes a ballot only when a second official confirms it.
-- state: waiting | confirmed | refused | late (not confirmed before closing: listed, not counted). `seen` is which answer
-- of the voter the official found; another one since then is the voter's own and stands.
CREATE TABLE assisted_ballots (
  id {id},
  question_id BIGINT NOT NULL REFERENCES questions (id),
  voter TEXT NOT NULL,
  delegate_id BIGINT NOT NULL REFERENCES delegates (id),
  selection TEXT NOT NULL,
  words TEXT NOT NULL DEFAULT '',
  seen TEXT NOT NULL DEFAULT '',
  reason TEXT NOT NULL,
  entered_by BIGINT NOT NULL,
  entered_ms BIGINT NOT NULL,
  settled_by BIGINT,
  settled_ms BIGINT,
  state TEXT NOT NULL DEFAULT 'waiting'
);

CREATE TABLE points (
  id {id},
  meeting_id BIGINT NOT NULL REFERENCES meetings (id),
  number BIGINT NOT NULL,
  code TEXT NOT NULL,
  kind TEXT NOT NULL,
  organisation_id BIGINT NOT NULL REFERENCES organisations (id),
  delegate_id BIGINT,
  item_id BIGINT,
  original TEXT NOT NULL,
  record_text TEXT NOT NULL,
  text_key TEXT NOT NULL,
  salt TEXT NOT NULL,
  channel TEXT NOT NULL,
  is_forwarded BIGINT NOT NULL DEFAULT 0,
  state TEXT NOT NULL,
  reason TEXT NOT NULL DEFAULT '',
  submitted_ms BIGINT NOT NULL,
  revision BIGINT NOT NULL DEFAULT 0,
  CONSTRAINT point_number_once UNIQUE (meeting_id, number)
);

CREATE TABLE point_answers (
  point_id BIGINT NOT NULL REFERENCES points (id),
  answers_id BIGINT NOT NULL REFERENCES points (id),
  PRIMARY KEY (point_id, answers_id)
);

-- Notes, decisions and conclusions written into the record; later kinds join by `kind`.
CREATE TABLE notes (
  id {id},
  meeting_id BIGINT NOT NULL REFERENCES meetings (id),
  kind TEXT NOT NULL,
  item_id BIGINT,
  text TEXT NOT NULL,
  salt TEXT NOT NULL,
  written_by TEXT NOT NULL,
  written_ms BIGINT NOT NULL
);

-- The record: append-only and chained (hash over the previous hash). The triggers below refuse every change.
CREATE TABLE entries (
  meeting_id BIGINT NOT NULL REFERENCES meetings (id),
  seq BIGINT NOT NULL,
  at TEXT NOT NULL,
  actor_role TEXT NOT NULL,
  actor_ref TEXT NOT NULL,
  kind TEXT NOT NULL,
  payload TEXT NOT NULL,
  prev TEXT NOT NULL,
  hash TEXT NOT NULL,
  PRIMARY KEY (meeting_id, seq)
);

-- The meeting's group, and the topic in it that carries our cards. After a migration the old id points to the new one.
CREATE TABLE chat_groups (
  chat_id BIGINT PRIMARY KEY,
  meeting_id BIGINT NOT NULL REFERENCES meetings (id),
  thread_id BIGINT,
  title TEXT NOT NULL DEFAULT '',
  usable BIGINT NOT NULL DEFAULT 1,
  moved_to BIGINT,
  added_ms BIGINT NOT NULL
);

-- What leaves for Telegram: one row per (chat, topic). A newer state replaces an unsent older one. A card keeps its row:
-- `wanted` grows with each wish, `shown` is the wish Telegram last accepted under `message_id`.
-- state: waiting | sending | sent | unknown | dead. kind names what delivery draws, payload is what it needs to draw it;
-- never the text or hash of a choice in a secret question.
CREATE TABLE outbox (
  id {id},
  chat_id BIGINT NOT NULL,
  topic TEXT NOT NULL,
  thread_id BIGINT,
  kind TEXT NOT NULL,
  payload TEXT NOT NULL,
  priority BIGINT NOT NULL,
  wanted BIGINT NOT NULL DEFAULT 1,
  shown BIGINT NOT NULL DEFAULT 0,
  shown_hash TEXT NOT NULL DEFAULT '',
  message_id BIGINT,
  state TEXT NOT NULL DEFAULT 'waiting',
  attempts BIGINT NOT NULL DEFAULT 0,
  due_ms BIGINT NOT NULL,
  error TEXT NOT NULL DEFAULT '',
  is_copy BIGINT NOT NULL DEFAULT 0,
  is_final BIGINT NOT NULL DEFAULT 0,
  created_ms BIGINT NOT NULL,
  CONSTRAINT outbox_topic_once UNIQUE (chat_id, topic)
);
CREATE INDEX outbox_waiting ON outbox (state, priority, due_ms, id);

-- Slow work, done outside every handler. Twice asked is once done: (meeting, kind, key) is unique.
-- state: waiting | running | done | failed.
CREATE TABLE jobs (
  id {id},
  meeting_id BIGINT NOT NULL,
  kind TEXT NOT NULL,
  key TEXT NOT NULL,
  payload TEXT NOT NULL,
  asked_by BIGINT,
  state TEXT NOT NULL DEFAULT 'waiting',
  attempts BIGINT NOT NULL DEFAULT 0,
  due_ms BIGINT NOT NULL,
  error TEXT NOT NULL DEFAULT '',
  created_ms BIGINT NOT NULL,
  done_ms BIGINT,
  CONSTRAINT job_once UNIQUE (meeting_id, kind, key)
);

-- Files the house made, kept beside the database; `telegram_file_id` lets the same file be sent again without an upload.
CREATE TABLE files (
  id {id},
  meeting_id BIGINT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  path TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  bytes BIGINT NOT NULL,
  telegram_file_id TEXT NOT NULL DEFAULT '',
  made_ms BIGINT NOT NULL,
  CONSTRAINT file_name_once UNIQUE (meeting_id, name)
);

-- only sqlite
CREATE TRIGGER entries_stay BEFORE UPDATE ON entries BEGIN SELECT RAISE(ABORT, 'record entries are append-only'); END;
CREATE TRIGGER entries_last BEFORE DELETE ON entries BEGIN SELECT RAISE(ABORT, 'record entries are append-only'); END;
-- end

-- only postgres
CREATE FUNCTION entries_refuse() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
  RAISE EXCEPTION 'record entries are append-only';
END;
$body$;
CREATE TRIGGER entries_stay BEFORE UPDATE OR DELETE ON entries FOR EACH ROW EXECUTE FUNCTION entries_refuse();
-- end
