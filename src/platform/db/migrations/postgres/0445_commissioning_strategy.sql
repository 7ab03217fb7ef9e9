-- The strategy that an action was taken from, as it was shown then: its kind and subject, what it would have saved in which period, its figure.
ALTER TABLE commissioning_action ADD COLUMN strategy jsonb;
