-- Which certificates were ever of a metering point: what was known of it then asks it, and what its bills rest on.
CREATE INDEX meter_certificate_change_meter ON meter_certificate_change ((fields ->> 'meter')) WHERE fields ? 'meter';
