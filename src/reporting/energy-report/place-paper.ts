import { labels } from '#kernel/label-terms.ts';
import { carrierTerms } from '#kernel/vocabulary.ts';
import type { Block } from '#platform/docx/block.ts';
import type { Paper } from '#platform/docx/docx.ts';
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
import type { PlaceReportContent } from './present.ts';
import type { FigureSource, SourcedFigure } from './sources.ts';
import { reportHeadingTerms as terms, reportTerms } from './vocabulary.ts';

/** Content of a place's report in Word. */
export type PlacePaperContent = { readonly report: PlaceReportContent; readonly sources: readonly FigureSource[] };

/** The figures explained at the end of the report. */
export function sourcedOf({ total, intensity, carriers }: PlaceReportContent): SourcedFigure[] {
  return [
    { name: terms.total.zh, figure: total.figure },
    { name: labels.zh.energyPerM2, figure: intensity.value === null ? null : intensity.figure },
    ...carriers.map(({ carrier, figure, value }) => ({ name: carrierTerms[carrier].zh, figure: value === null ? null : figure })),
  ];
}

/** The report of a place in official layout. */
export function placePaper({ report, sources }: PlacePaperContent): Paper {
  const { region, kind, period, weather } = report;
  return reportPaper(
    kind === 'month' ? reportTerms.placeMonth.zh : reportTerms.placeYear.zh,
    `${region.name}，${periodText(period)}`,
    [
      { title: terms.keyFigures.zh, blocks: [headText(report), ...keyTable(report, sources)] },
      { title: terms.progress.zh, blocks: progressTexts(report) },
      weatherSection(weather.periods),
      { title: terms.byDistrict.zh, blocks: districtTable(report) },
      { title: terms.byUse.zh, blocks: [...useTable(report), ...findingTexts(report.findings)] },
      { title: terms.overFormal.zh, blocks: overTable(report, 'formal') },
      { title: terms.overIndicative.zh, blocks: overTable(report, 'indicative') },
      { title: terms.highest.zh, blocks: extremeTable(report.highest) },
      { title: terms.lowest.zh, blocks: extremeTable(report.lowest) },
      { title: terms.gaps.zh, blocks: gapBlocks(report) },
      sourceSection(sources),
    ].filter(({ blocks }) => blocks.length > 0),
  );
}

function headText({ buildings, floorArea, isOpen, intensity, total }: PlaceReportContent): Block {
  const area = floorArea === null ? labels.zh.notFilledIn : `${shownValue(floorArea)} m²`;
  const open = isOpen ? terms.goesOn.zh : '';
  return textBlock(
    `${labels.zh.buildingCount}：${shownValue(buildings)} 栋。${labels.zh.floorArea}：${area}。${labels.zh.energyPerM2}按覆盖率达到 95%、面积已知的 ${intensity.buildings} 栋计算。${open}${withoutText(total.without)}`,
  );
}

function keyTable({ total, intensity, carriers }: PlaceReportContent, sources: readonly FigureSource[]): Block[] {
  const notes = new Map(sources.map(({ name, note }) => [name, note]));
  const noted = (name: string, unit: string) => `${withUnit(name, unit)}${notes.has(name) ? `〔${notes.get(name)}〕` : ''}`;
  const rows = [
    [
      noted(terms.total.zh, total.unit),
      shownValue(total.value),
      shownCoverage(total.coverage),
      shownChange(total.compared.at(-1)?.change ?? null),
    ],
    [noted(labels.zh.energyPerM2, intensity.unit), shownValue(intensity.value), '—', shownChange(intensity.change)],
    ...carriers.map(({ carrier, unit, value, coverage, change }) => [
      noted(carrierTerms[carrier].zh, unit),
      shownValue(value),
      shownCoverage(coverage),
      shownChange(change),
    ]),
  ];
  return tableBlock([labels.zh.figure, labels.zh.value, labels.zh.coverage, terms.yearAgo.zh], rows, [0.4, 0.24, 0.16, 0.2]);
}

/** Changes include only buildings that are measured well in both periods. */
function progressTexts({ total }: PlaceReportContent): Block[] {
  return total.compared.map(({ period, change, now, before, compared }) =>
    textBlock(
      change === null
        ? `与${periodText(period)}相比：没有两期都达到 95% 覆盖率的建筑，无法比较。`
        : `与${periodText(period)}相比：两期覆盖率都达到 95% 的 ${compared} 栋建筑，由 ${shownValue(before)} tce 变为 ${shownValue(now)} tce，${shownChange(change)}。`,
    ),
  );
}

function districtTable({ below }: PlaceReportContent): Block[] {
  const rows = below.map(({ name, buildings, tce, change, intensity }) => [
    name,
    String(buildings),
    shownValue(tce),
    shownChange(change),
    shownValue(intensity.value),
  ]);
  return tableBlock(
    [labels.zh.place, labels.zh.buildingCount, 'tce', terms.yearAgo.zh, withUnit(labels.zh.energyPerM2, 'kgce/m2')],
    rows,
    wide,
  );
}

const wide = [0.28, 0.14, 0.18, 0.18, 0.22];

function useTable({ uses }: PlaceReportContent): Block[] {
  const rows = uses.map(({ use, buildings, tce, share, change }) => [
    useText(use),
    String(buildings),
    shownValue(tce),
    shownShare(share),
    shownChange(change),
  ]);
  return tableBlock([labels.zh.use, labels.zh.buildingCount, 'tce', labels.zh.share, terms.yearAgo.zh], rows, wide);
}

function overTable({ quota }: PlaceReportContent, basis: 'formal' | 'indicative'): Block[] {
  const { count, buildings } = quota[basis];
  const toCheck = basis === 'formal' ? '' : '所依据的限额或系数待核对标准原文，仅供参考。';
  const rows = buildings.map(({ code, name, use, corrected, constraint, unit, times }) => [
    `${name} ${code}`,
    useText(use),
    `${shownValue(corrected)} / ${shownValue(constraint)} ${unit}`,
    shownValue(times),
  ]);
  const more = count > buildings.length ? `下表列出前 ${buildings.length} 栋。` : '';
  return [
    textBlock(`${quota.year}年共 ${count} 栋。${toCheck}${more}`),
    ...tableBlock(
      [labels.zh.building, labels.zh.use, `修正后 / ${labels.zh.constraintValue}`, terms.timesConstraint.zh],
      rows,
      [0.36, 0.16, 0.3, 0.18],
    ),
  ];
}

function extremeTable(list: PlaceReportContent['highest']): Block[] {
  const rows = list.map(({ code, name, use, intensity, times }) => [
    `${name} ${code}`,
    useText(use),
    shownValue(intensity),
    shownValue(times),
  ]);
  const header = [labels.zh.building, labels.zh.use, withUnit(labels.zh.energyPerM2, 'kgce/m2'), terms.timesMedian.zh];
  return tableBlock(header, rows, [0.36, 0.16, 0.26, 0.22]);
}

function gapBlocks({ missing, worstCovered }: PlaceReportContent): Block[] {
  const rows = worstCovered.map(({ code, name, carrier, coverage }) => [
    `${name} ${code}`,
    carrier === null ? labels.zh.noMeters : carrierTerms[carrier].zh,
    shownCoverage(coverage),
  ]);
  return [
    textBlock(
      `没有表计 ${missing.meter} 栋；覆盖率不足 95% ${missing.coverage} 栋；缺建筑面积 ${missing.area} 栋；缺用途 ${missing.use} 栋。缺少的数据未按零计入。`,
    ),
    ...tableBlock([labels.zh.building, labels.zh.energy, labels.zh.coverage], rows, [0.5, 0.25, 0.25]),
  ];
}
