import { expect, test } from 'vitest';
import { readText } from '../../../../src/platform/typed-text/typed-text.ts';
import { namesInText, readPlan } from '../../../../src/casework/draws/plan-file.ts';
import { emptyPlan, isAtFault, nextKey, ownFaults, planText } from './plan-form.ts';
import type { PlanForm } from './plan-form.ts';

const row = (key: number, stratum: string, more: object = {}) => ({
  key,
  stratum,
  by: 'rate' as const,
  amount: '1/2',
  atLeast: '',
  ...more,
});
const full: PlanForm = {
  name: '抽查: "一" # 号',
  region: '140300',
  strata: [row(0, '大型: 甲', { atLeast: '2' }), row(1, '小型', { by: 'count', amount: '3' })],
  each: '2',
  most: '5',
  groups: [{ key: 0, group: '暖通', count: '1' }],
  source: '福彩双色球',
  knownFrom: '2030-12-01T21:30',
};

/** The plan that the server reads from a form; texts this short are not sent to a thread. */
const planOf = async (form: PlanForm) => {
  const [text, none] = [planText(form), { run: () => Promise.reject(new Error('no thread')) }];
  return readPlan('plan.yaml', readText(text), await namesInText(none, text, readText(text)));
};

const fieldsOf = async (form: PlanForm): Promise<string[]> => {
  try {
    await planOf(form);
    return [];
  } catch (error) {
    return (error as { findings: { evidence: { field: string } }[] }).findings.map(({ evidence }) => evidence.field);
  }
};

test('a form becomes the plan that the server reads, whatever signs stand in its texts', async () => {
  expect(await planOf(full)).toEqual({
    name: '抽查: "一" # 号',
    region: '140300',
    objects: { '大型: 甲': { rate: '1/2', atLeast: 2 }, 小型: { count: 3 } },
    strataOrder: ['大型: 甲', '小型'],
    people: { each: 2, groups: { 暖通: 1 }, groupOrder: ['暖通'], most: 5 },
    source: '福彩双色球',
    knownFrom: '2030-12-01T21:30',
  });
  expect((await planOf({ ...full, each: '', most: '', groups: [] })).people).toBeUndefined();
  const groups = [
    { key: 0, group: '电气', count: '1' },
    { key: 1, group: '2', count: '1' },
  ];
  expect((await planOf({ ...full, groups })).people?.groupOrder).toEqual(['电气', '2']);
});

test('what is wrong is found at its field', async () => {
  const wrong = { ...full, region: ' ', each: 'viele', knownFrom: '明天', strata: [row(0, '大型', { amount: '7' })] };
  const fields = await fieldsOf(wrong);
  expect(['region', 'people.each', 'knownFrom', 'objects.大型'].map((field) => isAtFault(fields, field))).toEqual([true, true, true, true]);
  expect(['name', 'source'].map((field) => isAtFault(fields, field))).toEqual([false, false]);
  expect(await fieldsOf({ ...full, strata: [] })).toEqual(['objects']);
  expect(await fieldsOf(full)).toEqual([]);
});

test('strata without a name or with one that stands already are found before they become one', async () => {
  expect(ownFaults(full)).toEqual([]);
  expect(ownFaults(emptyPlan)).toEqual(['strata.0']);
  expect(ownFaults({ ...full, strata: [row(0, '甲'), row(4, '甲 ')], groups: [{ key: 2, group: '', count: '1' }] })).toEqual([
    'strata.4',
    'groups.2',
  ]);
});

test('a new row takes a number that none has', async () => {
  expect([nextKey([]), nextKey([{ key: 3 }, { key: 1 }])]).toEqual([0, 4]);
});
