-- What officials steer the screens of the hall by. `steered` counts their acts, of which `steered_by` did all those
-- after `steered_since`, so that a button drawn before another's act changes nothing; `addresses` counts the keys
-- handed out, so that a new one is made once. A page is held of what `page_of` names. `wifi` is the line about the
-- network of the hall, as it stands on the screen.
ALTER TABLE screens ADD COLUMN steered BIGINT NOT NULL DEFAULT 0;
ALTER TABLE screens ADD COLUMN steered_by TEXT NOT NULL DEFAULT '';
ALTER TABLE screens ADD COLUMN steered_since BIGINT NOT NULL DEFAULT 0;
ALTER TABLE screens ADD COLUMN addresses BIGINT NOT NULL DEFAULT 1;
ALTER TABLE screens ADD COLUMN page_of TEXT NOT NULL DEFAULT '';
ALTER TABLE screens ADD COLUMN wifi TEXT NOT NULL DEFAULT '';
