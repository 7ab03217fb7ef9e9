import { chineseDay } from '#kernel/day.ts';
import { labels } from '#kernel/label-terms.ts';
import { carrierTerms } from '#kernel/vocabulary.ts';
import type { Block } from '#platform/docx/block.ts';
import type { Paper } from '#platform/docx/docx.ts';
import { verdictTerms } from '#supervision/benchmarking/vocabulary.ts';
import {
  findingTexts,
  periodText,
  reportPaper,
  shownChange,
  shownCoverage,
  shownShare,
  shownValue,
  sourceSection,
  tableBlock,
  textBlock,
  useText,
  weatherSection,
  withoutText,
  withUnit,
} from './paper-text.ts';
import type { BuildingReportContent } from './present.ts';
import type { FigureSource, SourcedFigure } from './sources.ts';
import { reportHeadingTerms as terms, reportTerms } from './vocabulary.ts';

type Line = Pick<BuildingReportContent['carriers'][number], 'value' | 'unit' | 'coverage' | 'figure' | 'compared'>;

/** Content of a building's report in Word. */
export type BuildingPaperContent = { readonly report: BuildingReportContent; readonly sources: readonly FigureSource[] };

/** The key figures of a building's report, in order, by name. */
export function keyLines({ total, intensity, carriers }: BuildingReportContent): (Line & { readonly name: string })[] {
  return [
    { name: terms.total.zh, ...total },
    { name: labels.zh.energyPerM2, ...intensity },
    ...carriers.map((one) => ({ name: carrierTerms[one.carrier].zh, ...one })),
  ];
}

/** The figures explained at the end of the report. */
export function sourcedOf(report: BuildingReportContent): SourcedFigure[] {
  return [...keyLines(report), { name: labels.zh.quotaVerdict, figure: report.verdict.figure }];
}

/** The report of a building in official layout. */
export function buildingPaper({ report, sources }: BuildingPaperContent): Paper {
  const { building, kind, period, steps, weather, toDo } = report;
  return reportPaper(
    kind === 'month' ? reportTerms.buildingMonth.zh : reportTerms.buildingYear.zh,
    `${building.name}（${building.code}），${building.place}，${periodText(period)}`,
    [
      { title: terms.keyFigures.zh, blocks: [headText(report), ...keyTable(report, sources)] },
      weatherSection(weather.periods),
      { title: steps.step === 'month' ? terms.months.zh : terms.days.zh, blocks: stepsTable(report) },
      { title: terms.items.zh, blocks: [...itemsTable(report), ...findingTexts(report.findings)] },
      { title: terms.quota.zh, blocks: quotaTexts(report) },
      { title: terms.gaps.zh, blocks: gapsTable(report) },
      { title: terms.toDo.zh, blocks: toDo.map(({ detail }, at) => textBlock(`${at + 1}. ${detail}`)) },
      sourceSection(sources),
    ],
  );
}

function headText({ building: { use, floorArea }, from, to, isOpen, total }: BuildingReportContent): Block {
  const area = floorArea === null ? labels.zh.notFilledIn : `${shownValue(floorArea)} m²`;
  const last = new Date(Date.parse(to) - 86_400_000).toISOString().slice(0, 10);
  const open = isOpen ? terms.goesOn.zh : '';
  return textBlock(
    `期间：${chineseDay(from)}至${chineseDay(last)}。${labels.zh.use}：${useText(use)}。${labels.zh.floorArea}：${area}。${open}${withoutText(total.without)}`,
  );
}

function keyTable(report: BuildingReportContent, sources: readonly FigureSource[]): Block[] {
  const notes = new Map(sources.map(({ name, note }) => [name, note]));
  const earlier = report.kind === 'month' ? [terms.earlier.zh] : [];
  const rows = keyLines(report).map(({ name, value, unit, coverage, compared }) => [
    `${withUnit(name, unit)}${notes.has(name) ? `〔${notes.get(name)}〕` : ''}`,
    shownValue(value),
    shownCoverage(coverage),
    ...compared.map(({ change }) => shownChange(change)),
  ]);
  const header = [labels.zh.figure, labels.zh.value, labels.zh.coverage, ...earlier, terms.yearAgo.zh];
  const others = 0.64 / (header.length - 1);
  return tableBlock(header, rows, [0.36, ...header.slice(1).map(() => others)]);
}

function stepsTable({ steps: { step, carriers } }: BuildingReportContent): Block[] {
  const shown = carriers.slice(0, 4);
  const [first] = shown;
  if (first === undefined) return [];
  const rows = first.steps.map(({ start }, at) => [
    step === 'month' ? `${Number(start.slice(5, 7))}月` : `${Number(start.slice(8))}日`,
    ...shown.flatMap(({ steps }) => [
      shownValue(steps[at]?.value ?? null),
      ...(shown.length > 2 ? [] : [shownValue(steps[at]?.before ?? null)]),
    ]),
  ]);
  const header = shown.flatMap(({ carrier, unit }) => [
    withUnit(carrierTerms[carrier].zh, unit),
    ...(shown.length > 2 ? [] : [terms.yearAgoUse.zh]),
  ]);
  return tableBlock([labels.zh.time, ...header], rows, [0.16, ...header.map(() => 0.84 / header.length)]);
}

function itemsTable({ items }: BuildingReportContent): Block[] {
  const rows = items.map(({ carrier, name, value, unit, share, coverage }) => [
    `${carrierTerms[carrier].zh}：${name ?? labels.zh.withoutItem}`,
    `${shownValue(value)} ${unit}`,
    shownShare(share),
    shownCoverage(coverage),
  ]);
  return tableBlock([labels.zh.item, labels.zh.amount, labels.zh.share, labels.zh.coverage], rows, [0.4, 0.24, 0.18, 0.18]);
}

function quotaTexts({ verdict, rank }: BuildingReportContent): Block[] {
  const { year, indicative, corrected, constraint, unit, excess, why } = verdict;
  const basis = verdict.verdict === 'unknown' ? '' : indicative ? '（参考，依据待核对标准原文）' : '（正式）';
  const against =
    corrected === null || constraint === null
      ? ''
      : `修正后 ${shownValue(corrected)}，${labels.zh.constraintValue} ${shownValue(constraint)} ${unit ?? ''}。`;
  const over = excess === null || excess <= 0 ? '' : `超出 ${shownShare(excess)}。`;
  return [
    textBlock(`${year}年：${verdictTerms[verdict.verdict].zh}${basis}。${against}${over}${why ?? ''}`),
    textBlock(`${labels.zh.amongLike}：${rankText(rank)}`),
  ];
}

function rankText({ year, rank, count, quarter, use, why }: BuildingReportContent['rank']): string {
  if (rank !== null && count !== null) return `${year}年第 ${rank} 名，同类（${useText(use)}）共 ${count} 栋，按单位面积能耗由高到低。`;
  return quarter === null ? (why ?? labels.zh.none) : `${year}年处于第 ${quarter} 四分位（1 最低）。`;
}

function gapsTable({ gaps }: BuildingReportContent): Block[] {
  if (gaps.length === 0) return [textBlock(terms.noGaps.zh)];
  const rows = gaps.map(({ carrier, from, to, coverage }) => [carrierTerms[carrier].zh, from, to, shownCoverage(coverage)]);
  return tableBlock([labels.zh.energy, labels.zh.from, labels.zh.to, labels.zh.coverage], rows, [0.25, 0.25, 0.25, 0.25]);
}
