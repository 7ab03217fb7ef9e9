-- Who keeps a weather station: the place whose bureau may write to it; nobody's are the administrator's. One that a single bureau has brought so far is kept by the region
-- that the trail names for its imports.
ALTER TABLE weather_station ADD COLUMN region text;
UPDATE weather_station s SET region = kept.region
  FROM (SELECT i.station, min(a.region) AS region
        FROM weather_import i LEFT JOIN access_audit a ON a.action = 'import' AND a.role = 'bureau' AND a.subject = 'import:' || i.import
        GROUP BY i.station HAVING count(*) = count(a.region) AND count(DISTINCT a.region) = 1) kept
  WHERE kept.station = s.id;
