import { useUnit, type Carrier, type Ratio, type Unit } from '#kernel/carrier.ts';
import { cutSteps, read, type Device, type Meter, type Reading, type Step } from '../oracle.ts';

export const hour = 3600;
export const day = 24 * hour;

/** Midnight of 2026-03-01 in UTC. */
export const start = 1_772_323_200;

/** A value as people write it, kept in 0.0001. */
const kept = (value: number): number => Math.round(value * 10_000);

export function device(facts: Partial<Omit<Device, 'start' | 'end'>> & { start?: number; end?: number } = {}): Device {
  const { start: began, end: ended, ...rest } = facts;
  const plain = {
    since: -Infinity,
    digits: null,
    multiplier: { num: 1, den: 1 },
    unit: 'kWh' as Unit,
  };
  return {
    ...plain,
    ...rest,
    start: began === undefined ? null : kept(began),
    end: ended === undefined ? null : kept(ended),
  };
}

export function meter(facts: Partial<Meter> & { digits?: number; multiplier?: Ratio; unit?: Unit } = {}): Meter {
  const { digits = null, multiplier = { num: 1, den: 1 }, unit = 'kWh', ...rest } = facts;
  const carrier: Carrier = facts.carrier ?? 'electricity';
  return {
    carrier,
    kind: 'register',
    direction: 'import',
    capacityKw: null,
    useUnit: useUnit(carrier, unit) ?? 'kWh',
    devices: [device({ digits, multiplier, unit })],
    decisions: [],
    ...rest,
  };
}

/** A row: a value as people write it, at hours from `start`, `hours` wide. */
export function row(at: number, value: number, facts: Partial<Omit<Reading, 'at' | 'value'>> & { hours?: number } = {}): Reading {
  const { hours = 0, ...rest } = facts;
  return {
    at: start + at * hour,
    width: hours * hour,
    value: kept(value),
    unit: 'kWh',
    received: 1000,
    import: 1,
    ...rest,
  };
}

/** Rows an hour apart, starting at `start`. */
export function hourly(...values: readonly number[]): Reading[] {
  return values.map((value, n) => row(n, value));
}

/** Use (in whole units) and covered hours in each step between edges (hours from `start`); null where nothing is covered. */
export function uses(of: Meter, rows: readonly Reading[], edges: readonly number[]): (number | null)[] {
  return stepsOf(of, rows, edges).map((step) => (step.rounded === null ? null : Number(step.rounded) / 10_000));
}

export function hours(of: Meter, rows: readonly Reading[], edges: readonly number[]): number[] {
  return stepsOf(of, rows, edges).map((step) => step.seconds / hour);
}

export function estimates(of: Meter, rows: readonly Reading[], edges: readonly number[]): boolean[] {
  return stepsOf(of, rows, edges).map((step) => step.estimated);
}

/** Findings as `code from to`, in hours from `start`, with the value of a contradiction. */
export function found(of: Meter, rows: readonly Reading[]): string[] {
  return read(of, rows).findings.map(({ code, from, to, value }) => {
    const span = `${code} ${(from - start) / hour} ${(to - start) / hour}`;
    return value === null ? span : `${span} ${value / 10_000}`;
  });
}

function stepsOf(of: Meter, rows: readonly Reading[], edges: readonly number[]): Step[] {
  return cutSteps(
    read(of, rows).stretches,
    edges.map((edge) => start + edge * hour),
  );
}

/** A person's decision on a finding, its span in hours from `start`. */
export function word(code: string, from: number, to: number, as: Meter['decisions'][number]['as'], value?: number) {
  return {
    code,
    from: start + from * hour,
    to: start + to * hour,
    value: value === undefined ? null : kept(value),
    as,
  };
}
