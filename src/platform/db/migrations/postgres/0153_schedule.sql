-- When jobs are begun by themselves: the next time of each schedule and the job that it began last. Of several programs one begins it, since `next_at` and `job` change together with
-- the job that is put in.
create table schedule (
  name text not null primary key,
  cron text not null,
  zone text not null,
  next_at timestamptz not null,
  last_at timestamptz,
  job text
);
