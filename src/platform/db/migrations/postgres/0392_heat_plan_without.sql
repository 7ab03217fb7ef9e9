-- What plans of waste heat would cost if a source went, as the jobs that work it out tell: of each asker the last of a plan. It follows from
-- the plan.
CREATE TABLE heat_plan_without (
  job text PRIMARY KEY,
  plan text NOT NULL REFERENCES heat_plan (name) ON DELETE CASCADE,
  identity text NOT NULL,
  answer text NOT NULL
);
CREATE INDEX heat_plan_without_plan ON heat_plan_without (plan, identity);
