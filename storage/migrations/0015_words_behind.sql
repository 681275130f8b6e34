-- Words that waited behind a text that was only asked for stood in its dialog, beside which 0011 keeps none any more: they
-- are asked about when that conversation ends.
INSERT INTO waiting_words (telegram_id, meeting_id, words, asked_ms, again_ms)
  SELECT telegram_id, meeting_id, payload, expires_ms - 900000, expires_ms FROM dialogs
  WHERE step = 'point_text' AND meeting_id IS NOT NULL AND payload LIKE '%"behind": [{%'
  ON CONFLICT (telegram_id, meeting_id) DO NOTHING;
