-- Meters on which live readings came in while an import that touches them was drawn; cleared when they are drawn once more, so that a crash between leaves a mark.
CREATE TABLE redraw_again (
  meter integer PRIMARY KEY
);

-- What a sender's live readings of one local day add up to: one record for a sender and a day, and another after that was taken back.
ALTER TABLE import ADD COLUMN live_day date;
CREATE UNIQUE INDEX import_live ON import (actor, live_day) WHERE live_day IS NOT NULL AND state = 'shown';
