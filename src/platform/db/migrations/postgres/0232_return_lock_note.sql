-- Why a period was ended while returns were still open.
ALTER TABLE return_lock ADD COLUMN note text;
