-- Photos that came by the link of a survey, once each; the bytes lie among the files that are kept.
CREATE TABLE retrofit_survey_photo (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  survey int NOT NULL REFERENCES retrofit_survey (id),
  entry text NOT NULL,
  building text NOT NULL,
  equipment text,
  spool text NOT NULL,
  name text NOT NULL,
  type text NOT NULL,
  bytes bigint NOT NULL,
  sha256 text NOT NULL,
  received timestamptz NOT NULL,
  -- under which it lies with the building, while the survey is taken over
  attachment int,
  UNIQUE (survey, entry)
);
