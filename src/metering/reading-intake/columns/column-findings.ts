import type { Finding } from '#kernel/finding.ts';
import type { Plan } from './layout.ts';
import { lengthText, type Length } from '../units/lengths.ts';
import { isPart } from './value-headings.ts';
import type { NotEnergy } from '../units/not-energy.ts';

/** A column that is not read, and why. */
export type Skipped = { readonly heading: string; readonly why: NotEnergy };

/** Other columns of use, which are not read; if a part of a tariff is read, the other parts are reported as such. */
export function leftFindings(header: readonly string[], left: readonly number[], plan: Plan): Finding[] {
  const headings = left.map((column) => (header[column] as string).trim());
  const [first] = headings;
  if (first === undefined) return [];
  const read = plan.layout === 'long' ? (header[plan.value] as string).trim() : undefined;
  if (read !== undefined && [read, ...headings].every(isPart))
    return [
      { code: 'parts-left', severity: 'warning', evidence: { column: read, columns: headings.join(', '), option: '--value-column' } },
    ];
  const evidence = { columns: headings.join(', '), example: `--value-column "${first}"` };
  return [{ code: 'values-left', severity: 'warning', evidence }];
}

/** `02:00B`, `2A`, `02:00 (DST)`: an hour, followed by something. */
const hourBeside = /^\d{1,2}(?:\s?[:：h时点]\s?\d{0,2})?\s*[^\d\s:：].{0,11}$/iu;

/** Columns among the parts of a day that are not one of them, such as the hour that occurs twice when clocks go back. */
export function hoursLeftFindings(plan: Plan, header: readonly string[]): Finding[] {
  if (plan.layout !== 'days') return [];
  const parts = plan.days.map(({ column }) => column);
  const read = new Set([...parts, plan.meter, plan.time, plan.unit]);
  const [first, last] = [Math.min(...parts), Math.max(...parts)];
  const left = header.filter((text, at) => at > first && at < last && !read.has(at) && hourBeside.test(text.trim()));
  return left.length === 0
    ? []
    : [{ code: 'hours-left', severity: 'warning', evidence: { columns: left.map((text) => text.trim()).join(', ') } }];
}

const listed = 20;

/** Columns that are not use. */
export function skippedFinding(skipped: readonly Skipped[]): Finding[] {
  if (skipped.length === 0) return [];
  const more = skipped.length > listed ? ' …' : '';
  const columns = `${skipped
    .slice(0, listed)
    .map(({ heading }) => heading)
    .join(', ')}${more}`;
  const why = [...new Set(skipped.map((one) => one.why))].join(', ');
  return [{ code: 'columns-not-energy', severity: 'warning', evidence: { columns, count: skipped.length, why } }];
}

/** Parts of a tariff that no column adds up. */
export function partsFindings(plan: Plan, header: readonly string[]): Finding[] {
  if (plan.layout !== 'long' || plan.parts === undefined) return [];
  const columns = [plan.value, ...plan.parts].map((column) => (header[column] as string).trim()).join(' + ');
  return [{ code: 'parts-added', severity: 'info', evidence: { columns } }];
}

/** Reports that values of counters were multiplied, if they were. */
export function multiplierFindings(plan: Plan, header: readonly string[], multipliers: ReadonlyMap<number, number>): Finding[] {
  if (plan.layout !== 'long' || plan.minus !== undefined || (plan.multipliers === undefined && plan.times === undefined)) return [];
  const column = plan.multipliers?.map((one) => (header[one] as string).trim()).join(' × ') ?? String(plan.times);
  if (plan.multiplied) {
    const evidence = { column: (header[plan.value] as string).trim(), multiplier: column };
    return [{ code: 'difference-multiplied', severity: 'info', evidence }];
  }
  const some = [...new Set(multipliers.values())].filter((value) => value !== 1);
  if (some.length === 0) return [];
  const evidence = { column, values: some.slice(0, 10).join(', ') };
  return [{ code: 'multiplier-read', severity: 'info', evidence }];
}

/** Reports that the use is the difference of two columns. */
export function betweenFindings(plan: Plan, header: readonly string[]): Finding[] {
  if (plan.layout !== 'long' || plan.minus === undefined) return [];
  const named = (column: number): string => (header[column] as string).trim();
  const by = (plan.multipliers ?? []).map(named).join(' × ') || (plan.times === undefined ? '' : String(plan.times));
  const evidence = { now: named(plan.value), before: named(plan.minus), ...(by !== '' && { multiplier: by }) };
  const swap: Finding[] =
    plan.swap === undefined
      ? []
      : [{ code: 'swaps-read', severity: 'info', evidence: { final: named(plan.swap.final), start: named(plan.swap.start) } }];
  return [{ code: by === '' ? 'readings-subtracted' : 'readings-subtracted-times', severity: 'info', evidence }, ...swap];
}

/** Reports that a given length is the distance between the rows of counters. */
export const stepOfCounters = (interval: Length | undefined, areCounters: boolean): Finding[] =>
  interval === undefined || !areCounters
    ? []
    : [{ code: 'interval-of-counters', severity: 'info', evidence: { interval: lengthText(interval), option: '--interval' } }];

/** The maximum number of codes listed. */
const listedCodes = 20;

/** Codes without any number: no meter was looked up or created for them. */
export function wordsOnly(codes: readonly string[]): Finding[] {
  if (codes.length === 0) return [];
  const more = codes.length > listedCodes ? ' …' : '';
  const evidence = { columns: `${codes.slice(0, listedCodes).join(', ')}${more}`, count: codes.length };
  return [{ code: 'columns-without-numbers', severity: 'warning', evidence }];
}
