-- What members of an event did against their baseline when it was last settled, and what that rested on then (decision 0099). It follows
-- from the rest: where `grounds` are the same, `told` is what reckoning would come to.
CREATE TABLE flexibility_stand (
  event text NOT NULL REFERENCES flexibility_event (code),
  building text NOT NULL,
  grounds text NOT NULL,
  told json NOT NULL,
  PRIMARY KEY (event, building)
);
