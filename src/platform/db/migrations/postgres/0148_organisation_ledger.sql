-- Organisations are kept as buildings are (decision 0025): their rows are what the changes come to today. Those of earlier versions come along with their history, undone ones too.
CREATE TEMPORARY TABLE former ON COMMIT DROP AS SELECT code, name, kind, parent, region, contact, phone, recorded FROM organisation;
DROP TABLE organisation;

CREATE TABLE organisation (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  code text NOT NULL UNIQUE,
  fields jsonb NOT NULL,
  dated jsonb NOT NULL DEFAULT '{}',
  set_by jsonb NOT NULL DEFAULT '{}',
  by_hand text[] NOT NULL DEFAULT '{}',
  gone timestamptz,
  name text GENERATED ALWAYS AS (fields ->> 'name') STORED,
  uscc text GENERATED ALWAYS AS (fields ->> 'uscc') STORED,
  kind text GENERATED ALWAYS AS (fields ->> 'kind') STORED,
  parent text GENERATED ALWAYS AS (fields ->> 'parent') STORED,
  region text GENERATED ALWAYS AS (fields ->> 'region') STORED,
  contact text GENERATED ALWAYS AS (fields ->> 'contact') STORED,
  phone text GENERATED ALWAYS AS (fields ->> 'phone') STORED
);
CREATE INDEX organisation_parent ON organisation (parent) WHERE gone IS NULL;
CREATE INDEX organisation_name ON organisation (name) WHERE gone IS NULL;
CREATE INDEX organisation_region ON organisation (region) WHERE gone IS NULL;

CREATE TABLE organisation_change (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  organisation integer NOT NULL REFERENCES organisation (id),
  change integer NOT NULL,
  valid_from date,
  fields jsonb NOT NULL,
  by_hand boolean NOT NULL,
  recorded timestamptz NOT NULL,
  withdrawn timestamptz,
  withdrawn_by text
);
CREATE INDEX organisation_change_organisation ON organisation_change (organisation, id);
CREATE INDEX organisation_change_change ON organisation_change (change);

-- What each change set: what came after it and was not so before.
CREATE TEMPORARY TABLE former_change ON COMMIT DROP AS
  SELECT c.id, c.change, c.code, c.recorded, c.withdrawn, i.undone_by,
    (SELECT coalesce(jsonb_object_agg(key, value), '{}') FROM jsonb_each(c.after)
     WHERE key IN ('name', 'kind', 'parent', 'region', 'contact', 'phone') AND value <> coalesce(nullif(c.before, 'null') -> key, 'null')) AS fields
  FROM place_change c LEFT JOIN import i ON i.id = c.change WHERE c.subject = 'organisation';

INSERT INTO organisation (code, fields)
  SELECT code, jsonb_strip_nulls(jsonb_build_object('name', name, 'kind', kind, 'parent', parent, 'region', region, 'contact', contact, 'phone', phone)) FROM former;
-- Those that were taken back.
INSERT INTO organisation (code, fields, gone)
  SELECT DISTINCT ON (code) code, fields, coalesce(withdrawn, recorded) FROM former_change WHERE code NOT IN (SELECT code FROM former) ORDER BY code, id DESC;
INSERT INTO organisation_change (organisation, change, fields, by_hand, recorded, withdrawn, withdrawn_by)
  SELECT o.id, c.change, c.fields, false, c.recorded, coalesce(c.withdrawn, o.gone), c.undone_by FROM former_change c JOIN organisation o USING (code) ORDER BY c.id;
-- One that stayed though what made it was undone, because a building or meter named it: what made it stands.
UPDATE organisation_change SET withdrawn = NULL, withdrawn_by = NULL WHERE id IN (
  SELECT min(c.id) FROM organisation_change c JOIN organisation o ON o.id = c.organisation
  WHERE o.gone IS NULL GROUP BY c.organisation HAVING bool_and(c.withdrawn IS NOT NULL));
-- What stands and no change tells of.
INSERT INTO organisation_change (organisation, change, fields, by_hand, recorded)
  SELECT o.id, nextval('change_id'), o.fields, false, f.recorded FROM organisation o JOIN former f USING (code)
  WHERE NOT EXISTS (SELECT FROM organisation_change c WHERE c.organisation = o.id);
UPDATE organisation o SET set_by = told.set_by FROM (
  SELECT organisation, jsonb_object_agg(key, change) AS set_by FROM (
    SELECT DISTINCT ON (c.organisation, f.key) c.organisation, f.key, c.change FROM organisation_change c, jsonb_each(c.fields) f
    WHERE c.withdrawn IS NULL ORDER BY c.organisation, f.key, c.id DESC) last
  GROUP BY organisation) told
  WHERE told.organisation = o.id AND o.gone IS NULL;

DELETE FROM place_change WHERE subject = 'organisation';
