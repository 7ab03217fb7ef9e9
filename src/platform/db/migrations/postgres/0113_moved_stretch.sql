-- Which stretch of a meter's line a change can have moved: from where it takes effect to where something else does; null where there is no end. A mark has
-- a name of its own, so that who has drawn what one said takes no other with it.
ALTER TABLE meter_touched ADD COLUMN moved_from timestamptz;
ALTER TABLE meter_touched ADD COLUMN moved_to timestamptz;
ALTER TABLE meter_touched ADD COLUMN mark uuid NOT NULL DEFAULT gen_random_uuid();
