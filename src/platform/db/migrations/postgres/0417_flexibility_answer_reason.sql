-- Why an owner said in or out, in its own words, kept with the answer.
ALTER TABLE flexibility_answer ADD COLUMN reason text;
