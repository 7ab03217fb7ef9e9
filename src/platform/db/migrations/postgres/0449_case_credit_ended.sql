-- A credit class that the case corrected later.
ALTER TABLE case_credit ADD COLUMN ended timestamptz;
