-- A server that is no longer followed keeps what was followed of it: followed again, it goes on from there. `findings`: what the last poll
-- found wrong there.
ALTER TABLE openadr_connection ADD COLUMN ended timestamptz, ADD COLUMN findings jsonb;
