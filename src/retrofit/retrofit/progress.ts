import { numberOf } from '#reporting/indicator/facts.ts';
import { exact, exactOf, type Exact } from '#kernel/exact-number.ts';
import type { Finding } from '#kernel/finding.ts';
import type { Scope } from '#kernel/scope.ts';
import { today } from '#kernel/today.ts';
import {
  acceptedIn,
  countableIn,
  type Lived,
  sumOf,
  type VerifiedByMeasure,
  verifiedByMeasure,
  type VerifiedIn,
  verifiedIn,
  yearOfState,
} from './pool-progress.ts';
import { firstYearOf } from '#green-building/policy/policy.ts';
import { measuresOf, packageOf } from './measures-of.ts';
import type { RetrofitNeeds } from './needs.ts';

export type RetrofitProgressQuestion = { readonly region: string; readonly year: number; readonly knownAt?: string | undefined };

type TargetFound = Awaited<ReturnType<RetrofitNeeds['targets']['progress']>>[number];

/** A retrofit target with what was accepted towards it. All amounts in its unit; null if unknown. */
export type TargetDone = {
  id: string;
  name: { zh: string; en: string };
  document: string;
  clause: string;
  value: TargetFound['target']['value'];
  unit: string;
  due: number | null;
  done: number | null;
  gap: number | null;
  /** Whether the year in which it is due has ended, as of when the answer is known, or is before the requested year. */
  lapsed: boolean;
};

export type RetrofitProgress = {
  accepted: ReturnType<typeof acceptedIn>;
  targets: TargetDone[];
  verified: VerifiedIn & { byMeasure: VerifiedByMeasure[] };
  findings: Finding[];
};

/** Either nothing was retrofitted or nothing was registered: it is unknown which, so no area is known. */
const noProjects: Finding = { code: 'retrofits-none', severity: 'warning', evidence: {} };

/** The progress of a place's pool in a year. Throws `no-such-place`. */
export async function progressOf(
  { targets, estimates }: Pick<RetrofitNeeds, 'targets' | 'estimates'>,
  scope: Scope,
  { region, year, knownAt }: RetrofitProgressQuestion,
  lived: () => Promise<readonly Lived[]>,
): Promise<RetrofitProgress> {
  const asOf = targets.knownAt(knownAt);
  const found = await targets.progress(scope, { region, year, known: asOf });
  const all = await lived();
  const known = await estimates.measures({ on: `${year}-12-31`, knownAt });
  const measures = ({ project: { option }, steps }: Lived): string[] => {
    const name = packageOf({ option, steps });
    return name === null ? [] : measuresOf(known, name).map(({ measure }) => measure);
  };
  return {
    accepted: acceptedIn(all, year),
    targets: found.filter(isOfRetrofits).map((one) => targetDone(one, all, year, today(asOf.received))),
    verified: { ...verifiedIn(all, year), byMeasure: verifiedByMeasure(all, year, measures) },
    findings: countableIn(all).length === 0 ? [noProjects] : [],
  };
}

const isOfRetrofits = ({ target }: TargetFound): boolean => /\/(?:[a-z0-9]+-)*retrofit(?:-|$)/u.test(target.id);

/** How many m2 one of each unit is. */
const areaUnits: Readonly<Record<string, string>> = { m2: '1', 平方米: '1', 万平方米: '10000', 亿平方米: '100000000' };

/** @param day the local day as of which the answer is known */
function targetDone(one: TargetFound, all: readonly Lived[], year: number, day: string): TargetDone {
  const { target, own } = one;
  const done = doneOf(one, all, year);
  const goal = own.kind === 'part' ? own.value : typeof target.value === 'number' && own.kind === 'whole' ? exactOf(target.value) : null;
  return {
    id: target.id,
    name: target.name,
    document: target.document,
    clause: target.clause,
    value: own.kind === 'part' ? (numberOf(own.value) ?? target.value) : target.value,
    unit: target.unit,
    due: target.due,
    done: numberOf(done),
    gap: done === null || goal === null ? null : numberOf(shortOf(goal, done)),
    lapsed: target.due !== null && (year > target.due || day > `${target.due}-12-31`),
  };
}

const shortOf = (goal: Exact, done: Exact): Exact => (goal.compare(done) > 0 ? goal.sub(done) : exact(0n));

/**
 * The area accepted in the year or, for a cumulative target, since the first year of its document. The pool does not break it down by homes
 * or public buildings.
 */
function doneOf({ target, document, indicator }: TargetFound, all: readonly Lived[], year: number): Exact | null {
  const times = areaUnits[target.unit];
  if (times === undefined || target.mode === 'state' || isOfOneClass(indicator) || countableIn(all).length === 0) return null;
  const first = target.mode === 'cumulative' ? firstYearOf(document.head) : year;
  const those = all.filter((one) => {
    const at = yearOfState(one, 'accepted');
    return at !== null && at >= first && at <= year;
  });
  const area = sumOf(those.map(({ project }) => project.area));
  return area === null ? null : exactOf(area).div(exact(times));
}

const isOfOneClass = (indicator: TargetFound['indicator']): boolean =>
  indicator?.value.of === 'projects' && JSON.stringify(indicator.value.where).includes('"class"');
