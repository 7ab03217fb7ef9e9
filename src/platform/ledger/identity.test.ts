import { expect, test } from 'vitest';
import { textField } from '#platform/list-intake/fields.ts';
import { emptyTally } from '#platform/list-intake/intake.ts';
import { createIdentityTally, identityChanges, type IdentityField } from './identity.ts';

const dictionary = {
  kind: 'things',
  fields: [
    textField({ name: 'building', zh: '建筑', synonyms: [] }),
    { ...textField({ name: 'kind', zh: '种类', synonyms: [] }), words: new Map([['泵', 'pump']]) },
    textField({ name: 'region', zh: '地区', synonyms: [] }),
  ],
};
const kinds = { chiller: { zh: '冷水机组', en: 'Chiller' }, pump: { zh: '水泵', en: 'Pump' } };
const changes = (one: IdentityField, from: unknown, to: unknown) =>
  identityChanges('A1', { [one.field]: to, name: '不计' }, () => from, { identity: [one], dictionary });

test('another building is a change of identity; the same one, and one that was unknown, are not', () => {
  expect(changes({ field: 'building' }, 'B1', 'B2')).toEqual([
    {
      code: 'A1',
      field: 'building',
      fieldName: { zh: '建筑', en: 'building' },
      value: 'B2',
      from: { zh: 'B1', en: 'B1' },
      to: { zh: 'B2', en: 'B2' },
    },
  ]);
  expect(changes({ field: 'building' }, 'B1', 'B1')).toEqual([]);
  expect([null, undefined, '', []].map((from) => changes({ field: 'building' }, from, 'B2'))).toEqual([[], [], [], []]);
});

test('one that is cleared is a change', () => {
  expect(changes({ field: 'building' }, 'B1', null)).toMatchObject([{ value: '', to: { zh: '（空）', en: 'nothing' } }]);
});

test('values of a choice are told by their names, in Chinese by a word of the file if there is no other', () => {
  expect(changes({ field: 'kind', of: kinds }, 'chiller', 'pump')).toMatchObject([
    { from: { zh: '冷水机组', en: 'Chiller' }, to: { zh: '水泵', en: 'Pump' } },
  ]);
  expect(changes({ field: 'kind' }, 'chiller', 'pump')).toMatchObject([{ from: { zh: 'chiller' }, to: { zh: '泵', en: 'pump' } }]);
});

test('one more in a list is no change, one that is missing from it is', () => {
  const field = { field: 'building' };
  expect(changes(field, ['B1'], ['B2', 'B1'])).toEqual([]);
  expect(changes(field, ['B1', 'B2'], ['B2'])).toMatchObject([{ from: { zh: 'B1、B2' }, to: { zh: 'B2' } }]);
  const shares = (...of: readonly string[]) => of.map((building) => ({ building, share: 1 / of.length }));
  expect(changes(field, shares('B1', 'B2'), shares('B1', 'B2', 'B3'))).toEqual([]);
  expect(changes(field, shares('B1', 'B2'), shares('B1', 'B3'))).toMatchObject([{ from: { en: 'B1, B2' }, to: { en: 'B1, B3' } }]);
});

test('a region within the one it was in is the same said more exactly; one outside of it, or around it, is another', () => {
  const region = { field: 'region', isRegion: true } as const;
  expect([changes(region, '140300', '140302'), changes(region, '140000', '140302')]).toEqual([[], []]);
  expect([changes(region, '140302', '140303'), changes(region, '140302', '140300')].map(({ length }) => length)).toEqual([1, 1]);
  expect(changes({ field: 'region' }, '140300', '140302')).toHaveLength(1);
});

test('accepted changes are counted, and the first ten named', () => {
  const tally = emptyTally();
  const identity = createIdentityTally(tally);
  expect([identity.findings(), tally.identityChanged]).toEqual([[], undefined]);
  for (let row = 0; row < 12; row += 1) identity.add(changes({ field: 'building' }, 'B1', `C${row}`));
  const [finding] = identity.findings();
  expect([tally.identityChanged, finding?.evidence['count']]).toEqual([12, 12]);
  const told = finding?.evidence['changes'] as { zh: string; en: string };
  expect(told.zh.split('；')).toHaveLength(10);
  expect(told.zh).toMatch(/^A1 的建筑：B1 → C0；A1 .* → C9 …$/u);
  expect(told.en).toMatch(/^A1, building: B1 → C0; A1, .* → C9 …$/u);
});
