import { dimensionOf, unitRatio } from '#kernel/carrier.ts';
import { compare, fraction, halfAway, times, type Fraction } from './fraction.ts';
import { codes, type Device, type Found, type Meter, type Reading } from './types.ts';

/** What is in force for one instant and width: a value, or null where values contradict each other. */
export type Settled = {
  readonly at: number;
  readonly width: number;
  readonly received: number;
  readonly reading: Reading | null;
  /** Set aside by a person: the value in force does not count. */
  readonly struck: boolean;
};

export type Class = 'accepted' | 'repeated' | 'revised';

/** Rows of one instant, width and `received`; `distinct` has one row of each different quantity, the smallest first. */
type Group = {
  readonly received: number;
  readonly rows: readonly Reading[];
  readonly distinct: readonly Reading[];
};

/** Two values are equal when they are the same quantity: 1 MWh repeats 1000 kWh. */
function equal(a: Reading, b: Reading): boolean {
  return bySize(a, b) === 0;
}

function bySize(a: Reading, b: Reading): number {
  return compare(quantity(a.value, a.unit, b.unit, a.width), fraction(b.value));
}

/**
 * 0.0001 of one unit in 0.0001 of another. A power maintained for this many seconds is an energy: a kilowatt for a second is a kilojoule.
 */
export function quantity(value: number, from: Reading['unit'], to: Reading['unit'], seconds: number): Fraction {
  if (dimensionOf(from) === dimensionOf(to)) return times(fraction(value), ratioOf(from, to));
  if (dimensionOf(from) === 'power') return times(times(fraction(value), ratioOf(from, 'kW')), times(fraction(seconds), ratioOf('kJ', to)));
  return times(times(fraction(value), ratioOf(from, 'kJ')), times(fraction(1, seconds), ratioOf('kW', to)));
}

function ratioOf(from: Reading['unit'], to: Reading['unit']): Fraction {
  const ratio = unitRatio(from, to);
  return fraction(ratio.num, ratio.den);
}

/** The device installed at an instant; before the first one, the first. */
export function deviceAt(meter: Meter, at: number): Device {
  const device = meter.devices.findLast((one) => one.since <= at) ?? meter.devices[0];
  if (device === undefined) throw new RangeError('a meter without a device');
  return device;
}

/** The value in force for every instant and width, and a finding for each value of a contradiction. */
export function settle(meter: Meter, readings: readonly Reading[]): { settled: Settled[]; findings: Found[] } {
  const findings: Found[] = [];
  const settled = slots(readings).map((rows) => {
    const last = inForce(groups(rows)).at(-1);
    const first = rows[0];
    if (last === undefined || first === undefined) throw new RangeError('no rows');
    if (last.distinct.length > 1) findings.push(...contradictions(meter, last.distinct));
    const reading = decided(meter, last.distinct);
    const struck = isStruck(meter, first);
    return { at: first.at, width: first.width, received: last.received, reading, struck };
  });
  return { settled, findings };
}

/**
 * What is in force for every instant and width, by name: when it was received, and which quantities (in 0.0001 kWh), several if they
 * contradict each other.
 */
export function meaningOf(readings: readonly Reading[]): Record<string, { received: number; quantities: string[] }> {
  const told = slots(readings).map((rows) => {
    const last = inForce(groups(rows)).at(-1) as Group;
    const { at, width } = rows[0] as Reading;
    const quantities = last.distinct.map((row) => Object.values(quantity(row.value, row.unit, 'kWh', row.width)).join('/'));
    return [`${at} ${width}`, { received: last.received, quantities }] as const;
  });
  return Object.fromEntries(told);
}

/** Whether `bad` was decided for a span that contains the row, on a code that the line does not report itself (`outlier`, `stuck`). */
function isStruck(meter: Meter, row: Reading): boolean {
  const others = meter.decisions.filter((one) => one.as === 'bad' && !codes.some((code) => code === one.code));
  return others.some((one) => one.from <= row.at && one.to >= row.at + row.width);
}

/** The groups that changed what is in force, oldest first: all except those that repeat it. */
function inForce(all: readonly Group[]): Group[] {
  const changed: Group[] = [];
  for (const group of all) if (!repeats(group, changed.at(-1))) changed.push(group);
  return changed;
}

/** A group with one distinct value repeats the value in force, or otherwise replaces it. */
function repeats(group: Group, before: Group | undefined): boolean {
  const [value, other] = group.distinct;
  const [held, contradicting] = before?.distinct ?? [];
  return value !== undefined && held !== undefined && other === undefined && contradicting === undefined && equal(value, held);
}

/** A single value is in force. Of several: the one that was decided on, or the one left when the bad ones are struck out. */
function decided(meter: Meter, distinct: readonly Reading[]): Reading | null {
  if (distinct.length === 1) return distinct[0] ?? null;
  const chosen = distinct.find((row) => isDecided(meter, contradiction(meter, row), 'this'));
  const left = distinct.filter((row) => !isDecided(meter, contradiction(meter, row), 'bad'));
  return chosen ?? (left.length === 1 ? (left[0] ?? null) : null);
}

/** Whether a person's decision was made on this very finding. */
export function isDecided(meter: Meter, found: Found, as: string): boolean {
  return meter.decisions.some(
    (one) => one.code === found.code && one.from === found.from && one.to === found.to && one.value === found.value && one.as === as,
  );
}

/** A finding for each contradicting value; two with the same name are reported once. */
function contradictions(meter: Meter, distinct: readonly Reading[]): Found[] {
  const all = distinct.map((row) => contradiction(meter, row));
  return all.filter((found, n) => all.findIndex((one) => one.value === found.value) === n);
}

/** A value is named in the unit of the installed device, so that it has one name in whatever unit and file it arrived. */
function contradiction(meter: Meter, row: Reading): Found {
  const shown = quantity(row.value, row.unit, deviceAt(meter, row.at).unit, row.width);
  const value = Number(halfAway(shown));
  return { code: 'contradiction', from: row.at, to: row.at + row.width, value };
}

/**
 * The classes of an import's rows: `accepted` if nothing was known for the instant and width, `repeated` if the value was in force or is in
 * an earlier row received together with it, otherwise `revised`.
 * @param readings all that is visible, including the import's own rows
 */
export function classify(readings: readonly Reading[], ofImport: number): Record<Class, number> {
  const count = { accepted: 0, repeated: 0, revised: 0 };
  for (const rows of slots(readings)) {
    const all = groups(rows);
    for (const group of all) for (const row of group.rows) if (row.import === ofImport) count[classOf(row, group, all)] += 1;
  }
  return count;
}

function classOf(row: Reading, group: Group, all: readonly Group[]): Class {
  const earlier = all.filter((one) => one.received < group.received);
  const held = inForce(earlier).at(-1);
  const before = group.rows.slice(0, group.rows.indexOf(row));
  if (held?.distinct.length === 1 && held.distinct.some((one) => equal(one, row))) return 'repeated';
  if (before.some((one) => equal(one, row))) return 'repeated';
  return earlier.length === 0 && before.length === 0 ? 'accepted' : 'revised';
}

/** The rows of each instant and width. */
function slots(readings: readonly Reading[]): Reading[][] {
  return [...Map.groupBy(readings, (row) => `${row.at} ${row.width}`).values()];
}

/** The rows of one instant and width, by `received`, oldest first; within a group by import. */
function groups(rows: readonly Reading[]): Group[] {
  const byReceived = Map.groupBy(rows, (row) => row.received);
  return [...byReceived].toSorted(([a], [b]) => a - b).map(([received, together]) => group(received, together));
}

function group(received: number, together: readonly Reading[]): Group {
  const rows = together.toSorted((a, b) => a.import - b.import);
  const distinct: Reading[] = [];
  for (const row of rows) if (!distinct.some((one) => equal(one, row))) distinct.push(row);
  return { received, rows, distinct: distinct.toSorted(bySize) };
}
