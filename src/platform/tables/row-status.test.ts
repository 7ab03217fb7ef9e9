import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { listStatusColumns, statusColumns } from './row-status.ts';
import { openSound } from './void-refused.ts';

const read = (heading: string, cells: readonly string[]): unknown[] => {
  const rows = cells.map((cell) => [cell]);
  const [column] = statusColumns([heading], rows);
  return column === undefined ? ['none'] : cells.map((cell) => column.of(cell));
};

test('what the cells of a status column say about their rows', () => {
  expect(read('状态', ['正常', '作废', '已冲销', '估算', '待核', ''])).toEqual(['good', 'void', 'reversed', 'estimated', 'unknown', null]);
  expect(read('是否有效', ['是', '否', ''])).toEqual(['good', 'void', null]);
  expect(read('StatusCode', ['0', '0x80000000', '1073741824'])).toEqual(['good', 'void', 'void']);
  expect(read('Kvalitet', ['Målt', 'Estimert'])).toEqual(['good', 'estimated']);
  expect(read('备注', ['', '换表', '作废'])).toEqual([null, null, 'void']);
  expect(read('空气质量', ['良', '差'])).toEqual(['none']);
  expect(read('质量', ['12', '15'])).toEqual(['none']);
});

test.each([
  ['扣款状态', '成功', '失败'],
  ['空调状态', '正常', '故障'],
  ['AC status', 'OK', 'Fault'],
  ['Payment status', 'OK', 'Failed'],
  ['发票状态', '正常', '作废'],
  ['通讯状态', '正常', '中断'],
  ['合同状态', '有效', '失效'],
  ['用户状态', '正常', '异常'],
  ['Invoice', 'sent', 'cancelled'],
])('%s refers to something else: this is reported, and excludes no row', (heading, good, bad) => {
  expect(read(heading, [good, bad])).toEqual([null, 'passed']);
});

test.each([
  ['状态', '正常', '失败'],
  ['审核状态', '已审核', '已驳回'],
  ['抄表状态', '正常', '异常'],
  ['表计状态', '正常', '故障'],
  ['账单状态', '有效', '作废'],
  ['Status', 'gültig', 'ungültig'],
  ['Statut', 'valide', 'non valide'],
  ['Stato lettura', 'valido', 'annullato'],
  ['Estado', 'válido', 'inválido'],
  ['Gültig', 'ja', 'nein'],
  ['Valide', 'oui', 'non'],
  ['Read Status', 'ok', 'failed'],
  ['VEE status', 'Validated', 'Rejected'],
])('%s refers to its row', (heading, good, bad) => {
  expect(read(heading, [good, bad])).toEqual(['good', 'void']);
});

test('a status after a value applies to the value, whatever the name of the value', () => {
  const rows = [
    ['1', '正常'],
    ['2', '异常'],
  ];
  const [column] = statusColumns(['大厅', '大厅状态'], rows);
  expect(rows.map((row) => column?.of(row[1] as string))).toEqual(['good', 'void']);
});

test('a payment that failed or has not arrived was not made', () => {
  const rows = ['成功', '失败', '处理中', '已退款', 'pending', '部分退款', ''].map((cell) => [cell]);
  const [column] = listStatusColumns(['缴费状态'], rows, new Set(), true);
  expect(rows.map(([cell]) => column?.of(cell as string))).toEqual(['good', 'unpaid', 'unpaid', 'reversed', 'unpaid', 'unknown', null]);
  const late = listStatusColumns(['状态'], [['已缴']], new Set(), true)[0];
  expect(late?.of('扣款失败')).toBe('unpaid');
  const yesOrNo = listStatusColumns(['是否到账'], [['是'], ['否']], new Set(), true)[0];
  expect([yesOrNo?.of('是'), yesOrNo?.of('否')]).toEqual(['good', 'unpaid']);
});

test('in a list of things a fault is not a status of the row, and an end is reported', () => {
  const rows = ['故障', '报废', '作废', '正常'].map((cell) => [cell]);
  const [column] = listStatusColumns(['状态'], rows, new Set());
  expect(rows.map(([cell]) => column?.of(cell as string))).toEqual(['unknown', 'gone', 'void', 'good']);
  expect(listStatusColumns(['状态'], rows, new Set([0]))).toEqual([]);
});

test('a small table with a row that does not count is refused with its row', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sound-'));
  try {
    await writeFile(join(folder, 'f'), 'code,group,状态\nA,1,正常\nB,1,已撤销\n');
    const { rows } = await openSound(join(folder, 'f'), { name: 'f.csv' });
    const all = async (): Promise<void> => {
      for await (const _ of rows);
    };
    await expect(all()).rejects.toMatchObject({ code: 'row-void', evidence: { file: 'f.csv', row: 3, column: '状态', text: '已撤销' } });
  } finally {
    await rm(folder, { recursive: true });
  }
});

test.each([
  '作废。',
  '作废（见下行）',
  '作废见下行',
  '无效，重抄',
  '录入错误，作废',
  '录入错误',
  '不计入',
  '不计入，见3月',
  '抄表错误（以下行为准）',
  'Do not use',
  'void - see next',
  'VOID see next row',
  'ungültig, siehe unten',
  'nicht verwenden',
])('a remark that starts with %s says that its row does not count', (remark) => {
  expect(read('备注', ['', '换表', remark])).toEqual([null, null, 'void']);
});

test.each(['录入错误，已更正', '不计入公摊', '作废旧表'])('a remark %s leaves open whether its row counts', (remark) => {
  expect(read('备注', ['', remark])).toEqual([null, 'unknown']);
});

test.each(['换表', '表坏，估算', '重复', '空置', '旧表已作废', 'avoid peak', 'voided cheque'])(
  'a remark %s says nothing about its row',
  (remark) => {
    expect(read('备注', ['', remark])).toEqual([null, null]);
  },
);

test.each([
  ['删除标志', '0', '1'],
  ['是否计入', '是', '否'],
  ['是否纳入统计', '1', '0'],
  ['Included', 'yes', 'no'],
])('%s says for each row whether it counts', (heading, good, bad) => {
  expect(read(heading, [good, bad])).toEqual(['good', 'void']);
});

test.each([
  ['数据来源', '实测', '预测'],
  ['类型', '实际', '测试'],
  ['Data source', 'measured', 'test data'],
])('forecasts and tests (%s) do not count next to measured values', (heading, good, bad) => {
  expect(read(heading, [good, bad])).toEqual([null, 'void']);
  expect(read(heading, [bad]).includes('void')).toBe(false);
});
