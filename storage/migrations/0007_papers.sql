-- How the papers of a meeting look. A meeting without a row keeps to the defaults. Texts are as typed; `logo` is a PNG
-- picture in base 64, empty where there is none.
CREATE TABLE papers (
  meeting_id BIGINT PRIMARY KEY REFERENCES meetings (id),
  size TEXT NOT NULL,
  layout TEXT NOT NULL,
  government TEXT NOT NULL,
  body TEXT NOT NULL,
  address TEXT NOT NULL,
  contacts TEXT NOT NULL,
  logo TEXT NOT NULL,
  shows_place BIGINT NOT NULL,
  has_clerk_block BIGINT NOT NULL,
  shows_arrival BIGINT NOT NULL,
  csv_separator TEXT NOT NULL,
  signer_prefix TEXT NOT NULL,
  report_number TEXT NOT NULL
);

-- Templates of the office, one a document, checked when they came; `content` is the file in base 64.
CREATE TABLE paper_templates (
  meeting_id BIGINT NOT NULL REFERENCES meetings (id),
  document TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  content TEXT NOT NULL,
  PRIMARY KEY (meeting_id, document)
);
