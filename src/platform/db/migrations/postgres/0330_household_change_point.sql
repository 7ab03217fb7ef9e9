-- Which households were ever behind a settlement point: a bill asks it.
CREATE INDEX household_change_point ON household_change ((fields ->> 'point')) WHERE fields ? 'point';
