import type { Carrier } from '#kernel/carrier.ts';
import type { Finding } from '#kernel/finding.ts';
import { isFormal } from '#platform/knowledge/facts.ts';
import { correctionsOf, type Correction } from './corrections.ts';
import { criteriaOf, type Criteria, type Ground, type Rules } from './criteria.ts';
import { isNegative, type YearOfBuilding, type YearUse } from './facts.ts';
import { limitsOf, type Limits } from './limits.ts';
import { lookupOf } from './lookup.ts';
import { type Lookup } from './criteria.ts';
import type { QuotaTable } from './tables.ts';

/** Coverage that `leading` and `within` require (`cli.md`, quota); `over` requires none. */
export const coverageToJudge = 0.98;

export type Verdict = 'leading' | 'within' | 'over' | 'unknown';

/** The judgement of one carrier by one table. Values in `unit`: kWh/m2, m3/household. */
export type QuotaPart = {
  readonly carrier: Carrier;
  readonly unit: string;
  /** What was counted, and what it was divided by: m2 or households. */
  readonly use: YearUse | null;
  readonly divisor: number | null;
  readonly measured: number | null;
  readonly corrected: number | null;
  readonly constraint: number | null;
  readonly leading: number | null;
  readonly corrections: readonly Correction[];
  /** Which side the standard corrects, and that side before the first correction: the measured use, or the constraint value. */
  readonly corrects: 'measured' | 'limits';
  readonly before: number | null;
  readonly verdict: Verdict;
  readonly source: Ground;
};

export type Quota = {
  readonly verdict: Verdict;
  readonly indicative: boolean;
  /** The first is the one that `quota` shows; dwellings have a second, gas. */
  readonly parts: readonly QuotaPart[];
  readonly grounds: readonly Ground[];
  readonly findings: readonly Finding[];
};

/**
 * Judges a building's year against the constraint and target values in force (GB/T 51161 or a local standard).
 * @param uses the year's use of each carrier of this building
 * @param within the building's region and all above it, nearest first
 */
export function quotaOf(building: YearOfBuilding, uses: readonly YearUse[], within: readonly string[], rules: Rules): Quota {
  return quotaBy(building, uses, within, lookupOf(rules));
}

/** Judges one building's year by the rules that it was created with. */
export type Judge = (building: YearOfBuilding, uses: readonly YearUse[]) => Quota;

/** A judge for many buildings, one after another; the identical rules give the identical judge. */
export function createJudge(rules: Rules): Judge {
  const before = judges.get(rules.tables);
  if (before !== undefined && haveSame(before.rules, rules)) return before.judge;
  const lookup = lookupOf(rules);
  const judge: Judge = (building, uses) => quotaBy(building, uses, lookup.within(building), lookup);
  judges.set(rules.tables, { rules, judge });
  return judge;
}

/** By the tables in force: knowledge returns the identical lists as long as they hold. */
const judges = new WeakMap<Rules['tables'], { readonly rules: Rules; readonly judge: Judge }>();

function haveSame(some: Rules, others: Rules): boolean {
  return (Object.keys(some) as (keyof Rules)[]).every((kind) => some[kind] === others[kind]);
}

function quotaBy(building: YearOfBuilding, uses: readonly YearUse[], within: readonly string[], lookup: Lookup): Quota {
  if (building.use === null) return unknown([{ code: 'quota-use-missing', severity: 'error', evidence: { building: building.code } }]);
  const family = familyOf(building, lookup);
  const tables = family === null ? [] : lookup.tables(family, within);
  if (tables.length === 0)
    return unknown([{ code: 'quota-table-missing', severity: 'error', evidence: { use: building.use, family: family ?? building.use } }]);
  const criteria = criteriaOf(building, building.use, within, lookup);
  const judged = tables.map((table) => judge(building, uses, within, table, criteria, lookup));
  const shown = judged.filter(({ part }, index) => index === 0 || part.use !== null);
  const grounds = distinct([
    ...judged.map((one) => one.grounds),
    judged.some(({ part }) => part.constraint !== null) ? criteria.grounds : [],
  ]);
  return {
    verdict: together(shown.map(({ part }) => part.verdict)),
    indicative: grounds.some((ground) => !isFormal(ground)),
    parts: shown.map(({ part }) => part),
    grounds,
    findings: [...criteria.findings, ...judged.flatMap((one) => one.findings), ...heatingFindings(building, tables, lookup)],
  };
}

type Judged = { part: QuotaPart; grounds: readonly Ground[]; findings: Finding[] };

function judge(
  building: YearOfBuilding,
  uses: readonly YearUse[],
  within: readonly string[],
  table: QuotaTable,
  criteria: Criteria,
  lookup: Lookup,
): Judged {
  const limits = limitsOf(building, table, criteria, within, lookup);
  const corrections = correctionsOf(building, criteria.values, limits.blended ? [] : lookup.corrections(table));
  const counted = measure(building, uses, table);
  const { corrected, constraint, leading } = correct(table, counted.measured, limits, corrections.factor);
  const isBelow = counted.use !== null && isNegative(counted.use);
  const verdict = isBelow ? 'unknown' : verdictOf(corrected, constraint, leading, counted.use?.coverage ?? 0);
  const findings = [...limits.findings, ...counted.findings, ...(limits.blended ? [] : corrections.findings)];
  if (verdict === 'unknown' && !isBelow && corrected !== null && constraint !== null) findings.push(coverageLow(building, counted.use));
  return {
    part: {
      carrier: table.carrier,
      unit: table.unit,
      use: counted.use,
      divisor: counted.divisor,
      measured: counted.measured,
      corrected,
      constraint,
      leading,
      corrections: corrections.applied,
      corrects: table.corrected,
      before: table.corrected === 'limits' ? limits.constraint : counted.measured,
      verdict,
      source: limits.ground,
    },
    grounds: [limits.ground, ...limits.grounds, ...corrections.applied.map(({ ground }) => ground)],
    findings,
  };
}

/** Over as soon as the measured use exceeds the limit: more coverage can only add to it. Leading and within require coverage. */
export function verdictOf(corrected: number | null, constraint: number | null, leading: number | null, coverage: number): Verdict {
  if (corrected === null || constraint === null) return 'unknown';
  if (corrected > constraint) return 'over';
  if (coverage < coverageToJudge) return 'unknown';
  return leading !== null && corrected <= leading ? 'leading' : 'within';
}

/** The use of a year, in the carrier's unit, that equals the constraint value exactly; null if there is none, or nothing to divide by. */
export function useAtLimit({ constraint, divisor, measured, corrects, corrections }: QuotaPart): number | null {
  if (constraint === null || divisor === null || measured === null) return null;
  const factor = corrects === 'measured' ? corrections.reduce((product, one) => product * one.factor, 1) : 1;
  return factor > 0 ? (constraint * divisor) / factor : null;
}

/**
 * The value that a use of the year, in the carrier's unit, is judged by: per area or household and corrected; null if there is no divisor.
 */
export function correctedAt({ divisor, corrects, corrections }: QuotaPart, use: number): number | null {
  const factor = corrects === 'measured' ? corrections.reduce((product, one) => product * one.factor, 1) : 1;
  return divisor === null ? null : times(use / divisor, factor);
}

/** The corrected side after each correction, in order. */
export function afterEach({ before, corrections }: Pick<QuotaPart, 'before' | 'corrections'>): (number | null)[] {
  let factor = 1;
  return corrections.map((one) => times(before, (factor *= one.factor)));
}

function correct(table: QuotaTable, measured: number | null, limits: Limits, factor: number) {
  const onLimits = table.corrected === 'limits' ? factor : 1;
  const onMeasured = table.corrected === 'measured' ? factor : 1;
  return {
    corrected: times(measured, onMeasured),
    constraint: times(limits.constraint, onLimits),
    leading: times(limits.leading, onLimits),
  };
}

/** Rounded to a billionth, so that a value at the limit does not exceed it by the last bit of a double. */
function times(value: number | null, factor: number): number | null {
  return value === null ? null : Math.round(value * factor * 1e9) / 1e9;
}

function measure(building: YearOfBuilding, uses: readonly YearUse[], table: QuotaTable) {
  const use = uses.find((one) => one.carrier === table.carrier && one.meters > 0) ?? null;
  const divisor = table.per === 'm2' ? building.floorAreaM2 : householdsOf(building);
  const findings: Finding[] = [];
  const add = (code: string, severity: Finding['severity'], more: object = {}) =>
    findings.push({ code, severity, evidence: { building: building.code, carrier: table.carrier, ...more } });
  if (use === null) add('quota-no-meter', table.carrier === 'electricity' ? 'error' : 'info');
  if (use !== null && isNegative(use)) add('quota-use-negative', 'error', { value: use.value, unit: use.unit });
  if (divisor === null) add(table.per === 'm2' ? 'quota-area-missing' : 'households-missing', 'error');
  const fits = use === null || table.unit.startsWith(`${use.unit}/`);
  if (!fits) add('quota-unit-differs', 'error', { unit: use.unit, wanted: table.unit });
  const value = use !== null && fits ? use.value : null;
  return { use, divisor, measured: value === null || divisor === null ? null : value / divisor, findings };
}

function householdsOf({ fields }: YearOfBuilding): number | null {
  const households = Number(fields['households'] ?? 0);
  return Number.isFinite(households) && households > 0 ? households : null;
}

function familyOf(building: YearOfBuilding, { use }: Lookup): string | null {
  const family = use(building.use)?.family ?? null;
  if (family !== null || building.parts.length < 2) return family;
  const [first] = building.parts;
  return use(first?.use)?.family ?? null;
}

/** For several carriers: over if one is over, unknown if one is unknown, leading if all are. */
function together(verdicts: readonly Verdict[]): Verdict {
  for (const verdict of ['over', 'unknown', 'within'] as const) if (verdicts.includes(verdict)) return verdict;
  return verdicts.length > 0 ? 'leading' : 'unknown';
}

function heatingFindings({ code, fields }: YearOfBuilding, tables: readonly QuotaTable[], { heating }: Lookup): Finding[] {
  const carrier = heating(fields['heating']);
  const inside = tables.some((table) => table.carrier === carrier && table.excludes.includes('space-heating'));
  return inside ? [{ code: 'heating-in-measured', severity: 'warning', evidence: { building: code, carrier } }] : [];
}

function coverageLow({ code }: YearOfBuilding, use: YearUse | null): Finding {
  const evidence = { building: code, carrier: use?.carrier, coverage: use?.coverage ?? 0, needed: coverageToJudge };
  return { code: 'quota-coverage-low', severity: 'warning', evidence };
}

function unknown(findings: readonly Finding[]): Quota {
  return { verdict: 'unknown', indicative: false, parts: [], grounds: [], findings };
}

function distinct(lists: readonly (readonly Ground[])[]): Ground[] {
  const all: Ground[] = [];
  for (const list of lists)
    for (const ground of list) {
      const at = all.findIndex(({ id }) => id === ground.id);
      if (at === -1) all.push(ground);
      else all[at] = ground;
    }
  return all;
}
