-- Which buildings lie in a place or belong to an organisation, with their codes: what stands in them is listed by it, without the wide rows.
CREATE INDEX building_located ON building (organisation, region, development_zone) INCLUDE (id, code, merged_into);
-- What a list of equipment is searched in.
ALTER TABLE equipment ADD COLUMN sought text GENERATED ALWAYS AS (lower(coalesce(fields ->> 'name', '') || E'\n' || code)) STORED;
ANALYZE building;
ANALYZE equipment;
