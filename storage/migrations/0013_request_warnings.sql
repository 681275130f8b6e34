-- What the secretariat was told of a request that waits: 0 nothing, 1 that its due time is near, 2 that it is over.
ALTER TABLE privacy_requests ADD COLUMN warned BIGINT NOT NULL DEFAULT 0;
