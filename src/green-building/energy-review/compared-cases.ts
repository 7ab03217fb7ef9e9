import type { CaseStanding } from '#casework/cases/cases.ts';
import type { AsOf } from '#kernel/as-of.ts';
import { Problem } from '#kernel/problem.ts';
import { addMonths, dayText, parseDay } from '#kernel/day.ts';
import type { Finding } from '#kernel/finding.ts';
import type { Scope } from '#kernel/scope.ts';
import { today } from '#kernel/today.ts';
import type { YearUse } from '#supervision/benchmarking/benchmarking.ts';
import { countedInTotal } from '#supervision/benchmarking/public/intensity.ts';
import { coefficientsFor } from '#supervision/benchmarking/public/known-rules.ts';
import { compareYear, judgedOver, type Compared, type Judged, type Reviewed } from './compare.ts';
import type { EnergyReviewNeeds } from './needs.ts';
import { enteredOn, numberIn, reviewProcedure, textIn } from './facts.ts';

/** A building of an accepted project, or the whole of one whose report does not tell its buildings apart. */
export type ComparedRow = Compared & {
  readonly case: string;
  readonly project: string | null;
  readonly subject: string | null;
  readonly reviewer: string | null;
  readonly region: string;
  readonly building: string | null;
  readonly name: string | null;
  readonly buildings: readonly string[];
  readonly acceptedOn: string;
  /** Local days, half-open: the second year after the acceptance. */
  readonly from: string;
  readonly to: string;
};

export type ComparedCases = {
  readonly rows: readonly ComparedRow[];
  readonly whole: Judged;
  /** By the body that reviewed. */
  readonly reviewers: readonly (Judged & { readonly reviewer: string | null })[];
  readonly findings: readonly Finding[];
};

/** Compares each accepted review with what was metered in the second year after its acceptance. */
export async function comparedCases(
  needs: EnergyReviewNeeds,
  scope: Scope,
  { region, known }: { readonly region: string; readonly known: AsOf },
): Promise<ComparedCases> {
  const standings = await needs.cases.standings(scope, { procedure: reviewProcedure, region });
  const rows: ComparedRow[] = [];
  for (const one of standings) if (one.state === 'accepted') rows.push(...(await rowsOf(needs, scope, one, known)));
  const reviewers = [...Map.groupBy(rows, ({ reviewer }) => reviewer)].map(([reviewer, of]) => ({ reviewer, ...judgedOver(of) }));
  const whole = judgedOver(rows);
  return {
    rows,
    whole,
    reviewers: reviewers.toSorted((a, b) => b.rows - a.rows || ((a.reviewer ?? '') < (b.reviewer ?? '') ? -1 : 1)),
    findings: findingsOf(rows, whole),
  };
}

/** That nothing was measured is said, not hidden behind what was. */
function findingsOf(rows: readonly ComparedRow[], { compared, incomplete, notMeasured, waiting }: Judged): Finding[] {
  if (rows.length === 0) return [{ code: 'review-none-accepted', severity: 'info', evidence: {} }];
  return [
    ...(compared === 0
      ? [{ code: 'review-none-compared', severity: 'warning', evidence: { waiting, notMeasured, incomplete } } as const]
      : []),
    ...(compared > 0 && notMeasured + incomplete > 0
      ? [{ code: 'review-some-not-compared', severity: 'warning', evidence: { compared, notMeasured, incomplete } } as const]
      : []),
  ];
}

async function rowsOf(needs: EnergyReviewNeeds, scope: Scope, one: CaseStanding, known: AsOf): Promise<ComparedRow[]> {
  const acceptedOn = enteredOn(one, 'accepted');
  const day = acceptedOn === null ? null : parseDay(acceptedOn);
  if (acceptedOn === null || day === null) return [];
  const [from, to] = [dayText(addMonths(day, 12)), dayText(addMonths(day, 24))];
  const { fields } = one;
  const frame = {
    case: one.case,
    project: one.project,
    subject: textIn(fields['subject']),
    reviewer: textIn(fields['reviewer']),
    region: one.region,
    acceptedOn,
    from,
    to,
  };
  const byBuilding = partsIn(fields);
  const codes = byBuilding.length > 0 ? byBuilding.map(({ building }) => building) : await buildingsOf(needs, scope, one);
  const facts = codes.length === 0 ? [] : await needs.registry.buildingFacts(scope, { buildings: codes }, known);
  const names = new Map(facts.map(({ code, name }) => [code, name]));
  const isDue = to <= today(needs.now());
  const uses = isDue && facts.length > 0 ? await needs.metering.yearUse(scope, { which: { buildings: codes }, from, to, known }) : [];
  const coefficients = coefficientsFor(needs.knowledge, Number(to.slice(0, 4)), known);
  const row = (reviewed: Reviewed, buildings: readonly string[], building: string | null): ComparedRow => {
    const found = compareYear(reviewed, withAll(uses, buildings), coefficients);
    const state = isDue ? found.state : 'waiting';
    return { ...frame, ...found, state, buildings, building, name: building === null ? null : (names.get(building) ?? null) };
  };
  if (byBuilding.length > 0) return byBuilding.map(({ building, reviewed }) => row(reviewed, [building], building));
  return [row(reviewedIn(fields), codes, codes.length === 1 ? (codes[0] ?? null) : null)];
}

/** The uses of some buildings. A building without a meter of a carrier that another has leaves a gap in it: coverage 0. */
function withAll(uses: readonly YearUse[], buildings: readonly string[]): YearUse[] {
  const own = uses.filter(({ building }) => buildings.includes(building));
  const units = new Map(own.filter(({ meters }) => meters > 0).map(({ carrier, unit }) => [carrier, unit]));
  const gaps = [...units].flatMap(([carrier, unit]) =>
    buildings
      .filter((building) => !own.some((use) => use.building === building && use.carrier === carrier && use.meters > 0))
      .map((building): YearUse => ({ building, carrier, unit, value: null, coverage: 0, meters: 1 })),
  );
  return [...own, ...gaps];
}

/** The building that a case names, otherwise those of its project. */
async function buildingsOf({ project }: EnergyReviewNeeds, scope: Scope, one: CaseStanding): Promise<readonly string[]> {
  if (one.building !== null) return [one.building];
  return one.project === null ? [] : projectBuildings(project, scope, one.project);
}

/** Those of a project that the reader sees; none if it is gone or not theirs. */
async function projectBuildings(project: EnergyReviewNeeds['project'], scope: Scope, code: string): Promise<readonly string[]> {
  try {
    return (await project.project(scope, code)).buildings;
  } catch (error) {
    if (error instanceof Problem && error.kind === 'not-found') return [];
    throw error;
  }
}

const reviewedIn = (fields: Readonly<Record<string, unknown>>): Reviewed =>
  Object.fromEntries(countedInTotal.map((carrier) => [carrier, numberIn(fields[carrier])]));

/** The rows of the report by building. A carrier that the project does not use is used by none; otherwise an empty cell is not known. */
function partsIn({
  byBuilding,
  ...whole
}: Readonly<Record<string, unknown>>): { readonly building: string; readonly reviewed: Reviewed }[] {
  const rows = Array.isArray(byBuilding) ? (byBuilding as readonly Readonly<Record<string, unknown>>[]) : [];
  const all = reviewedIn(whole);
  return rows.flatMap((row) => {
    const [building, own] = [textIn(row['building']), reviewedIn(row)];
    const reviewed = Object.fromEntries(countedInTotal.map((carrier) => [carrier, own[carrier] ?? (all[carrier] === 0 ? 0 : null)]));
    return building === null ? [] : [{ building, reviewed }];
  });
}
