-- In which transaction each building and metering point was last written, its shares and swaps with it: who keeps them in memory reads anew only what was
-- written since. Means something in this very store alone.
ALTER TABLE building ADD COLUMN written xid8 NOT NULL DEFAULT '0';
ALTER TABLE meter ADD COLUMN written xid8 NOT NULL DEFAULT '0';
CREATE INDEX building_written ON building (written);
CREATE INDEX meter_written ON meter (written);

CREATE FUNCTION registry_written() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.written := pg_current_xact_id();
  RETURN NEW;
END $$;
CREATE TRIGGER building_written BEFORE INSERT OR UPDATE ON building FOR EACH ROW EXECUTE FUNCTION registry_written();
CREATE TRIGGER meter_written BEFORE INSERT OR UPDATE ON meter FOR EACH ROW EXECUTE FUNCTION registry_written();

CREATE FUNCTION meter_part_written() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE meter SET written = pg_current_xact_id() WHERE id = coalesce(NEW.meter, OLD.meter) AND written <> pg_current_xact_id();
  RETURN NULL;
END $$;
CREATE TRIGGER meter_share_written AFTER INSERT OR UPDATE OR DELETE ON meter_share FOR EACH ROW EXECUTE FUNCTION meter_part_written();
CREATE TRIGGER meter_swap_written AFTER INSERT OR UPDATE OR DELETE ON meter_swap FOR EACH ROW EXECUTE FUNCTION meter_part_written();
