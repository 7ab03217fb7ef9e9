import { expect, it } from 'vitest';
import { createDrawing } from '#platform/docx/chart-worker.ts';
import { words } from '#words.ts';
import { chartDrawing } from './chart-option.ts';
import { chartedPaper } from './charted-paper.ts';
import type { ChartContent, ReportContent } from './present.ts';
import { shown } from './shown.ts';

const chart: ChartContent = {
  id: 'carbon-years',
  title: '各年建筑二氧化碳排放量',
  along: ['2024年', '2025年'].map((name) => ({ name, unit: 'kgCO2' })),
  series: [
    {
      kind: 'measured',
      name: '电',
      points: [
        { value: null, figures: [] },
        { value: 25_000, figures: ['a'] },
      ],
    },
    {
      kind: 'estimated',
      name: '估算部分',
      points: [
        { value: null, figures: [] },
        { value: 5000, figures: ['b'] },
      ],
    },
  ],
  notes: [],
  indicative: false,
};

const told = {
  region: '140300',
  regionName: '阳泉市',
  year: 2025,
  template: { id: 'ours', version: 1, name: '年报', to: '省厅', status: 'CITY' },
  due: [],
  sections: [{ title: '用能', clause: '', sentences: [], charts: [chart] }],
  missing: [],
  indicative: false,
} as unknown as ReportContent;

type Bars = readonly { readonly type: string; readonly data: readonly unknown[]; readonly itemStyle?: Readonly<Record<string, unknown>> }[];

it('bars show the values in the unit of the axis, a missing one is a gap, and only estimates are hatched on white', () => {
  const { option } = chartDrawing(chart);
  const [measured, estimated] = option['series'] as Bars;
  expect([measured?.data, estimated?.data]).toEqual([
    ['-', 25],
    ['-', 5],
  ]);
  expect(option['yAxis']).toMatchObject({ name: 'tCO₂' });
  expect(measured?.itemStyle).toBeUndefined();
  expect(estimated?.itemStyle).toMatchObject({ color: '#ffffff', decal: { symbol: 'rect' } });
});

it('a small part of a large unit is not shown as zero; an unknown one is a dash', () => {
  expect([0.003_049, -0.000_12, 0, 0.5, 1234.567, null].map(shown)).toEqual(['0.00305', '-0.00012', '0', '0.5', '1,234.57', '—']);
});

it('targets are drawn in hundredths of their final value; an unknown path is a gap', () => {
  const points = (...values: (number | null)[]) => values.map((value) => ({ value, figures: [] }));
  const { option } = chartDrawing({
    ...chart,
    id: 'targets',
    along: [
      { name: '改造面积', unit: 'm2' },
      { name: '电力占比', unit: '%' },
    ],
    series: [
      { kind: 'now', name: '现状值', points: points(50, 10) },
      { kind: 'path', name: '时序进度', points: points(null, 20) },
      { kind: 'goal', name: '目标值', points: points(200, 40) },
    ],
  });
  expect((option['series'] as Bars).map(({ data }) => data)).toEqual([
    [25, 25],
    ['-', 50],
    [100, 100],
  ]);
});

it('without a graphics library the report still has its tables, and says why it has no pictures', async () => {
  let asked = 0;
  const draw = createDrawing(() => {
    asked += 1;
    return Promise.reject(new Error('Cannot find native binding.\nmore'));
  });
  const paper = await chartedPaper(
    { workers: { run: (async (_file: URL, _name: string, input: never) => draw(input)) as never }, words },
    told,
  );
  expect(paper.blocks.filter(({ kind }) => kind === 'picture')).toEqual([]);
  expect(paper.blocks.filter(({ kind }) => kind === 'table')).toEqual([
    expect.objectContaining({
      rows: [
        ['2024年', '—', '—'],
        ['2025年', '25,000', '5,000'],
      ],
    }),
  ]);
  const texts = paper.blocks.flatMap((one) => (one.kind === 'text' ? [one.text] : []));
  expect(texts[0]).toContain('Cannot find native binding.');
  expect(texts[0]).not.toContain('more');
  await draw([]);
  expect(asked).toBe(1);
});
