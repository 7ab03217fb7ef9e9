import type { Carrier } from '#kernel/carrier.ts';
import { labels } from '#kernel/label-terms.ts';
import { unitSign } from '#kernel/unit-sign.ts';
import { carrierTerms, termText, useTerms } from '#kernel/vocabulary.ts';
import { percentOf, percentText } from '#kernel/percent.ts';
import { sectionBlocks, type Block } from '#platform/docx/block.ts';
import type { Paper } from '#platform/docx/docx.ts';
import { paperNumber } from '#casework/statement/statement.ts';
import { reportHeadingTerms as terms } from './vocabulary.ts';
import type { FigureSource } from './sources.ts';

/** A section of a report; one without blocks is left out. */
export type Section = { readonly title: string; readonly blocks: readonly Block[] };

/** A report of numbered sections. @param addressed its subject, below the title */
export function reportPaper(title: string, addressed: string, sections: readonly Section[]): Paper {
  return { title, addressed, blocks: sectionBlocks(sections), signed: [] };
}

/** `2025年11月`, `2025年`. */
export function periodText(period: string): string {
  const [year, month] = period.split('-');
  return month === undefined ? `${year}年度` : `${year}年${Number(month)}月`;
}

/** A value, or a note that it is missing: never zero instead. */
export function shownValue(value: number | null): string {
  return value === null ? terms.missing.zh : paperNumber(value);
}

/** `12.3%`; unknown is a dash. */
export function shownShare(share: number | null): string {
  return share === null ? '—' : `${paperNumber(percentOf(share))}%`;
}

/** A change with its sign. */
export function shownChange(change: number | null): string {
  return change !== null && change > 0 ? `+${shownShare(change)}` : shownShare(change);
}

/** A measured share; never rounded up to the whole. */
export function shownCoverage(coverage: number): string {
  return percentText(coverage);
}

export const withUnit = (name: string, unit: string): string => (unit === '' ? name : `${name}（${unitSign(unit)}）`);

export const useText = (use: string | null): string =>
  use === null || use === 'unknown' ? labels.zh.notFilledIn : termText(useTerms, use, 'zh');

export const textBlock = (text: string): Block => ({ kind: 'text', text });

export function tableBlock(header: readonly string[], rows: readonly (readonly string[])[], widths: readonly number[]): Block[] {
  return rows.length === 0 ? [] : [{ kind: 'table', header, rows, widths }];
}

/** The origin of each figure: the notes that the tables refer to. */
export function sourceSection(sources: readonly FigureSource[]): Section {
  const rows = sources.map(({ note, name, formula, clause, inputs, meters }) => [
    String(note),
    name,
    [formula, ...(clause === '' ? [] : [`${labels.zh.basis}：${clause}`]), ...inputs].join('\n'),
    metersText(meters),
  ]);
  return {
    title: terms.sources.zh,
    blocks: tableBlock(
      ['注', labels.zh.figure, labels.zh.formula, `${labels.zh.meters}（${labels.zh.coverage}）`],
      rows,
      [0.07, 0.2, 0.43, 0.3],
    ),
  };
}

const mostMeters = 12;

function metersText(meters: FigureSource['meters']): string {
  const shown = meters.slice(0, mostMeters).map(({ code, coverage }) => `${code} ${shownCoverage(coverage)}`);
  return [...shown, ...(meters.length > mostMeters ? [`共 ${meters.length} 个`] : [])].join('\n');
}

/** The weather of the period next to the others. */
export function weatherSection(
  periods: readonly { period: string; heating: number | null; cooling: number | null; mean: number | null }[],
): Section {
  const rows = periods.map(({ period, heating, cooling, mean }) => [
    periodText(period),
    shownValue(heating),
    shownValue(cooling),
    shownValue(mean),
  ]);
  const header = [labels.zh.time, terms.heatingDays.zh, terms.coolingDays.zh, terms.meanTemperature.zh];
  return { title: terms.weather.zh, blocks: tableBlock(header, rows, [0.25, 0.25, 0.25, 0.25]) };
}

/** Notes below a table on why something in it is missing; earlier reports had none. */
export const findingTexts = (findings: readonly { readonly detail: string }[] | undefined): Block[] =>
  (findings ?? []).map(({ detail }) => textBlock(detail));

/** What a total does not include. */
export const withoutText = (without: readonly Carrier[]): string =>
  without.length === 0 ? '' : `总量不含：${without.map((carrier) => carrierTerms[carrier].zh).join('、')}（未计量或无系数，未按零计入）。`;
