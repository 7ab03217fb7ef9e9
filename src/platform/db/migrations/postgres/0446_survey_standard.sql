-- The standard of the library that a survey of its users is about.
ALTER TABLE survey ADD COLUMN standard text;
