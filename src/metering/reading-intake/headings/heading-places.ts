import { Problem } from '#kernel/problem.ts';
import { columnNamed, headingKey, refuseTwice } from '#platform/tables/columns.ts';
import { frenchCounters } from '../words/french-counters.ts';
import type { LayoutOptions } from './layout-options.ts';
import { readingHeadings } from '../vocabulary.ts';

export function place(header: readonly string[], name: string): number {
  const at = columnNamed(header, name);
  if (at < 0) throw new Problem('bad-input', 'column-missing', { column: name, columns: header.slice(0, 40).join(', ') });
  return at;
}

export function known(header: readonly string[], what: keyof typeof readingHeadings, { headings }: LayoutOptions): number | null {
  const more = headings?.[what] ?? [];
  const counts = what === 'value' ? more.filter((word) => saysRegister.test(word)) : [];
  // if a sheet has both, the use takes precedence over the counter values
  for (const words of [readingHeadings[what], more.filter((word) => !counts.includes(word)), counts])
    for (const places of placesOf(header))
      for (const heading of words) {
        const at = places.get(heading);
        if (at !== undefined) return at;
      }
  return null;
}

const saysCounter =
  /表底|表码|示数|止数|止码|底数|底码|抄表数|抄见数|[本当]\S{0,2}读数|[电水气热]\S{0,2}表读数|累[计积][电水气热用流]|[正反]向有功|register|counter|cumulative|accumulated|meter[\s_-]?reading|(?:day|month|year|period)[\s_-]?end[\s_-]reading|z(?:ä|ae)hlerstand|målerstand|mätarställning|måler(?:avles|aflæs)ning|(?<![a-z])(?:meterstand(?:en)?|lettur[ae]\s*f\d|lectura\s*p\d)(?![a-z])/iu;

/** Headings of counter values. */
export const saysRegister = new RegExp(`${saysCounter.source}|${frenchCounters.source}`, 'iu');

const placed = new WeakMap<readonly string[], readonly ReadonlyMap<string, number>[]>();

/**
 * The first position of each heading, normalised for comparison and without suffixes. Computed once per header: a wide one has thousands,
 * and is searched for many things.
 */
function placesOf(header: readonly string[]): readonly ReadonlyMap<string, number>[] {
  const made =
    placed.get(header) ??
    [headingKey, withoutBrackets].map((name) => new Map(header.map((text, at) => [name(text), at] as const).toReversed()));
  placed.set(header, made);
  return made;
}

export function required(header: readonly string[], what: 'time' | 'meter' | 'value', asked: LayoutOptions): number {
  const at = found(header, what, asked);
  if (at === null) throw unknownColumn(header, what);
  return at;
}

/** Likely headings of columns that hold the one or the other: an example for the person who is asked. */
const likelyCalled = {
  time: /时间|日期|时刻|月份|年月|账期|周|time|date|day|month|period/iu,
  meter: /表号|户号|编号|房号|名称|回路|meter|account|site|building|name|code|(?<![a-z])id(?![a-z])/iu,
  value: /用.?量|电量|读数|示数|数值|kwh|usage|consumption|value|reading/iu,
} as const;

export function unknownColumn(header: readonly string[], ...what: ('time' | 'meter' | 'value')[]): Problem {
  const option = what.map((one) => `--${one}-column`).join(', ');
  const [first = ''] = header.filter((heading) => heading.trim() !== '' && !/^(?:序号|行号|no\.?|#)$/iu.test(heading.trim()));
  const likely = (one: keyof typeof likelyCalled): string => header.find((heading) => likelyCalled[one].test(heading)) ?? first;
  const example = what.map((one) => `--${one}-column "${likely(one)}"`).join(' ');
  return new Problem('bad-input', 'column-unknown', { what: what.join(', '), option, example, header: header.slice(0, 40).join(', ') });
}

/** A heading such as 用电量（kWh） without its suffix. */
export function withoutBrackets(heading: string): string {
  return headingKey(heading.normalize('NFKC').replace(/[([][^()[\]]*[)\]]\s*$/u, ''));
}

/** The same for a column that is to be read. Throws `heading-twice`. */
export function found(header: readonly string[], what: keyof typeof readingHeadings, asked: LayoutOptions): number | null {
  const at = known(header, what, asked);
  if (at !== null) refuseTwice(header, [at]);
  return at;
}

/** The column that the headings themselves name for each thing; null if none does. */
export function namedColumns(
  header: readonly string[],
  asked: LayoutOptions = {},
): Readonly<Record<keyof typeof readingHeadings, string | null>> {
  const name = (what: keyof typeof readingHeadings): string | null => header[known(header, what, asked) ?? -1] ?? null;
  return {
    time: name('time'),
    end: name('end'),
    meter: name('meter'),
    value: name('value'),
    received: name('received'),
    unit: name('unit'),
  };
}

/** A file that names several metering points cannot belong to one. Throws `meter-several`. */
export function refuseOthers(header: readonly string[], rows: readonly (readonly string[])[], asked: LayoutOptions): void {
  const heading = known(header, 'meter', asked);
  const codes = heading === null ? [] : [...new Set(rows.map((cells) => (cells[heading] ?? '').trim()))].filter((code) => code !== '');
  if (codes.length > 1)
    throw new Problem('bad-input', 'meter-several', {
      column: header[heading ?? 0],
      codes: codes.slice(0, 10).join(', '),
      count: codes.length,
    });
}
