import type { Block } from '#platform/docx/block.ts';
import { unitSign } from '#kernel/unit-sign.ts';
import { axisOf } from './chart-option.ts';
import type { ChartContent } from './present.ts';
import { shown } from './shown.ts';
import { annualReportChartTerms } from './vocabulary.ts';

/** A chart in a document: its picture with a caption, the same figures as a table, and notes on them. In Chinese. */
export function chartBlocks(chart: ChartContent, picture: Uint8Array | null, number: number): Block[] {
  const { title, notes } = chart;
  const alike = new Set(chart.along.map(({ unit }) => unit)).size === 1 && chart.id !== 'targets';
  const unit = alike ? `，单位：${unitSign(chart.along[0]?.unit ?? '')}` : '';
  const text = (said: string): Block => ({ kind: 'text', text: said });
  return [
    ...(picture === null
      ? []
      : [
          {
            kind: 'picture' as const,
            bytes: picture,
            text: `图${number} ${title}（坐标：${axisOf(chart)}；各项数值见表${number}）`,
            alt: `${title}，各项数值见表${number}。${altOf(chart)}; its values are in table ${number}.`,
            wide: true,
          },
        ]),
    { kind: 'caption', text: `表${number} ${title}${unit}` },
    tableOf(chart, alike),
    ...(chart.series.some(({ points }) => points.some(({ value }) => value === null)) ? [text('“—”为没有数据，图中空缺，不是零。')] : []),
    ...notes.map(text),
  ];
}

const english: Readonly<Record<string, string>> = {
  'carbon-years': annualReportChartTerms.carbonYears.en,
  'carbon-use': annualReportChartTerms.carbonUse.en,
  'carbon-district': annualReportChartTerms.carbonDistrict.en,
  targets: annualReportChartTerms.targetsOfClause.en,
};

const altOf = ({ id }: ChartContent): string => english[id] ?? id;

function tableOf({ along, series }: ChartContent, alike: boolean): Block {
  const first = 0.28;
  return {
    kind: 'table',
    header: ['', ...series.map(({ name }) => name)],
    rows: along.map(({ name, unit }, at) => [
      name,
      ...series.map(({ points }) => {
        const value = points[at]?.value ?? null;
        return value === null || alike ? shown(value) : `${shown(value)} ${unitSign(unit)}`;
      }),
    ]),
    widths: [first, ...series.map(() => (1 - first) / series.length)],
  };
}
