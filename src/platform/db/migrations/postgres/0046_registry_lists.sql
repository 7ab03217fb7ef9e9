-- Lists of 100,000 buildings are filtered, counted, sorted and paged in an index alone: the rows themselves are wide, and only those of the page are read.
DROP INDEX building_by_code;
DROP INDEX building_by_name;
DROP INDEX building_by_area;
CREATE INDEX IF NOT EXISTS building_by_code ON building (code COLLATE "C")
  INCLUDE (id, region, development_zone, use, organisation, floor_area_m2, year_built) WHERE gone IS NULL AND merged_into IS NULL;
CREATE INDEX IF NOT EXISTS building_by_name ON building (name COLLATE "zh-x-icu", code COLLATE "C")
  INCLUDE (id, region, development_zone, use, organisation, floor_area_m2, year_built, sought) WHERE gone IS NULL AND merged_into IS NULL;
CREATE INDEX IF NOT EXISTS building_by_area ON building (floor_area_m2 DESC NULLS LAST, code COLLATE "C")
  INCLUDE (id, region, development_zone, use, organisation, year_built) WHERE gone IS NULL AND merged_into IS NULL;
CREATE INDEX IF NOT EXISTS building_by_organisation ON building (organisation COLLATE "zh-x-icu", code COLLATE "C")
  INCLUDE (id, region, development_zone, use, floor_area_m2, year_built) WHERE gone IS NULL AND merged_into IS NULL;
-- Codes of others are looked up whatever their case.
CREATE INDEX IF NOT EXISTS building_code_sought ON building_code (lower(value));
-- Which buildings have a meter that stands.
CREATE INDEX IF NOT EXISTS meter_standing ON meter (building) WHERE gone IS NULL AND building IS NOT NULL;
ANALYZE building;
ANALYZE building_code;
ANALYZE meter;
