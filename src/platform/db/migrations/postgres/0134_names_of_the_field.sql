-- Attachments, special plans and what is to be computed anew are called the same in the tables, the program and on the screen.
-- Imports and saved profiles carry the kind of file by name; what a backup of an earlier version holds passes here as well.
ALTER TABLE dossier_entry RENAME TO attachment;
ALTER SEQUENCE dossier_entry_id_seq RENAME TO attachment_id_seq;
ALTER INDEX dossier_entry_building RENAME TO attachment_building;
ALTER TABLE dossier_revision RENAME TO attachment_revision;
ALTER SEQUENCE dossier_revision_id_seq RENAME TO attachment_revision_id_seq;
ALTER INDEX dossier_revision_entry RENAME TO attachment_revision_entry;
ALTER TABLE dossier_import RENAME TO attachment_import;
ALTER INDEX dossier_import_import RENAME TO attachment_import_import;
ALTER TABLE plan RENAME TO special_plan;
ALTER INDEX plan_code RENAME TO special_plan_code;
ALTER TABLE plan_area RENAME TO special_plan_area;
ALTER TABLE redraw_due RENAME TO recompute_due;
ALTER TABLE redraw_again RENAME TO pending_recompute;
UPDATE import SET kind = 'attachments' WHERE kind = 'dossier';
UPDATE profile SET kind = 'attachments' WHERE kind = 'dossier';
