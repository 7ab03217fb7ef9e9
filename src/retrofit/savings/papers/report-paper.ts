import { labels } from '#kernel/label-terms.ts';
import { unitSign } from '#kernel/unit-sign.ts';
import { carrierTerms, termText } from '#kernel/vocabulary.ts';
import { blank, sectionBlocks, type Block } from '#platform/docx/block.ts';
import type { Paper } from '#platform/docx/docx.ts';
import { type PresentedFit, modelBlocks } from './model-paper.ts';
import {
  amountText,
  clockText,
  coefficientText,
  coverageText,
  factTable,
  percentText,
  savingsParties,
  spanText,
  statusText,
  textBlock,
} from './paper-text.ts';
import type { presentReport } from '../present-report.ts';
import { savingsEventTerms, savingsTerms as terms } from '../vocabulary.ts';

type PresentedReport = ReturnType<typeof presentReport>;

/** What a report is drawn around, as its document names it. */
export type ReportSubject = {
  /** Null if the boundary consists of metering points only. */
  readonly building: { readonly code: string; readonly name: string; readonly address: string | null } | null;
  readonly project: { readonly code: string; readonly name: string } | null;
  /** The meters of the boundary; those with a minus are subtracted. */
  readonly meters: readonly string[];
};

export type SealedBaseline = PresentedFit & { readonly baseline: string; readonly hash: string; readonly locked: string };

type Content = {
  readonly report: PresentedReport;
  readonly base: SealedBaseline;
  readonly subject: ReportSubject;
  /** The findings in words. */
  readonly findings: readonly string[];
  /** ms UTC: the same request as of this instant gives the same bytes. */
  readonly knownAt: number;
};

/**
 * The savings report of a sealed baseline in official layout: boundary, both periods, the model with its checks, the savings with their
 * interval, events, comparison, findings, and how to find it again. Unverified values are marked.
 */
export function reportPaper(content: Content): Paper {
  const { report, base, subject } = content;
  return {
    title: terms.report.zh,
    addressed: `${subject.project === null ? '' : `${subject.project.name}（${subject.project.code}），`}${subjectText(content)}`,
    blocks: [
      textBlock(summaryText(content)),
      ...(isIndicative(content) ? [textBlock('标有“参考”的限值、系数和公式尚未与标准原文核对，不作为正式依据。')] : []),
      ...sectionBlocks([
        { title: terms.boundary.zh, blocks: [factTable(boundaryRows(content))] },
        { title: `基期与${terms.reporting.zh}`, blocks: [factTable(periodRows(content))] },
        { title: terms.baseModel.zh, blocks: modelBlocks(base) },
        { title: terms.savings.zh, blocks: [savingsTable(report), ...basisBlocks(report)] },
        { title: terms.nonRoutine.zh, blocks: eventBlocks(report) },
        { title: '与对比建筑', blocks: comparisonBlocks(report) },
        { title: '须注意的事项', blocks: findingBlocks(content.findings) },
        { title: '基准与数据时点', blocks: sealBlocks(content) },
      ]),
    ],
    signed: [...savingsParties, `报告编制人：${blank}`, `报告日期：${blank}`],
    dated: content.knownAt,
  };
}

const isIndicative = ({ report, base }: Content): boolean =>
  base.indicative || report.gbt28750.indicative || report.standardCoal?.indicative === true;

function subjectText({ base, subject: { building } }: Content): string {
  if ('meters' in base.boundary) return `计量点 ${base.boundary.meters.join('、')}`;
  return building === null ? base.boundary.building : `${building.name}（${building.code}）`;
}

function intervalText({ interval, unit }: PresentedReport): string | null {
  if (interval === null) return null;
  return `${amountText(interval.low, unit)} 至 ${amountText(interval.high, unit)}（置信水平 ${percentText(interval.confidence)}）`;
}

function summaryText({ report, base }: Content): string {
  const { savings, unit, counted, days } = report;
  const within = intervalText(report);
  const amount =
    savings.value === null
      ? '统计报告期没有可计入的日子，不给出节能量。'
      : `节能量为 ${amountText(savings.value, unit)}，节能率 ${percentText(report.fraction)}；${within === null ? '不给出置信区间。' : `置信区间 ${within}。`}`;
  return `以${spanText(base)}为基期，${spanText(report)}为统计报告期，按报告期实际气温校准基期能耗，计入 ${counted} 天（共 ${days} 天）。${amount}`;
}

function boundaryRows({ report, base, subject }: Content): [string, string][] {
  const { boundary } = base;
  const carrier = 'carrier' in boundary ? boundary.carrier : null;
  return [
    ...(subject.building === null
      ? []
      : ([
          [labels.zh.building, `${subject.building.name}（${subject.building.code}）`],
          [labels.zh.address, subject.building.address ?? labels.zh.notFilledIn],
        ] satisfies [string, string][])),
    ...(carrier === null ? [] : [[labels.zh.energy, termText(carrierTerms, carrier, 'zh')] satisfies [string, string]]),
    ...('item' in boundary && boundary.item !== undefined ? [[labels.zh.item, boundary.item] satisfies [string, string]] : []),
    [labels.zh.meters, subject.meters.join('、')],
    [labels.zh.unit, unitSign(report.unit)],
    ['时区', report.zone],
  ];
}

function periodRows({ report, base }: Content): [string, string][] {
  return [
    [terms.base.zh, spanText(base)],
    [terms.baseUse.zh, amountText(base.use.value, base.unit)],
    [terms.reporting.zh, spanText(report)],
    [terms.counted.zh, `${report.counted}，共 ${report.days} 天（覆盖率 ${coverageText(report.coverage)}）；未计入的日子不按比例放大`],
  ];
}

function savingsTable(report: PresentedReport): Block {
  const { unit, ashrae14 } = report;
  return factTable([
    [terms.predicted.zh, amountText(report.predicted.value, unit)],
    [terms.nonRoutine.zh, amountText(report.nonRoutine.value, unit)],
    [terms.adjustedBaseline.zh, amountText(report.adjustedBaseline.value, unit)],
    [terms.measured.zh, amountText(report.measured.value, unit)],
    [`${terms.savings.zh}（校准能耗 − 实测）`, amountText(report.savings.value, unit)],
    [terms.interval.zh, intervalText(report) ?? '不给出'],
    [terms.standardError.zh, amountText(report.standardError, unit)],
    [terms.fraction.zh, percentText(report.fraction)],
    ['ASHRAE 14 相对不确定度', ashrae14.fsu === null ? '不给出' : `${percentText(ashrae14.fsu)}（α ${coefficientText(ashrae14.alpha)}）`],
    [terms.standardCoal.zh, report.standardCoal === null ? '没有可用的折标系数' : amountText(report.standardCoal.value, 'kgce')],
  ]);
}

function basisBlocks({ gbt28750: { Eb, Er, Ea, Es }, standardCoal, unit }: PresentedReport): Block[] {
  const coal =
    standardCoal === null
      ? []
      : [
          textBlock(
            `折标系数 ${coefficientText(standardCoal.coefficient)} kgce/${unitSign(unit)}，来源：${standardCoal.source}（${statusText(standardCoal.status)}）。`,
          ),
        ];
  return [
    ...coal,
    textBlock(
      `参考：按 GB/T 28750 的记法（条文未逐字核对），基期能耗 E_b = ${amountText(Eb, unit)}，报告期能耗 E_r = ${amountText(Er, unit)}，校准能耗 E_a = ${amountText(Ea, unit)}，节能量 E_s = E_r − E_a = ${amountText(Es, unit)}（负值表示节约）。`,
    ),
  ];
}

function eventBlocks({ events, unit }: PresentedReport): Block[] {
  if (events.length === 0) return [textBlock('没有登记非常规事件，没有作任何调整。')];
  const amount = ({ kind, amount: told }: (typeof events)[number]): string =>
    told === null ? '—' : kind === 'fixed' ? `${amountText(told, unit)}/日` : `×${coefficientText(told)}`;
  return [
    {
      kind: 'table',
      header: ['事件起止', labels.zh.kind, '数量', labels.zh.note, '证明'],
      rows: events.map((one) => [spanText(one), savingsEventTerms[one.kind].zh, amount(one), one.note, one.evidence]),
      widths: [0.3, 0.14, 0.16, 0.22, 0.18],
    },
  ];
}

function comparisonBlocks({ comparison }: PresentedReport): Block[] {
  if (comparison === undefined) return [];
  return [
    textBlock(
      `最相近的 ${comparison.buildings.length} 栋同用途建筑在同期的实测与推算之比为 ${coefficientText(comparison.ratio)}（各栋之比的标准差 ${coefficientText(comparison.deviation)}），校准能耗已乘以此比值。`,
    ),
    {
      kind: 'table',
      header: [labels.zh.building, '实测与推算之比'],
      rows: comparison.buildings.map(({ boundary, ratio }) => [boundary, coefficientText(ratio)]),
      widths: [0.6, 0.4],
    },
  ];
}

const findingBlocks = (findings: readonly string[]): Block[] =>
  findings.length === 0 ? [textBlock(labels.zh.nothing)] : findings.map((one, at) => textBlock(`${at + 1}. ${one}`));

function sealBlocks({ base, report, knownAt }: Content): Block[] {
  return [
    factTable([
      [terms.baseline.zh, base.baseline],
      [terms.locked.zh, clockText(base.locked, report.zone)],
      [terms.hash.zh, base.hash],
      [terms.knownAt.zh, `${clockText(new Date(knownAt).toISOString(), report.zone)}（${new Date(knownAt).toISOString()}）`],
    ]),
    textBlock('基准一经锁定不再改变；对锁定的文本计算 SHA-256 即可核对摘要。以同一时点再次出具，数字相同。'),
  ];
}
