-- Imports wait in tables of their own (stage_<number>); this one has been empty ever since.
DROP TABLE IF EXISTS stage SYNC;
