import { addMonths, dayText, parseDay } from '#kernel/day.ts';
import { Problem } from '#kernel/problem.ts';

/** Use of a month, as typed. */
export type TypedMonth = { readonly month: string; readonly value: string };

const line = /^(?<year>\d{4})[-/.年](?<month>\d{1,2})月?[\s:：,，=]+(?<value>(?:\d+|[1-9]\d{0,2}(?:,\d{3})+)(?:\.\d+)?)$/u;

/**
 * Parses typed months, one per line or separated by `;`. Throws Problem `audit-months-bad`.
 * @example typedMonths('2025-01 1200; 2025-02 1100.5') // [{ month: '2025-01', value: '1200' }, …]
 */
export function typedMonths(text: string): TypedMonth[] {
  const months = new Map<string, string>();
  for (const part of text
    .normalize('NFKC')
    .split(/[;\n]/u)
    .map((one) => one.trim())) {
    if (part === '') continue;
    const found = line.exec(part)?.groups;
    const month = `${found?.['year']}-${(found?.['month'] ?? '').padStart(2, '0')}`;
    if (found === undefined || parseDay(`${month}-01`) === null || months.has(month))
      throw new Problem('bad-input', 'audit-months-bad', { text: part.slice(0, 60) });
    months.set(month, (found['value'] ?? '').replaceAll(',', ''));
  }
  if (months.size === 0) throw new Problem('bad-input', 'audit-months-bad', { text: '' });
  return [...months].map(([month, value]) => ({ month, value })).toSorted((a, b) => (a.month < b.month ? -1 : 1));
}

/** The same as a table of readings of one metering point. */
export function monthsTable(months: readonly TypedMonth[], meter: string): string {
  const quoted = `"${meter.replaceAll('"', '""')}"`;
  const rows = months.map(({ month, value }) => {
    const first = parseDay(`${month}-01`) as number;
    return `${month}-01,${dayText(addMonths(first, 1))},${quoted},${value}`;
  });
  return ['start,end,meter,value', ...rows, ''].join('\n');
}
