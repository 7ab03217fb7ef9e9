-- Which row of its file a change came from; null where it was typed, or came in before this was kept.
ALTER TABLE building_change ADD COLUMN file_row integer;
ALTER TABLE meter_change ADD COLUMN file_row integer;
ALTER TABLE organisation_change ADD COLUMN file_row integer;
ALTER TABLE project_change ADD COLUMN file_row integer;
ALTER TABLE equipment_change ADD COLUMN file_row integer;
