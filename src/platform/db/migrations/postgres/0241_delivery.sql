-- What a supplier is expected to hand over each month. Every statement stays; the last of a supplier, carrier and place counts.
CREATE TABLE delivery_expected (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  supplier text NOT NULL,
  carrier text NOT NULL,
  region text NOT NULL,
  every text NOT NULL,
  -- day of the month that follows
  due int NOT NULL CHECK (due BETWEEN 1 AND 31),
  identity text NOT NULL,
  actor text NOT NULL,
  made timestamptz NOT NULL
);
CREATE INDEX delivery_expected_region ON delivery_expected (region, supplier, carrier, id);
