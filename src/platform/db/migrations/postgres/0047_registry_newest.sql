-- When anything last changed in the registry: a question about a later moment is answered from what stands, and nothing is folded.
CREATE INDEX building_change_recorded ON building_change (recorded);
CREATE INDEX building_change_withdrawn ON building_change (withdrawn) WHERE withdrawn IS NOT NULL;
CREATE INDEX building_merge_recorded ON building_merge (recorded);
CREATE INDEX building_merge_withdrawn ON building_merge (withdrawn) WHERE withdrawn IS NOT NULL;
CREATE INDEX meter_change_recorded ON meter_change (recorded);
CREATE INDEX meter_change_withdrawn ON meter_change (withdrawn) WHERE withdrawn IS NOT NULL;
CREATE INDEX meter_swap_recorded ON meter_swap (recorded);
CREATE INDEX meter_swap_withdrawn ON meter_swap (withdrawn) WHERE withdrawn IS NOT NULL;
