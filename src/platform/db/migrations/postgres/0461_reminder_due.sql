-- The day until which the data are asked for, and the months of each item that were asked for: whether they came since can be told from them.
-- Reminders sent before have neither.
ALTER TABLE reminder ADD COLUMN due date;
ALTER TABLE reminder_item ADD COLUMN months text[];
