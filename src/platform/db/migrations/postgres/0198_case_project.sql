-- The project that a case is about.
ALTER TABLE case_file ADD COLUMN project text;
