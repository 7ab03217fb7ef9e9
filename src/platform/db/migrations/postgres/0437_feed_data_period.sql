-- The first and the last day of the data that a feed hands out, as its agreement says; null: the days of the agreement itself.
ALTER TABLE feed ADD COLUMN data_begins date, ADD COLUMN data_ends date;
