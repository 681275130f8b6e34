-- What the way in needs, before there is any meeting.

-- Which of these files this database has been through. A file that was applied and then changed is refused.
CREATE TABLE migrations (
  number BIGINT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  checksum TEXT NOT NULL,
  applied_ms BIGINT NOT NULL
);

-- Every update whose effects stand: a second delivery finds its number here and changes nothing.
-- Never who sent it or what it said, so that no row here leads from a person to a secret choice.
CREATE TABLE applied (
  update_id BIGINT NOT NULL PRIMARY KEY,
  day BIGINT NOT NULL
);
CREATE INDEX applied_day ON applied (day);

-- Who runs this database. The lock that keeps a second copy out is the system's; this row says who has it.
CREATE TABLE lease (
  name TEXT NOT NULL PRIMARY KEY,
  holder TEXT NOT NULL,
  until_ms BIGINT NOT NULL
);

-- Updates that failed by themselves again and again and were set aside: what kind and why, never what they said.
CREATE TABLE parked (
  id {id},
  update_id BIGINT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  error TEXT NOT NULL,
  attempts BIGINT NOT NULL,
  parked_ms BIGINT NOT NULL
);
