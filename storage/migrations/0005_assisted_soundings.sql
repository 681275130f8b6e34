-- What officials enter in a sounding for people without a phone, and how much of what stands came so.

-- Views an official wrote down for a delegate; they count when a second official confirms them. state: waiting |
-- confirmed | refused | late (not confirmed before the end: not counted). `views` holds them as one number, a digit to the
-- base four a point, `seen` in the same way what the official found stored; both are 0 as soon as nothing waits any more.
CREATE TABLE assisted_views (
  id {id},
  sounding_id BIGINT NOT NULL REFERENCES soundings (id),
  delegate_id BIGINT NOT NULL REFERENCES delegates (id),
  views BIGINT NOT NULL,
  seen BIGINT NOT NULL DEFAULT 0,
  reason TEXT NOT NULL,
  entered_by BIGINT NOT NULL,
  entered_ms BIGINT NOT NULL,
  settled_by BIGINT,
  settled_ms BIGINT,
  state TEXT NOT NULL DEFAULT 'waiting'
);
CREATE INDEX assisted_views_of_sounding ON assisted_views (sounding_id, state);

-- `is_assisted` 1: this view was entered by officials; one the delegate gives takes the mark away.
ALTER TABLE sounding_views ADD COLUMN is_assisted BIGINT NOT NULL DEFAULT 0;
