import { expect, test } from 'vitest';
import { inNumber, oneInText } from './singular.ts';

test.each([
  ['{count} rows were skipped: {rows}.', '{count} row was skipped: {rows}.'],
  ['The notice contradicts itself {count} times, first on {date}.', 'The notice contradicts itself once, first on {date}.'],
  ['These {count} columns were matched', 'This {count} column was matched'],
  ['There are only {count} buildings to compare with', 'There is only {count} building to compare with'],
  ['{count} days ({first} to {last}) have no temperature', '{count} day ({first} to {last}) has no temperature'],
  ['{count} kinds of evidence are missing', '{count} kind of evidence is missing'],
  ['{count} sets of data that are missing', '{count} set of data that is missing'],
  ['{count} files or notes', '{count} file or notes'],
  ['{count} stretches, {count} entries', '{count} stretch, {count} entry'],
  ['{count} rows are totals, remarks or the like and were skipped', '{count} row is totals, remarks or the like and was skipped'],
  ['{count} parcels to {target} were refused and are not sent', '{count} parcel to {target} was refused and is not sent'],
  ['{count} units lie in no place', '{count} unit lies in no place'],
  ['Entry {count} waits for the other party', 'Entry {count} waits for the other party'],
  ['{count} is less, {count} as said', '{count} is less, {count} as said'],
])('the singular of «%s» is «%s»', (template, said) => {
  expect(inNumber(template, { count: 1, first: 'a' })).toBe(said);
  expect(inNumber(template, { count: 2 })).toBe(template);
  expect(inNumber(template, { count: '1' })).toBe(template);
});

test.each([
  ['1 buildings are over the limit, 12 rows', '1 building is over the limit, 12 rows'],
  ['There are only 1 buildings to compare with', 'There is only 1 building to compare with'],
  ['21 buildings, 0.1 points, 2025-1 days, Q1 points', '21 buildings, 0.1 points, 2025-1 days, Q1 points'],
  ['1 counties; 1 times', '1 county; once'],
  ['Remind of all 1 items below', 'Remind of all 1 item below'],
])('«%s» with its counts is «%s»', (text, said) => {
  expect(oneInText(text)).toBe(said);
});
