import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildingDictionary } from '#registry/registry/fields/fields.ts';
import { headingKeys } from './heading-keys.ts';
import { guessOf, specOf } from './mapping.ts';
import { suggestColumns } from '#platform/imports/suggest.ts';

const words = buildingDictionary.fields.flatMap(({ name, zh, also = [], synonyms }) => [name, zh, ...also, ...synonyms]);
const heading = fc
  .tuple(
    fc.constantFrom('', '建筑规模 › ', '项目›', 'code:', '编码：'),
    fc.oneof(fc.constantFrom(...words), fc.string({ maxLength: 8 })),
    fc.constantFrom('', '（m²）', ' (ft2)', '[h]', '（备注）', ' '),
  )
  .map((parts) => parts.join(''));

test('a heading means the same field in all its forms', () => {
  fc.assert(
    fc.property(heading, (text) => {
      expect(specOf(buildingDictionary, headingKeys(text))?.name).toBe(specOf(buildingDictionary, text)?.name);
    }),
  );
});

test('a heading is guessed without its unit, without brackets, and by its part in a second row', () => {
  const guessed = (text: string) => guessOf(buildingDictionary, headingKeys(text))?.name;
  expect(guessed('building_id')).toBe('code');
  expect(guessed('property name（全称）')).toBe('name');
  expect(guessed('基本情况 › usage')).toBe('use');
  expect(guessed('电表20000号')).toBeUndefined();
  const suggested = suggestColumns(buildingDictionary, ['sqft', '名称', '项目名称'].map(headingKeys));
  expect(suggested.map(({ column, field, why }) => [column, field, why])).toEqual([
    ['名称', 'name', 'name'],
    ['sqft', 'floorArea', 'synonym'],
  ]);
});
