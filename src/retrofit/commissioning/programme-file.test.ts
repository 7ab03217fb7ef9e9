import { expect, test } from 'vitest';
import type { CommissioningAction, Programme } from './facts.ts';
import { programmeRows } from './programme-file.ts';

const action: CommissioningAction = {
  id: 3,
  building: 'B1',
  on: '2026-03-30',
  action: '排风机改为随时间表运行',
  carrier: 'electricity',
  episode: null,
  equipment: 'AHU-1',
  strategy: { kind: 'outside-hours', subject: 'AHU-1', from: '2026-01-01', to: '2026-03-26', saved: 1200.5, unit: 'kWh', figure: 'f' },
  by: '王工',
  recorded: '2026-03-30T02:00:00Z',
  removed: null,
};
const total = {
  value: 350,
  low: 120,
  high: 580,
  confidence: 0.9,
  measured: 3000,
  expected: 3350,
  correction: 0,
  share: 0.1,
  days: 40,
  coverage: 1,
};
const programme: Programme = {
  year: 2026,
  at: '2026-06-01',
  summary: { buildings: 3, stated: 1, due: 1, done: 1, actions: 2, verdicts: { saved: 1, within: 0, more: 0, unknown: 1 } },
  rows: [
    {
      building: 'B1',
      name: '一号楼',
      months: null,
      last: null,
      due: null,
      state: null,
      actions: [
        { action, total: { ...total, unit: 'kWh', figure: 'f' }, verdict: 'saved' },
        { action: { ...action, id: 2, strategy: null }, total: null, verdict: 'unknown' },
      ],
    },
    { building: 'B2', name: '二号楼', months: 12, last: '2025-01-05', due: '2026-01-05', state: 'due', actions: [] },
  ],
  findings: [],
};

test('each action of the year is a row with what its strategy told and what came of it; a building without one is a row too', () => {
  const { columns, rows } = programmeRows(programme, 'zh');
  expect(rows.map((row) => row.length)).toEqual([columns.length, columns.length, columns.length]);
  const cells = (at: number) => Object.fromEntries(columns.map((column, cell) => [column, rows[at]?.[cell]]));
  expect(cells(0)).toMatchObject({ 建筑代码: 'B1', 状态: '未设定间隔', 本可节约: 1200.5, 节约量: 350, 判定: '用量已降低', 计入天数: 40 });
  expect(cells(0)['依据的策略']).toBe('非使用时段运行 AHU-1 2026-01-01 – 2026-03-26');
  expect(cells(1)).toMatchObject({ 本可节约: null, 节约量: null, 判定: '天数不足，尚不能判断' });
  expect(cells(2)).toMatchObject({ 建筑代码: 'B2', '间隔（月）': 12, 应调适日期: '2026-01-05', 状态: '已到期', 调适措施: null });
});
