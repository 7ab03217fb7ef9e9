import { chineseDay, dayText, parseDay } from '#kernel/day.ts';
import { labels } from '#kernel/label-terms.ts';
import { isVerified } from '#kernel/source-status.ts';
import { unitSign } from '#kernel/unit-sign.ts';
import { statusTerms, termText } from '#kernel/vocabulary.ts';
import { percentOf } from '#kernel/percent.ts';
import { blank, type Block } from '#platform/docx/block.ts';
import { paperNumber } from '#casework/statement/statement.ts';
import type { DaySpan } from '../facts.ts';

/** The signatories of a document on savings. */
export const savingsParties: readonly string[] = [`用能单位：${blank}`, `节能服务单位：${blank}`];

export const textBlock = (text: string): Block => ({ kind: 'text', text });

/** A table of two columns: name and value. */
export const factTable = (rows: readonly (readonly [string, string])[]): Block => ({
  kind: 'table',
  header: [labels.zh.project, labels.zh.text],
  rows,
  widths: [0.32, 0.68],
});

/** `1,234.5 kWh`; unknown is a dash, never zero. */
export const amountText = (value: number | null, unit: string): string =>
  value === null ? '—' : `${paperNumber(value)} ${unitSign(unit)}`.trim();

/** A coefficient to four significant digits. */
export const coefficientText = (value: number | null): string => (value === null ? '—' : String(Number(value.toPrecision(4))));

/** `12.3%`. */
export const percentText = (share: number | null): string => (share === null ? '—' : `${paperNumber(percentOf(share))}%`);

/** A measured share; never rounded up to the whole. */
export const coverageText = (share: number): string => `${percentOf(share)}%`;

/** Half-open days as people write them: `2025年1月1日至2025年12月31日`. */
export function spanText({ from, to }: DaySpan): string {
  return `${chineseDay(from)}至${chineseDay(dayText((parseDay(to) as number) - 1))}`;
}

/** The reliability of a source: `（待核对标准原文，仅供参考）`. */
export function statusText(status: string): string {
  const said = termText(statusTerms, status, 'zh');
  return isVerified(status) ? said : `${said}，${labels.zh.indicative}`;
}

/** An instant on the clock of a zone: `2026年2月1日 10:00`. */
export function clockText(at: string, zone: string): string {
  const local = Temporal.Instant.from(at).toZonedDateTimeISO(zone);
  return `${chineseDay(local.toPlainDate().toString())} ${local.toPlainTime().toString({ smallestUnit: 'minute' })}`;
}
