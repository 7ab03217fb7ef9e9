-- Which organisation was told of a duty to stop: another owner of the building is told anew (decision 0112).
ALTER TABLE solar_stop_notice ADD COLUMN organisation text;
UPDATE solar_stop_notice s SET organisation = b.organisation
FROM resource r JOIN building n ON n.code = r.building JOIN building b ON b.id = coalesce(n.merged_into, n.id)
WHERE r.code = s.resource;
-- Resources that a meter was ever named for: what it counts together.
CREATE INDEX resource_change_meter ON resource_change ((fields ->> 'meter'), resource) WHERE fields ? 'meter';
-- Photovoltaics of which a check failed: what may have to stop.
CREATE INDEX solar_record_failed ON solar_record (resource) WHERE result = 'fail' AND withdrawn IS NULL;
