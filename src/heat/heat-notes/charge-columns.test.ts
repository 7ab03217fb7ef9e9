import { expect, test } from 'vitest';
import { Problem } from '#kernel/problem.ts';
import { chargeCells, type ChargeRow, columnsGiven } from './charge-columns.ts';

const row: ChargeRow = {
  number: 'C1-J-000001',
  kind: 'bill',
  season: 'J',
  company: 'C1',
  point: 'P1',
  building: 'B1',
  household: 'H1',
  account: 'A1',
  quantity: 1.5,
  basic: '330.00',
  metered: '67.50',
  area: '0.00',
  stopped: '0.00',
  cold: '0.00',
  cap: '0.00',
  total: '397.50',
  owed: '397.50',
  byArea: null,
  day: '2026-03-01',
  due: null,
};

test('columns are named, ordered, coded and dated as a charging system requires, with its own texts', () => {
  const columns = columnsGiven(`columns:
  - {heading: 客户号, field: account}
  - {heading: 类型, field: kind, values: {bill: '1', difference: '2'}}
  - {heading: 批次, text: 供暖}
  - {heading: 金额, field: total}
  - {heading: 热量, field: quantity}
  - {heading: 开单, field: day, day: digits}
  - {heading: 开单日, field: day, day: slashes}
  - {heading: 最迟, field: due, day: digits}
`);
  expect(columns.map(({ heading }) => heading)).toEqual(['客户号', '类型', '批次', '金额', '热量', '开单', '开单日', '最迟']);
  expect(chargeCells(row, columns)).toEqual(['A1', '1', '供暖', '397.50', 1.5, '20260301', '2026/3/1', null]);
});

test.each([
  ['columns: [{heading: 客户号, field: acount}]', 'columns.0'],
  ['columns: [{heading: 客户号, field: account}, {heading: 姓名, field: name}]', 'columns.1'],
  ['columns: []', 'columns'],
  ['columns: [{field: account}]', 'columns.0'],
  ['[[', 'columns'],
])('a fault of the file is reported with its location: %s', (text, at) => {
  let told: unknown;
  try {
    columnsGiven(text);
  } catch (error) {
    told = error;
  }
  expect(told).toBeInstanceOf(Problem);
  expect(told).toMatchObject({ code: 'heat-columns-bad', evidence: { at: expect.stringContaining(at) as string } });
});
