import { expect, test } from 'vitest';
import type { Paper } from '#platform/docx/docx.ts';
import { quotaNoticePaper, type NoticeOutcome } from './quota-notice-paper.ts';

const outcome: NoticeOutcome = {
  building: { code: 'B1', name: '一号楼', place: '城区', use: '办公' },
  year: 2025,
  verdict: 'over',
  indicative: false,
  parts: [
    {
      carrier: '电',
      unit: 'kWh/m²',
      use: 825_000,
      useUnit: 'kWh',
      coverage: 0.99999,
      divisor: 10_000,
      divisorName: '建筑面积',
      measured: 82.5,
      corrected: 90.75,
      constraint: 80,
      leading: 60,
      corrects: 'measured',
      corrections: [{ symbol: 'γ1', factor: 1.1, why: '年使用小时数为 3000 h，基准 2500 h', source: 'GB/T 51161-2016 5.2.6，已核实' }],
      verdict: 'over',
    },
  ],
  grounds: [{ document: 'GB/T 51161-2016', clause: '表 5.2.1', version: 'gbt51161-2016/office@1', status: '已核实' }],
  remarks: ['缺少人数，未作 γ2 修正。'],
};

const texts = ({ blocks }: Paper) =>
  blocks.flatMap((block) => (block.kind === 'table' ? block.rows.map((row) => row.join(' ')) : [block.text]));

test('a notice states the verdict, the figures, their calculation, their basis, and what to do', () => {
  const paper = quotaNoticePaper(outcome);
  expect(paper.title).toBe('建筑用能限额告知书');
  const said = texts(paper);
  for (const part of [
    '一号楼（B1）2025年度用能超过约束值。',
    '年用量 825,000 kWh',
    '修正后单位用量 90.75 kWh/m²',
    '电：单位用量 = 年用量 ÷ 建筑面积：825,000 kWh ÷ 10,000 = 82.5 kWh/m²。',
    '实测单位用量依次乘以下列修正系数：',
    'γ1 = 1.1000（年使用小时数为 3000 h，基准 2500 h；GB/T 51161-2016 5.2.6，已核实）。',
    'GB/T 51161-2016 表 5.2.1 gbt51161-2016/office@1 已核实',
    '1. 缺少人数，未作 γ2 修正。',
  ])
    expect(said).toContain(part);
  expect(said.find((text) => text.startsWith('用能超过约束值。'))).toContain('制定并落实节能措施');
});

test('incomplete coverage is never shown as 100 %', () => {
  expect(texts(quotaNoticePaper(outcome))).toContain('计量覆盖率 99.9%');
});

test('an indicative one is not a notice by its title, and one without remarks has no such section', () => {
  const paper = quotaNoticePaper({ ...outcome, indicative: true, remarks: [] });
  expect(paper.title).toBe('建筑用能限额情况告知（参考）');
  expect(texts(paper)).not.toContain('五、说明');
  expect(texts(paper)).toContain('五、办理要求');
});
