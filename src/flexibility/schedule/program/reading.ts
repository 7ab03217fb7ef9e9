import type { Finding } from '#kernel/finding.ts';
import { formatInstant, parseInstant } from '#kernel/instant.ts';
import { createZone, type Zone } from '#kernel/zone.ts';
import type { Series } from './scenario.ts';

type Row = Readonly<Record<string, unknown>>;

/** Why a scenario is refused (`flexibility.md` 7). */
export type ScenarioFault = 'price-missing' | 'not-an-edge' | 'does-not-fit' | 'out-of-range';

/** The owner of a field: a resource by its code, otherwise a part of the scenario. */
export type Of = { readonly path: string; readonly resource?: string };

/** The allowed range of a number; `above` is exclusive. */
export type Within = { readonly least?: number; readonly above?: number; readonly most?: number };

export type Grid = { readonly start: number; readonly stepMinutes: number; readonly steps: number };

const mostFaults = 1000;
/** As for meters, more than 10 GW is not a plausible power (`cli.md` 4). */
export const mostKw = 1e7;
export const power: Within = { least: 0, most: mostKw };
export const energy: Within = { least: 0, most: 1e9 };
export const money: Within = { least: -1e6, most: 1e6 };
export const degrees: Within = { least: -273.15, most: 5000 };
export const efficiency: Within = { above: 0, most: 1 };

export type ScenarioReading = ReturnType<typeof createScenarioReading>;

/** Reads values one by one and collects every fault with its resource, step and field, so that all are reported together. */
export function createScenarioReading(prefix: string) {
  const kept = createFaults(prefix);
  const { faults, doubts, fault } = kept;
  return { faults, doubts, fault, ...shapesOf(kept), ...numbersOf(kept), ...seriesOf(kept), ...timesOf(kept) };
}

type Kept = ReturnType<typeof createFaults>;

function createFaults(prefix: string) {
  const faults: Finding[] = [];
  const doubts: Finding[] = [];

  const evidenceOf = ({ path, resource }: Of, field: string, step?: number) => ({
    about: 'scenario',
    path: `${prefix}${at(path, field)}${step === undefined ? '' : `[${step}]`}`,
    where: `${prefix}${at(path, field)}${step === undefined ? '' : `[${step}]`}${resource === undefined ? '' : ` (${resource})`}`,
    ...(resource !== undefined && { resource }),
    field: at(resource === undefined ? path : '', field),
    ...(step !== undefined && { step }),
  });
  const fault = (code: ScenarioFault, of: Of, field: string, more: Row & { readonly step?: number } = {}): void => {
    // `in`: the step that contains a time whose field has no step of its own
    const { step, value, in: within, ...rest } = more;
    if (faults.length < mostFaults)
      faults.push({
        code,
        severity: 'error',
        evidence: { ...evidenceOf(of, field, step), ...(within !== undefined && { step: within }), value: shown(value), ...rest },
      });
  };

  const inside = (value: number, { least = -Infinity, above, most = Infinity }: Within): boolean =>
    value >= least && value <= most && (above === undefined || value > above);
  /** A number, or null and a fault. */
  function number(of: Of, field: string, value: unknown, within: Within, step?: number): number | null {
    if (typeof value === 'number' && Number.isFinite(value) && inside(value, within)) return value;
    fault('out-of-range', of, field, { value, within: told(within), ...(step !== undefined && { step }) });
    return null;
  }
  /** A price as a number or as decimal text. */
  const priced = (value: unknown): unknown =>
    typeof value === 'string' && /^-?\d{1,12}(?:\.\d{1,12})?$/u.test(value) ? Number(value) : value;
  return { faults, doubts, fault, evidenceOf, number, priced };
}

function shapesOf({ doubts, fault, evidenceOf }: Kept) {
  return {
    /** An object; unknown names are reported along with the answer. */
    row(of: Of, field: string, value: unknown, names: readonly string[]): Row {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) {
        fault('out-of-range', of, field, { value, within: '{…}' });
        return {};
      }
      for (const name of Object.keys(value))
        if (!names.includes(name) && doubts.length < mostFaults)
          doubts.push({
            code: 'field-unknown',
            severity: 'warning',
            evidence: { ...evidenceOf({ ...of, path: at(of.path, field) }, name) },
          });
      return value as Row;
    },
    list(of: Of, field: string, value: unknown): readonly unknown[] {
      if (value === undefined || value === null) return [];
      if (Array.isArray(value)) return value as readonly unknown[];
      fault('out-of-range', of, field, { value, within: '[…]' });
      return [];
    },
    flag(of: Of, row: Row, field: string, instead: boolean): boolean {
      const value = row[field];
      if (value === undefined || typeof value === 'boolean') return value ?? instead;
      fault('out-of-range', of, field, { value, within: 'true, false' });
      return instead;
    },
    oneOf<Name extends string>(of: Of, field: string, value: unknown, names: readonly Name[]): Name | null {
      if (names.includes(value as Name)) return value as Name;
      fault('out-of-range', of, field, { value, within: names.join(', ') });
      return null;
    },
  };
}

function numbersOf({ fault, number, priced }: Kept) {
  return {
    number: (of: Of, row: Row, field: string, within: Within, instead?: number): number => {
      const value = row[field];
      if (value === undefined && instead !== undefined) return instead;
      return number(of, field, value, within) ?? instead ?? Math.max(within.least ?? 0, within.above ?? 0);
    },
    price(of: Of, row: Row, field: string, within: Within, instead: number): number {
      const value = row[field];
      if (value === null) fault('price-missing', of, field);
      else if (value !== undefined) return number(of, field, priced(value), within) ?? instead;
      return instead;
    },
  };
}

function seriesOf({ fault, number, priced }: Kept) {
  return {
    /** A number for each step; a single one applies to all. @param instead used if nothing is given */
    series(of: Of, row: Row, field: string, grid: Grid, within: Within, instead?: number | Series): Series {
      const value = row[field];
      const all = new Float64Array(grid.steps);
      if (value === undefined && instead !== undefined) return typeof instead === 'number' ? all.fill(instead) : instead;
      if (!Array.isArray(value)) return all.fill(number(of, field, value, within) ?? 0);
      if (value.length !== grid.steps) fault('does-not-fit', of, field, { value: value.length, within: String(grid.steps) });
      for (const [step, one] of (value as unknown[]).slice(0, grid.steps).entries()) all[step] = number(of, field, one, within, step) ?? 0;
      return all;
    },
    /** The same for a price: null or absent means that the price is missing. */
    prices(of: Of, row: Row, field: string, grid: Grid, { within, instead }: { within: Within; instead?: number }): Series {
      const value = row[field];
      const all = new Float64Array(grid.steps);
      if (value === undefined && instead !== undefined) return all.fill(instead);
      if (!Array.isArray(value)) {
        if (value === undefined || value === null) fault('price-missing', of, field);
        else all.fill(number(of, field, priced(value), within) ?? 0);
        return all;
      }
      if (value.length > grid.steps) fault('does-not-fit', of, field, { value: value.length, within: String(grid.steps) });
      for (let step = 0; step < grid.steps; step += 1) {
        const one: unknown = value[step];
        if (one === undefined || one === null) fault('price-missing', of, field, { step });
        if (step === value.length) fault('does-not-fit', of, field, { value: value.length, within: String(grid.steps) });
        if (one !== undefined && one !== null) all[step] = number(of, field, priced(one), within, step) ?? 0;
      }
      return all;
    },
  };
}

function timesOf({ fault }: Kept) {
  const zone = createZone('Asia/Shanghai') as Zone;
  return {
    zone,
    /** Seconds since 1970, or null and a fault. */
    time(of: Of, field: string, value: unknown): number | null {
      const seconds = typeof value === 'string' ? parseInstant(value, zone) : null;
      if (seconds !== null && seconds > 0 && seconds < 1e11) return seconds;
      fault('out-of-range', of, field, { value, within: '2026-03-01T00:00:00+08:00' });
      return null;
    },
    /** The edge at a time, or null and a fault if the time is between two edges. */
    edge(of: Of, field: string, seconds: number, { start, stepMinutes }: Grid): number | null {
      const edge = (seconds - start) / (stepMinutes * 60);
      if (Number.isInteger(edge)) return edge;
      fault('not-an-edge', of, field, { value: formatInstant(seconds), in: Math.floor(edge), minutes: stepMinutes });
      return null;
    },
  };
}

/** @example at('price', 'import') // 'price.import' */
const at = (path: string, name: string): string => (path === '' || name === '' ? `${path}${name}` : `${path}.${name}`);

const told = ({ least, above, most }: Within): string => `${above === undefined ? `${least ?? '-∞'}` : `> ${above}`} … ${most ?? '∞'}`;

const shown = (value: unknown): string =>
  (value === undefined
    ? '—'
    : typeof value === 'number' || typeof value === 'string'
      ? String(value)
      : (JSON.stringify(value) ?? '')
  ).slice(0, 60);
