-- Words that somebody has put forward and that wait for their kind, their point or a confirmation: `words` holds them, and
-- what waits behind them. They stand beside the conversation of their account, which does not end them, and do not expire.
-- `asked_ms`: when they were asked about last. `again_ms`: when the conversation in front of them ends, and they are asked
-- about again. `remind_ms`: when whoever does not answer is asked once more, a single time.
CREATE TABLE waiting_words (
  telegram_id BIGINT NOT NULL,
  meeting_id BIGINT NOT NULL REFERENCES meetings (id),
  words TEXT NOT NULL,
  asked_ms BIGINT NOT NULL,
  again_ms BIGINT,
  remind_ms BIGINT,
  PRIMARY KEY (telegram_id, meeting_id)
);

INSERT INTO waiting_words (telegram_id, meeting_id, words, asked_ms, remind_ms)
  SELECT telegram_id, meeting_id, payload, expires_ms - 900000, expires_ms FROM dialogs
  WHERE step = 'point_confirm' AND meeting_id IS NOT NULL;
DELETE FROM dialogs WHERE step = 'point_confirm';
