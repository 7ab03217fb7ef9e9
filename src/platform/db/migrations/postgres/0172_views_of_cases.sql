-- A saved view is of one list: of buildings, or of cases.
ALTER TABLE building_view ADD COLUMN list text NOT NULL DEFAULT 'buildings';
ALTER TABLE building_view DROP CONSTRAINT building_view_identity_name_key;
ALTER TABLE building_view ADD CONSTRAINT building_view_list_identity_name_key UNIQUE (list, identity, name);
