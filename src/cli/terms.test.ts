import { Command } from 'commander';
import { expect, test } from 'vitest';
import { carrierTerms, useTerms } from '#kernel/vocabulary.ts';
import { sayIn } from './output.ts';
import { carrierOption, codeOf, term, valueIn } from './terms.ts';

const [zh, en] = [sayIn('zh'), sayIn('en')];

test('codes are told in the words of the reader; what has no words stays as it is, what is missing stays missing', () => {
  expect([term(zh, useTerms, 'office'), term(en, useTerms, 'data-centre')]).toEqual(['办公', 'Data centre']);
  expect([term(zh, useTerms, 'castle'), term(zh, useTerms, 'toString'), term(zh, useTerms, null)]).toEqual(['castle', 'toString', null]);
  expect([valueIn(zh, 'heating', 'heat'), valueIn(zh, 'stateOrgan', true), valueIn(zh, 'name', 'heat')]).toEqual([
    '集中供热',
    '是',
    'heat',
  ]);
  expect([valueIn(zh, 'floorArea', 12), valueIn(zh, 'yearBuilt', 1927), valueIn(zh, 'uses', [])]).toEqual([12, '1927', null]);
});

test('an option takes a code and its words alike, and refuses what is neither', () => {
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
