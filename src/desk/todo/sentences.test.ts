import { expect, test } from 'vitest';
import type { TodoItem } from './facts.ts';
import { actOf, byUrgency, sentenceOf } from './sentences.ts';
import { todoTerms } from './vocabulary.ts';

const item = (name: TodoItem['name'], counts: Partial<TodoItem> = {}): TodoItem => ({
  name,
  count: 1,
  buildings: null,
  units: null,
  about: [],
  since: null,
  href: '/',
  ...counts,
});

test('a sentence states who owes what: for those who ask by organisation, for owners as their own', () => {
  const months = item('months', { count: 530, units: 31, buildings: 212 });
  expect(sentenceOf(months, true, 'zh')).toBe('31 家单位的 212 栋建筑有月份未报送');
  expect(sentenceOf(months, true, 'en')).toBe('31 organisations have not reported some months of 212 buildings');
  expect(sentenceOf(months, false, 'zh')).toBe('您的 212 栋建筑有月份未报送');
  expect([actOf(months, true).zh, actOf(months, false).zh]).toEqual(['催报', '补报']);
});

test.each([
  [item('returns'), '1 return waits for you to fill in'],
  [item('standards-due'), '1 standard is due for re-examination'],
  [item('tasks'), '1 task of yours is not done'],
  [item('solar-duties', { count: 1200 }), '1,200 photovoltaic systems have to be stopped, removed or assessed'],
  [item('months', { count: 2, units: 1, buildings: 1 }), '1 organisation has not reported some months of 1 building'],
])('what is one is said in the singular, thousands are grouped', (one, said) => {
  expect(sentenceOf(one, true, 'en')).toBe(said);
});

test('every kind has a sentence without a gap and an act, whoever reads it', () => {
  for (const name of Object.keys(todoTerms) as TodoItem['name'][])
    for (const mayAsk of [true, false])
      for (const language of ['zh', 'en'] as const) {
        const said = sentenceOf(item(name, { count: 3, units: 2, buildings: 2 }), mayAsk, language);
        expect([name, said.includes('{'), actOf({ name }, mayAsk)[language].length > 0]).toEqual([name, false, true]);
      }
});

test('what others wait for comes first', () => {
  const names = byUrgency([item('passwords'), item('findings'), item('returns'), item('months')]).map(({ name }) => name);
  expect(names).toEqual(['returns', 'months', 'findings', 'passwords']);
});
