-- What the bills of a settlement point came to when they were last reckoned, and what they rested on then (decision 0090). It follows from
-- the rest: where `grounds` are the same, `told` is what reckoning would come to.
CREATE TABLE heat_stand (
  season text NOT NULL,
  point text NOT NULL,
  grounds text NOT NULL,
  told json NOT NULL,
  PRIMARY KEY (season, point)
);
