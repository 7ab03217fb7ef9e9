-- What portfolios of savings came to: the answer of a job, and a row for each boundary. Figures of a portfolio open to these.
CREATE TABLE savings_portfolio (
  job text PRIMARY KEY,
  -- whose it is: the identity that began the job
  identity text NOT NULL,
  asked text NOT NULL REFERENCES savings_question (hash),
  received bigint NOT NULL,
  recorded bigint NOT NULL,
  answer text NOT NULL,
  rows text NOT NULL
);
