import { expect, test } from 'vitest';
import type { PaperPlan } from './paper-parts.ts';
import { planSheets } from './paper-sheets.ts';
import { planPaper } from './paper.ts';

const limit = { resource: 'fund:county', sense: 'max', slack: 0, breach: 0, price: 0 } as const;

/**
 * A plan of two years: one project is in, one is out, one is left out; the money is exceeded, and the goal is not certain to be reached.
 */
const plan = {
  place: '平定县',
  placeNames: new Map([['140321', '平定县']]),
  row: { name: '甲', region: '140321', years: [2026, 2027], made: Date.UTC(2026, 0, 5), sha256: 'abc' },
  adoption: null,
  dueClauses: [{ id: 'YQ/retrofit-by-2030', document: '实施方案', clause: '二(三)', quote: '应改尽改' }],
  works: [
    {
      year: 2026,
      region: '140321',
      trade: 'envelope',
      projects: 1,
      crews: '2',
      all: { taken: '30', there: '730' },
      off: { taken: '20', there: '428', until: '2026-04-10' },
      stretches: [{ from: '2026-04-01', to: '2026-10-31' }],
    },
  ],
  packages: new Map(),
  partial: false,
  scenario: { limits: [{ id: '年节能量', resource: 'savingKgce', clause: '一(一)' }], heatingSeason: '11-01:03-31' },
  instance: {
    projects: [
      {
        id: 'R1',
        options: [{ id: 'typed', amounts: { area: '30810', costYuan: '1451475.00', savingKgce: '91495', 'fund:county': '1451475.00' } }],
      },
      { id: 'R2', options: [{ id: 'typed', amounts: { costYuan: '5.00' } }] },
    ],
  },
  beside: {
    names: { R1: { name: '一号', region: '140321' }, R2: { name: '二号', region: '140321' }, R3: { name: '三号', region: '140321' } },
    left: [{ project: 'R3', why: 'no-estimate' }],
    undecided: ['R2'],
    indicative: true,
  },
  answer: {
    chosen: [{ project: 'R1', option: 'typed', year: 2026, value: 1, reduced: 1, serves: [] }],
    out: [{ project: 'R2', why: 'price', best: null, needs: 11_441.517407, addNow: [{ limit: 'money:county:2026', by: 2_455_904.95 }] }],
    limits: [
      { ...limit, id: 'due:R1', resource: null, sense: 'min', amount: 1, used: 1 },
      { ...limit, id: 'due:R2', resource: null, sense: 'min', amount: 1, used: 0, breach: 1 },
      { ...limit, id: 'money:county:2026', amount: 1_000_000, used: 1_451_475, breach: 451_475, price: 0.061226 },
      {
        ...limit,
        id: '年节能量',
        resource: 'savingKgce',
        sense: 'min',
        amount: 90_000,
        used: 91_495,
        slack: 1495,
        chance: { independent: 0.934, common: 0.8 },
      },
    ],
  },
} as unknown as PaperPlan;

const saidBy = (of: PaperPlan): string =>
  planPaper(of)
    .blocks.map((block) =>
      block.kind === 'table' ? [block.header, ...block.rows].map((row) => row.join('|')).join('\n') : 'text' in block ? block.text : '',
    )
    .join('\n');

test('the paper of a plan says what it comes to, the chance of a goal, what is passed and by how much, and what to do about what is left', () => {
  const said = saidBy(plan);
  for (const text of [
    '本计划列入项目 1 个，改造面积 30,810 m²，总投资 145.1475 万元，预计年节能量 91,495 kgce。',
    '本计划为参考',
    '“年节能量”达到的可能：各项目误差互不相关时 93.4%，误差同向时 80.0%。',
    '县级资金 2026超出 451,475（县级资金）。',
    '未满足的逐项要求：2030 年前完成 1 项',
    '平定县|2026|围护结构|1|4月1日至10月31日|20|428|4月10日',
    'R2|二号|单位效益不足（净贡献差 11,441.52）；将“县级资金 2026”放宽 2,455,904.95 元即可列入',
    'R3|三号|没有造价或节能量测算；填写总投资和年节能量',
    '另有 1 项逐项要求',
  ])
    expect(said).toContain(text);
  expect(said).not.toContain('一号 须在 2030 年前完成');
});

test('a plan that nobody adopted says that it is a draft; an adopted one names its document and day', () => {
  expect(planPaper(plan)).toMatchObject({ addressed: '（送审稿，尚未批准）', signed: [expect.any(String), '2026年1月5日'] });
  const adoption = { document: '阳建发〔2026〕1号', day: '2026-02-01' };
  expect(planPaper({ ...plan, adoption } as PaperPlan)).toMatchObject({
    addressed: '阳建发〔2026〕1号（2026年2月1日）',
    signed: [expect.any(String), '2026年2月1日'],
  });
});

test('the workbook of a plan has the tables of its paper as sheets whose figures are numbers', () => {
  const sheets = planSheets(plan);
  const names = sheets.map(({ sheet }) => sheet);
  expect(names.slice(1)).toEqual([
    '说明',
    '目标任务',
    '资金安排',
    '项目表',
    '分县任务',
    '施工时段',
    '未列入项目及原因',
    '附表1 项目资金来源',
    '附表2 约束的使用情况与边际价值',
    expect.stringMatching(/^附表3/u),
  ]);
  expect(new Set(names.map((name) => name.slice(0, 31))).size).toBe(names.length);
  const [projects] = sheets;
  expect(projects?.columns).toContain('总投资（元）');
  expect(projects?.rows.map(([code, , , year]) => [code, year])).toEqual([
    ['R1', '2026'],
    ['R2', null],
    ['R3', null],
  ]);
  expect(sheets.find(({ sheet }) => sheet === '项目表')?.rows[0]?.slice(-3)).toEqual([30_810, 1_451_475, 91_495]);
});

test('the paper says how an amount came about that was scaled, and cites no document for it', () => {
  const limits = [{ id: 'money:county:2026', resource: 'fund:county', max: '1000000', note: '资金变化：原额 × 0.9' }];
  const said = saidBy({ ...plan, scenario: { ...plan.scenario, limits } });
  expect(said).toContain('县级资金 2026：资金变化：原额 × 0.9。');
  expect(said).not.toContain('“”');
});
