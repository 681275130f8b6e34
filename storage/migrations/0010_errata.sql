-- What an erratum puts right: point | outcome | question | name | attendance | general. About a name or attendance it is for
-- the secretariat alone, and goes with the person.
ALTER TABLE errata ADD COLUMN target TEXT NOT NULL DEFAULT 'general';
UPDATE errata SET target = 'question' WHERE question_id IS NOT NULL;
UPDATE errata SET target = 'attendance' WHERE question_id IS NULL AND lower(about) LIKE '%hadir%';
UPDATE errata SET target = 'name' WHERE question_id IS NULL AND lower(about) LIKE '%nama%';
