-- Files that imports have read are kept as they came (docs/decisions/0022). `packed`: since when a file lies packed alone, under the hash of what it was; null as long as it lies as it
-- came. `removed`: since when it is kept no more.
alter table upload
  add column packed timestamptz,
  add column packed_bytes bigint,
  add column removed timestamptz;
create index upload_sha256 on upload (sha256);
create index upload_waiting on upload (stored) where packed is null and removed is null;
create index import_upload on import (upload) where upload is not null;
