-- Buildings that a portfolio would take: who owns one sees the portfolio, and may let it join. By code, whether there is such a building or
-- not: its aggregator is not told.
CREATE TABLE portfolio_invitation (
  portfolio text NOT NULL,
  building text NOT NULL,
  made timestamptz NOT NULL,
  made_by text NOT NULL,
  PRIMARY KEY (portfolio, building)
);
CREATE INDEX portfolio_invitation_building ON portfolio_invitation (building);
