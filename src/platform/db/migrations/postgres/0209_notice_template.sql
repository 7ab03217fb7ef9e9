-- How a message is written for a gateway of another's making, such as one of text messages. The template itself lies sealed beside the
-- secrets, since people write keys into it; here stands what may be shown: method and placeholders.
ALTER TABLE notice_target ADD COLUMN template jsonb;
