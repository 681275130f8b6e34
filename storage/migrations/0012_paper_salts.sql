-- The salts of the texts on paper, by setting, as JSON; an entry holds the digest of salt and text. Empty for a text that
-- came with the meeting file, and for those set before.
ALTER TABLE papers ADD COLUMN salts TEXT NOT NULL DEFAULT '{}';
