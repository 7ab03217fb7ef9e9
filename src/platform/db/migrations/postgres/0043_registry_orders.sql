-- The orders in which lists of buildings are read, and the text that is searched in.
ALTER TABLE building ADD COLUMN sought text
  GENERATED ALWAYS AS (lower(code || ' ' || coalesce(fields ->> 'name', '') || ' ' || coalesce(fields ->> 'address', ''))) STORED;
CREATE INDEX building_by_code ON building (code COLLATE "C") WHERE gone IS NULL AND merged_into IS NULL;
CREATE INDEX building_by_name ON building (name COLLATE "zh-x-icu", code COLLATE "C") WHERE gone IS NULL AND merged_into IS NULL;
CREATE INDEX building_by_area ON building (floor_area_m2 DESC NULLS LAST, code COLLATE "C") WHERE gone IS NULL AND merged_into IS NULL;
-- Where a meter once stood, for questions as known then.
CREATE INDEX meter_change_building ON meter_change ((fields ->> 'building'));
CREATE INDEX meter_of_building ON meter (building);
