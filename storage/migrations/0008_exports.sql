-- Files that were asked for: what exactly, of which state of the record, and what came of it.

-- One export: a wish (which document, of which part, for whom, in which language) at one state of the record. Whoever asks
-- for the same at the same state is given the same number and the same files. revision: number of the last entry that is no
-- export; at_ms: its time. formats: the documents to be made, parted by blanks.
CREATE TABLE exports (
  id {id},
  meeting_id BIGINT NOT NULL REFERENCES meetings (id),
  number BIGINT NOT NULL,
  wish TEXT NOT NULL,
  formats TEXT NOT NULL,
  revision BIGINT NOT NULL,
  at_ms BIGINT NOT NULL,
  is_draft BIGINT NOT NULL,
  CONSTRAINT export_once UNIQUE (meeting_id, wish, revision)
);

-- A document of an export that was made; some documents are made and have no file (a meeting without results, no charts).
CREATE TABLE export_formats (
  export_id BIGINT NOT NULL REFERENCES exports (id),
  format TEXT NOT NULL,
  PRIMARY KEY (export_id, format)
);

-- Its files, in order. manifest: what is sealed in a pack, else empty; remark: what whoever gets the file is to know.
CREATE TABLE export_files (
  export_id BIGINT NOT NULL REFERENCES exports (id),
  format TEXT NOT NULL,
  place BIGINT NOT NULL,
  file_id BIGINT NOT NULL REFERENCES files (id),
  manifest TEXT NOT NULL DEFAULT '',
  remark TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (export_id, format, place)
);
CREATE INDEX export_files_of ON export_files (file_id);

-- Work asked for in the old way names no export; whoever asked asks again.
UPDATE jobs SET state = 'failed', error = 'asked for by an earlier version' WHERE kind = 'export' AND state IN ('waiting', 'running');
