-- How follow-ups that a meeting file lists are called where they come from ("RAKOR-7 TL1"): a row to hold while they are
-- carried, also where the memory knows nothing of that meeting.
CREATE TABLE listed_origins (
  origin TEXT PRIMARY KEY
);
