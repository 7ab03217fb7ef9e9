import { Command } from 'commander';
import { expect, test } from 'vitest';
import { carrierTerms, useTerms } from '#kernel/vocabulary.ts';
import { sayIn } from './output.ts';
import { equipmentFieldTerms, equipmentKindTerms } from '#registry/equipment/vocabulary.ts';
import { buildingFieldTerms, meterFieldTerms } from '#registry/registry/vocabulary.ts';
import { carrierOption, codeOf, fieldIn, term, valueIn } from './terms.ts';

const [zh, en] = [sayIn('zh'), sayIn('en')];

test('codes are shown in the reader’s words; one without words is unchanged, a missing one stays missing', () => {
  expect([term(zh, useTerms, 'office'), term(en, useTerms, 'data-centre')]).toEqual(['办公', 'Data centre']);
  expect([term(zh, useTerms, 'castle'), term(zh, useTerms, 'toString'), term(zh, useTerms, null)]).toEqual(['castle', 'toString', null]);
  expect([valueIn(zh, 'heating', 'heat'), valueIn(zh, 'stateOrgan', true), valueIn(zh, 'name', 'heat')]).toEqual([
    '集中供热',
    '是',
    'heat',
  ]);
  expect([valueIn(zh, 'floorArea', 12), valueIn(zh, 'yearBuilt', 1927), valueIn(zh, 'uses', [])]).toEqual([12, '1927', null]);
});

test('an option accepts a code or its words, and refuses anything else', () => {
  const read = codeOf(useTerms);
  expect([read('办公'), read('Office '), read('office'), read('城堡')]).toEqual(['office', 'office', 'office', '城堡']);
  const parse = (text: string) =>
    new Command()
      .addOption(carrierOption('', ['total']))
      .exitOverride()
      .configureOutput({ writeErr: () => {} })
      .parse(['--carrier', text], { from: 'user' })
      .opts();
  for (const text of ['gas', '燃气', 'Gas']) expect(parse(text)).toEqual({ carrier: 'gas' });
  expect(parse('综合能耗')).toEqual({ carrier: 'total' });
  expect(() => parse('木柴')).toThrow(carrierTerms.gas.en.toLowerCase());
});

test('a field has the name of its own kind: the kind of an equipment is not a kind of reading', () => {
  const words = { fields: equipmentFieldTerms, values: { kind: equipmentKindTerms } };
  expect([fieldIn(zh, 'kind', words.fields), valueIn(zh, 'kind', 'chiller', words.values)]).toEqual([
    equipmentFieldTerms.kind.zh,
    equipmentKindTerms.chiller.zh,
  ]);
  expect(fieldIn(zh, 'kind', equipmentFieldTerms)).not.toBe(meterFieldTerms.kind.zh);
  expect(fieldIn(zh, 'code:户号', buildingFieldTerms)).toBe('户号');
});

test('life events and years are printed without a name for each part and without separators', () => {
  expect(valueIn(zh, 'lifeEvents', [{ kind: 'delivered', day: '2021-06-30', note: '外墙' }])).toBe('竣工交付 2021-06-30 外墙');
  expect([valueIn(zh, 'year', 2026), valueIn(zh, 'area', 2026)]).toEqual(['2026', 2026]);
});
