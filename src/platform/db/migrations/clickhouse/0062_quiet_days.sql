-- Day rows of a year in which nothing was written for ten minutes are laid together whole: then each stands once, and FINAL has nothing left to compare. A year
-- that is being written to is left alone.
ALTER TABLE day MODIFY SETTING min_age_to_force_merge_seconds = 600, min_age_to_force_merge_on_partition_only = 1;
