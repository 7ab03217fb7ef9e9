import { expect, test } from 'vitest';
import { choiceField, numberField, wordField, type Dictionary } from './fields.ts';
import { planOf, readRow } from './mapping.ts';

const names = (name: string) => ({ name, zh: name, synonyms: [] });
const dictionary: Dictionary = {
  kind: 'things',
  fields: [
    numberField(names('floorArea'), { min: 0, max: 1e6 }),
    choiceField(names('use'), { office: ['办公楼'] }),
    wordField(names('fund'), { state: ['财政'] }),
  ],
};
const plan = planOf(dictionary, ['floorArea', 'use', 'fund'], {});

test('words that every object has are words like others', () => {
  for (const word of ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf']) {
    const { fields, faults } = readRow(plan, [word, word, word]);
    expect(fields).toEqual({ fund: word });
    expect(faults.map(({ column, code }) => [column, code])).toEqual([
      ['floorArea', 'not-a-number'],
      ['use', 'unknown-value'],
    ]);
  }
});

test('words are known by themselves, by their codes, and as the mapping says', () => {
  expect(readRow(plan, ['12', ' 办公楼', '财政']).fields).toEqual({ floorArea: 12, use: 'office', fund: 'state' });
  const own = planOf(dictionary, ['floorArea', 'use', 'fund'], { value: { use: { constructor: 'office' } } });
  expect(readRow(own, ['', 'Constructor', '']).fields).toEqual({ use: 'office' });
});
