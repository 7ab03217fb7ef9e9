import type { Block } from '#platform/docx/block.ts';
import type { Paper } from '#platform/docx/docx.ts';
import { heatMethodTerms } from '#heat/heat-supply/vocabulary.ts';
import { chineseDay } from '#kernel/day.ts';
import type { Language } from '#kernel/finding.ts';
import { termText } from '#kernel/vocabulary.ts';
import type { Cell } from '#platform/tables/write.ts';
import type { SeasonReport } from './season-report.ts';
import { heatReportTerms } from '../vocabulary.ts';

type Point = SeasonReport['points'][number];
type Column = keyof typeof heatReportTerms & keyof Point;

const columns = [
  'point',
  'building',
  'method',
  'households',
  'area',
  'delivered',
  'counted',
  'loss',
  'charged',
  'byArea',
  'cheaper',
  'dearer',
  'substituted',
] as const satisfies readonly Column[];

/** The headings of a season's report as a table. */
export const reportHeadings = (language: Language): string[] => columns.map((code) => heatReportTerms[code][language]);

/** A point of it as a row; unknown values are empty. */
export const reportRow = (point: Point, language: Language): Cell[] =>
  columns.map((code) => (code === 'method' ? termText(heatMethodTerms, point.method, language) : point[code]));

/** The results of a season, item by item; unknown values are null. */
export function reportFacts(report: SeasonReport, language: Language): (readonly [string, string | number | null])[] {
  const { loss, arrears } = report;
  const of = (code: keyof typeof heatReportTerms): string => heatReportTerms[code][language];
  return [
    [of('supplied'), report.supplied],
    [of('delivered'), report.delivered],
    [of('network'), loss.network],
    [`${of('buildingLoss')} (${loss.buildings})`, loss.building],
    [of('area'), report.area],
    [of('charged'), report.charged],
    [of('byArea'), report.byArea],
    [of('cheaper'), report.cheaper],
    [of('dearer'), report.dearer],
    [of('substituted'), report.substituted],
    [`${of('arrears')} (${arrears.on})`, arrears.total],
    [of('overdue'), arrears.overdue],
  ];
}

/** The maximum number of points on paper; the rest is mentioned, and contained in the sheet. */
const mostOnPaper = 1000;

/** A season's report for an office. @param said its findings, in words */
export function reportPaper(report: SeasonReport, said: readonly string[]): Paper {
  const text = (told: string): Block => ({ kind: 'text', text: told });
  const shown = report.points.slice(0, mostOnPaper);
  const few = ['point', 'method', 'area', 'delivered', 'loss', 'charged', 'byArea'] as const;
  const cell = (value: string | number | null): string => (value === null ? '—' : String(value));
  return {
    title: `${report.season} 采暖季供热计量与收费情况`,
    blocks: [
      {
        kind: 'table',
        header: [],
        rows: reportFacts(report, 'zh').map(([name, value]) => [name, cell(value)]),
        widths: [0.6, 0.4],
      },
      text('“—”为不掌握：没有表、读数不全或尚未结算；不作零计。'),
      ...said.map(text),
      { kind: 'caption', text: '各结算点情况' },
      {
        kind: 'table',
        header: few.map((code) => heatReportTerms[code].zh),
        rows: shown.map((point) =>
          few.map((code) => (code === 'method' ? termText(heatMethodTerms, point.method, 'zh') : cell(point[code]))),
        ),
        widths: [0.16, 0.14, 0.14, 0.14, 0.12, 0.15, 0.15],
      },
      ...(shown.length < report.points.length
        ? [text(`结算点共 ${report.points.length} 个，此处列出前 ${shown.length} 个；全部见电子表格。`)]
        : []),
    ],
    signed: [chineseDay(report.arrears.on)],
  };
}
