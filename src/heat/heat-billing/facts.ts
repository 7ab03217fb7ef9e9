import { parseDay } from '#kernel/day.ts';
import type { HouseholdStatus } from '#heat/heat-supply/vocabulary.ts';
import type { HeatTariff } from '#platform/knowledge/facts.ts';
import { billedArea, type DaySpan, type Stay } from './bill/stay.ts';

/** Facts of a point or a household, as stored in the ledger. */
export type Facts = {
  readonly code: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly dated: Readonly<Record<string, readonly Dated[]>>;
};

type Dated = { readonly from: string | null; readonly value: unknown };

/** A field from its beginning, oldest first. */
function lineOf({ fields, dated }: Facts, field: string): readonly Dated[] {
  return dated[field] ?? (fields[field] === undefined ? [] : [{ from: null, value: fields[field] }]);
}

const numberOf = (from: string | null): number => (from === null ? Number.NEGATIVE_INFINITY : (parseDay(from) ?? Number.NEGATIVE_INFINITY));

/** The value of a field on a day; null if there is none. @param day days since 1970-01-01 */
export function fieldOn(facts: Facts, field: string, day: number): string | null {
  const value = lineOf(facts, field).findLast(({ from }) => numberOf(from) <= day)?.value;
  return typeof value === 'string' && value !== '' ? value : null;
}

/** The last value of a field; empty if the field is absent. */
export function lastOf({ dated, fields }: Facts, field: string): string {
  const value = dated[field]?.at(-1)?.value ?? fields[field];
  return typeof value === 'string' ? value : '';
}

/** All values that a field ever had. */
export const everOf = (facts: Facts, field: string): string[] =>
  lineOf(facts, field).flatMap(({ value }) => (typeof value === 'string' && value !== '' ? [value] : []));

/** Fields whose value later in a season differs from that on a given day of it: the change counts from the next season on. */
export const changedAfter = (facts: Facts, fields: readonly string[], day: number, to: number): string[] =>
  fields.filter((field) => {
    const first = fieldOn(facts, field, day);
    return lineOf(facts, field).some(
      ({ from }) => numberOf(from) > day && numberOf(from) < to && fieldOn(facts, field, numberOf(from)) !== first,
    );
  });

/** A field whose first value has a day has no value before it; neither does the beginning of its line. */
const isSaid = ({ value }: Dated): boolean => value !== null && value !== undefined;

/** The first day, not before `from`, on which all of these fields have a value. @param from days since 1970-01-01 */
export const beginOf = (facts: Facts, fields: readonly string[], from: number): number =>
  Math.max(from, ...fields.map((field) => numberOf(lineOf(facts, field).find(isSaid)?.from ?? null)));

/** The first day of a season on which a household exists: its own first day, or the season's; null if it comes later. */
export function firstDay(facts: Facts, { from, to }: DaySpan): number | null {
  const begins = beginOf(facts, ['point', 'class', 'area'], from);
  return begins < to ? begins : null;
}

/** The day of a season whose facts apply to a settlement point throughout: the season's first, or the point's own first day in it. */
export function firstDayOfPoint(facts: Facts, { from, to }: DaySpan): number {
  const begins = beginOf(facts, ['building', 'tariff', 'method'], from);
  return begins < to ? begins : from;
}

const changing = ['area', 'height', 'status', 'account'] as const;

/** A household's days in a season, split where something changes; none before its first row. @param season days since 1970-01-01 */
export function staysOf(facts: Facts, tariff: HeatTariff, { from, to }: DaySpan): Stay[] {
  const cuts = changing.flatMap((field) => lineOf(facts, field).map(({ from: day }) => numberOf(day)));
  const edges = [...new Set([from, ...cuts.filter((day) => day > from && day < to)])].toSorted((a, b) => a - b);
  return edges.flatMap((day, at): Stay[] => {
    const area = fieldOn(facts, 'area', day);
    if (area === null) return [];
    const span = { from: day - from, to: (edges[at + 1] ?? to) - from };
    const status = (fieldOn(facts, 'status', day) ?? 'supplied') as HouseholdStatus;
    const billed = billedArea(tariff, area, fieldOn(facts, 'height', day));
    return [{ ...span, account: fieldOn(facts, 'account', day) ?? facts.code, status, billed }];
  });
}

/** Used if no region has a season of a given name: see `season-missing`. */
export const anyRegion = { zh: '各地', en: 'any region' } as const;
