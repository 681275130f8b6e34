-- How the constituencies sign the official report: 0 in a table, else side by side in so many columns.
ALTER TABLE papers ADD COLUMN signature_columns BIGINT NOT NULL DEFAULT 0;
