-- What administrators were told of a version: that it has been without a receipt for a day, that it was refused.
alter table upload_parcel add column told text check (told in ('waiting', 'refused'));
