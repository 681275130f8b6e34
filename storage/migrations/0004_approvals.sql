-- What the floor remembers of approvals: which files a moderator lets everybody see, and which proposed wording stands
-- beside one that came by an edit of the message.

-- `approved_ms` is when a moderator showed the file to all; NULL: nobody but officials sees it. A picture that comes after
-- its point was shown waits for a decision of its own. Of what came before this step nobody knows which was seen.
ALTER TABLE media ADD COLUMN approved_ms BIGINT;

-- `objection_kept` is what the sender proposed by [Usul perbaikan]; an edit of the message may stand in `objection` before
-- it, and once that edit is taken back it comes to the fore again, until it is answered.
ALTER TABLE points ADD COLUMN objection_kept TEXT NOT NULL DEFAULT '';
UPDATE points SET objection_kept = objection;
