import { type Block, sectionBlocks } from '#platform/docx/block.ts';
import type { Paper } from '#platform/docx/docx.ts';
import { chineseDay } from '#kernel/day.ts';
import { headingTerms } from '#kernel/heading-terms.ts';
import { percentOf } from '#kernel/percent.ts';
import { resourceFieldTerms } from '#registry/resources/vocabulary.ts';
import type { OfficeTable } from '#platform/tables/file.ts';
import type { Cell } from '#platform/tables/write.ts';
import { weatherSeriesTerms } from '#metering/weather/vocabulary.ts';
import type { Evaluation } from './evaluate.ts';
import { solarDoubtTerms, solarSheetTerms as terms, solarYieldTerms } from './vocabulary.ts';
import type { SheetArray, YieldSheet } from './yield-sheet.ts';

/** At most this many arrays are on paper; the sheet has them all. */
export const mostOnPaper = 60;

const title = ({ of }: Pick<YieldSheet, 'of'>): string => `${of}${terms.title.zh}`;
const evaluationTitle = (year: number): string => `${year} 年${terms.evaluation.zh}`;
const inKwh = (name: string): string => `${name}（kWh）`;
const monthNames = Array.from({ length: 12 }, (_, at) => `${at + 1}月`);
const nameOf = ({ resource: { code, name } }: SheetArray): string => (name === null || name === code ? code : `${name}（${code}）`);
const siteOf = ({ resource: { building, buildingName } }: SheetArray): string => buildingName ?? building;

/** The weather a yield is based on: the station, its distance, and whether it is a typical year or which days. */
function weatherText({ weather }: SheetArray): string | null {
  if (weather === null) return null;
  const { station, stationName, distanceKm, series, from, to } = weather;
  const far = distanceKm === null ? '' : `，${distanceKm} km`;
  const when = from === null || to === null ? '' : `，${from} 至 ${to}`;
  return `${stationName}（${station}${far}），${weatherSeriesTerms[series].zh}${when}`;
}

/** The basis of the figures, and which parts are only recalled or typical. */
const sourceLines = ({ arrays, knownAt }: YieldSheet): string[] => [
  `${terms.recipe.zh}：逐时太阳位置、斜面辐射（Hay–Davies）、玻璃透射、组件温度（SAND2004-3535）、组件与逆变器（PVWatts 5，NREL/TP-6A20-62641）。`,
  ...new Set(arrays.flatMap((one) => (one.weather === null ? [] : [`气象：${weatherText(one) ?? ''}。`]))),
  ...(arrays.some(({ weather, evaluation }) => weather?.indicative === true || evaluation?.indicative === true)
    ? [terms.indicative.zh]
    : []),
  `${terms.knownAt.zh}：${knownAt}。`,
];

const doubtsText = (months: Evaluation['months'][number]['doubts']): string =>
  months.map(({ doubt, hours, kwh }) => `${solarDoubtTerms[doubt].zh}（${hours} h，${kwh} kWh）`).join('；');

const rounded = (value: number | null, digits = 0): string => (value === null ? '—' : value.toFixed(digits));
const percent = (value: number | null): string => (value === null ? '—' : `${percentOf(value).toFixed(1)}%`);
const sum = (values: readonly (number | null)[]): number | null =>
  values.some((one) => one === null) ? null : (values as number[]).reduce((all, one) => all + one, 0);

/** Yields as a Word document: arrays, months, actual compared with expected generation, doubts, sources. */
export function yieldPaper(sheet: YieldSheet, findings: readonly string[], dated: number): Paper {
  const shown = sheet.arrays.slice(0, mostOnPaper);
  const left = sheet.arrays.length - shown.length;
  const text = (told: string): Block => ({ kind: 'text', text: told });
  return {
    title: title(sheet),
    blocks: sectionBlocks([
      { title: headingTerms.roofPhotovoltaics.zh, blocks: [...arrayBlocks(sheet, shown), ...leftBlocks(left)] },
      { title: terms.months.zh, blocks: [monthTable(shown)] },
      { title: evaluationTitle(sheet.year), blocks: evaluationBlocks(sheet, shown) },
      { title: terms.doubtful.zh, blocks: findings.length === 0 ? [text(terms.nothingDoubtful.zh)] : findings.map(text) },
      { title: headingTerms.basis.zh, blocks: sourceLines(sheet).map(text) },
    ]),
    signed: [chineseDay(sheet.day)],
    dated,
  };
}

const leftBlocks = (left: number): Block[] =>
  left > 0 ? [{ kind: 'text', text: `另有 ${left} 处光伏见电子表格，或按建筑逐份出具。` }] : [];

function arrayBlocks({ arrays }: YieldSheet, shown: readonly SheetArray[]): Block[] {
  const year = sum(arrays.map(({ sums }) => sums?.year ?? null));
  const kw = arrays.reduce((all, { resource }) => all + resource.kw, 0);
  return [
    {
      kind: 'text',
      text: `共 ${arrays.length} 处，${Number(kw.toFixed(3))} kW，${solarYieldTerms.year.zh} ${year === null ? '不全，不作合计' : `${year.toFixed(0)} kWh`}。`,
    },
    {
      kind: 'table',
      header: [
        headingTerms.building.zh,
        solarYieldTerms.array.zh,
        'kW',
        inKwh(solarYieldTerms.year.zh),
        'kWh/kW',
        solarYieldTerms.performanceRatio.zh,
      ],
      rows: shown.map((one) => [
        siteOf(one),
        nameOf(one),
        String(one.resource.kw),
        rounded(one.sums?.year ?? null),
        rounded(one.sums?.specific ?? null),
        percent(one.sums?.performanceRatio ?? null),
      ]),
      widths: [0.24, 0.26, 0.11, 0.15, 0.12, 0.12],
    },
  ];
}

const monthTable = (shown: readonly SheetArray[]): Block => ({
  kind: 'table',
  header: [solarYieldTerms.array.zh, ...monthNames],
  rows: shown.map((one) => [one.resource.code, ...(one.sums?.months ?? monthNames.map(() => null)).map((kwh) => rounded(kwh))]),
  widths: [0.16, ...monthNames.map(() => 0.07)],
});

function evaluationBlocks({ left }: YieldSheet, shown: readonly SheetArray[]): Block[] {
  const told = shown.flatMap((one) => (one.evaluation === null ? [] : [{ one, of: one.evaluation }]));
  if (told.length === 0) return [{ kind: 'text', text: terms.notMeasured.zh }];
  return [
    {
      kind: 'table',
      header: [solarYieldTerms.array.zh, inKwh(terms.measured.zh), inKwh(terms.expected.zh), terms.ratio.zh, terms.doubtful.zh],
      rows: told.map(({ one, of }) => [
        one.resource.code,
        rounded(of.measured),
        rounded(of.expected),
        percent(of.ratio),
        doubtsText(yearDoubts(of)),
      ]),
      widths: [0.2, 0.15, 0.15, 0.12, 0.38],
    },
    ...(left > 0 ? [{ kind: 'text', text: leftText(left) } as const] : []),
  ];
}

const leftText = (left: number): string => `另有 ${left} 处有计量点的光伏未在此评估，请按建筑逐份出具。`;

/** Doubts of all months combined. */
function yearDoubts({ months }: Evaluation): Evaluation['months'][number]['doubts'] {
  const byDoubt = Map.groupBy(
    months.flatMap(({ doubts }) => doubts),
    ({ doubt }) => doubt,
  );
  return [...byDoubt].map(([doubt, some]) => ({
    doubt,
    hours: some.reduce((all, { hours }) => all + hours, 0),
    kwh: Math.round(some.reduce((all, { kwh }) => all + kwh, 0) * 1000) / 1000,
  }));
}

/** The same as sheets: arrays with their months, evaluations by month, doubts and sources. */
export function yieldSheets(sheet: YieldSheet, findings: readonly string[]): OfficeTable[] {
  const note = `${chineseDay(sheet.day)}；${terms.knownAt.zh}：${sheet.knownAt}`;
  const made = (name: string, columns: readonly string[], rows: readonly (readonly Cell[])[]): OfficeTable => ({
    title: `${title(sheet)} ${name}`,
    note,
    sheet: name,
    columns,
    rows,
  });
  return [
    made(solarYieldTerms.array.zh, arrayColumns, sheet.arrays.map(arrayRow)),
    made(evaluationTitle(sheet.year), evaluationColumns, sheet.arrays.flatMap(evaluationRows)),
    made(
      terms.doubtful.zh,
      [terms.doubtful.zh],
      [...findings, ...(sheet.left > 0 ? [leftText(sheet.left)] : [])].map((one) => [one]),
    ),
    made(
      headingTerms.basis.zh,
      [headingTerms.basis.zh],
      sourceLines(sheet).map((one) => [one]),
    ),
  ];
}

const arrayColumns = [
  headingTerms.buildingCode.zh,
  headingTerms.building.zh,
  resourceFieldTerms.code.zh,
  headingTerms.name.zh,
  'kW',
  `${resourceFieldTerms.tilt.zh}（°）`,
  `${resourceFieldTerms.azimuth.zh}（°）`,
  inKwh(solarYieldTerms.year.zh),
  `${solarYieldTerms.specific.zh}（kWh/kW）`,
  solarYieldTerms.performanceRatio.zh,
  headingTerms.coverage.zh,
  ...monthNames.map(inKwh),
  terms.station.zh,
];

const arrayRow = (one: SheetArray): Cell[] => {
  const { resource, sums } = one;
  const { building, buildingName, code, name, kw, tilt, azimuth } = resource;
  return [
    building,
    buildingName,
    code,
    name,
    kw,
    tilt,
    azimuth,
    sums?.year ?? null,
    sums?.specific ?? null,
    sums?.performanceRatio ?? null,
    sums?.coverage ?? null,
    ...(sums?.months ?? monthNames.map(() => null)),
    weatherText(one),
  ];
};

const evaluationColumns = [
  headingTerms.buildingCode.zh,
  resourceFieldTerms.code.zh,
  headingTerms.month.zh,
  inKwh(terms.measured.zh),
  inKwh(terms.expected.zh),
  terms.ratio.zh,
  terms.compared.zh,
  terms.hours.zh,
  terms.doubtful.zh,
];

const evaluationRows = ({ resource: { building, code }, evaluation }: SheetArray): Cell[][] =>
  (evaluation?.months ?? []).map(({ month, measured, expected, ratio, hours, doubts }) => [
    building,
    code,
    month,
    measured,
    expected,
    ratio,
    hours.compared,
    hours.of,
    doubtsText(doubts),
  ]);
