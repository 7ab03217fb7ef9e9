-- Where an administrator says that tokens of a followed server are; null: at its own origin, and a secret goes nowhere else.
ALTER TABLE openadr_connection ADD COLUMN token_url text;
