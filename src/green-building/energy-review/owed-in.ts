import type { AsOf } from '#kernel/as-of.ts';
import type { Finding } from '#kernel/finding.ts';
import type { Scope } from '#kernel/scope.ts';
import { statusShown } from '#platform/knowledge/facts.ts';
import { today } from '#kernel/today.ts';
import { heatingCarrier, type YearBuilding } from '#supervision/benchmarking/benchmarking.ts';
import type { YearOfBuilding } from '#supervision/benchmarking/facts.ts';
import { coefficientsFor, dayOfJudgement } from '#supervision/benchmarking/public/known-rules.ts';
import type { EnergyReviewNeeds } from './needs.ts';
import { reviewProcedure } from './facts.ts';
import { declaredUse, estimatedUse, meteredUse, type KnownUse, type Limits } from './known-use.ts';
import { owedOf, type Candidate, type OwedRow } from './owed.ts';
import { belowFindings } from './below-findings.ts';
import { belowFor, reviewsBy, type Reviews } from './review-of.ts';

type PlaceYearKnown = { readonly region: string; readonly year: number; readonly known: AsOf };

type ProjectShown = Awaited<ReturnType<EnergyReviewNeeds['project']['within']>>[number];

export type Owed = {
  readonly year: number;
  readonly rows: readonly OwedRow[];
  readonly counts: Readonly<
    Record<'projects' | 'buildings' | 'passed' | 'passedBelow' | 'unknown' | 'reached' | 'open' | 'before' | 'underWay', number>
  >;
  readonly findings: readonly Finding[];
};

/** The year in which reviews began, as knowledge has it. */
const sinceId = 'energy-review/since';

/** Works that the rules do not bind: what is there already. */
const notBound = new Set<unknown>(['retrofit', 'operate', 'demolish']);

/** Who of a place is at or above the limits and has not passed a review. */
export async function owedIn(needs: EnergyReviewNeeds, scope: Scope, asked: PlaceYearKnown): Promise<Owed> {
  const { project, benchmarking, cases, knowledge, now } = needs;
  const { region, year, known } = asked;
  const [projects, buildings, standings] = await Promise.all([
    project.within(scope, { region, known }),
    benchmarking.yearOf(scope, { region, year, known }),
    cases.standings(scope, { procedure: reviewProcedure }),
  ]);
  const date = today(now());
  const limitsAt = await limitsOf(
    needs,
    [region, ...projects.map((one) => one.region ?? region), ...buildings.map(({ building }) => building.region)],
    date,
  );
  const know = knowing(needs, asked);
  const reviews = reviewsBy(standings);
  const byCode = new Map(buildings.map((one) => [one.building.code, one]));
  const works = projects.filter(({ facts }) => !notBound.has(facts['work']));
  const inWorks = new Set(works.flatMap((one) => one.buildings));
  const candidates = [
    ...works.map((one) => ofProject(one, byCode, know, limitsAt(one.region ?? region), reviews)),
    ...buildings
      .filter(({ building }) => !inWorks.has(building.code))
      .map((one) => ofBuilding(one, know, limitsAt(one.building.region), reviews)),
  ];
  const since = knowledge.find('coefficient', sinceId, { on: date, recorded: now() });
  const rows = owedOf(candidates, since?.value ?? null);
  return {
    year,
    rows,
    counts: countsOf(candidates, works.length, rows),
    findings: [
      ...(limitsAt(region)({ tce: 0, kwh: 0, whole: true }).hasLimits
        ? []
        : [{ code: 'review-no-limits', severity: 'warning', evidence: { region } } as const]),
      ...belowFindings(rows),
      ...unknownFindings(candidates),
      ...estimateFindings(rows),
      ...(since === null
        ? []
        : [
            {
              code: 'review-since',
              severity: 'info',
              evidence: { year: String(since.value), source: since.source.document, ...statusShown(since.status) },
            } as const,
          ]),
    ],
  };
}

function countsOf(candidates: readonly Candidate[], projects: number, rows: readonly OwedRow[]): Owed['counts'] {
  const count = (is: (row: OwedRow) => boolean) => rows.filter(is).length;
  const passedBelow = count(({ review }) => review?.state === 'passed-below');
  return {
    projects,
    buildings: candidates.length - projects,
    passed: candidates.filter(({ review }) => review?.state === 'passed').length - passedBelow,
    passedBelow,
    unknown: candidates.filter((one) => one.known.length === 0).length,
    reached: count(({ verdict }) => verdict === 'reached'),
    open: count(({ verdict }) => verdict === 'open'),
    before: count(({ duty }) => duty === 'before'),
    underWay: count(({ review }) => review?.state === 'under-way'),
  };
}

function unknownFindings(candidates: readonly Candidate[]): Finding[] {
  const without = candidates.filter((one) => one.known.length === 0).length;
  const partly = candidates.filter((one) =>
    one.known.some(({ way, whole, reached }) => way === 'metered' && !whole && reached !== true),
  ).length;
  return [
    ...(without > 0
      ? [{ code: 'review-use-not-known', severity: 'warning', evidence: { count: without, of: candidates.length } } as const]
      : []),
    ...(partly > 0 ? [{ code: 'review-partly-metered', severity: 'info', evidence: { count: partly } } as const] : []),
  ];
}

/** What estimates rest on, once. */
function estimateFindings(rows: readonly OwedRow[]): Finding[] {
  const grounds = rows
    .filter(({ decided }) => decided.includes('estimated'))
    .flatMap(({ known }) => known.flatMap(({ ground }) => (ground === null ? [] : [ground])));
  const sources = new Map(grounds.map((one) => [`${one.document} ${one.clause}`, one]));
  return [...sources].map(([source, { status }]) => ({
    code: 'review-estimated',
    severity: 'warning',
    evidence: { source, ...statusShown(status) },
  }));
}

/** The limits of each place, looked up once. */
async function limitsOf({ policy }: EnergyReviewNeeds, regions: readonly string[], date: string): Promise<(region: string) => Limits> {
  const held = new Map<string, Awaited<ReturnType<EnergyReviewNeeds['policy']['reviewLimits']>>>();
  for (const region of new Set(regions)) held.set(region, await policy.reviewLimits({ region, date }));
  return (region) => held.get(region) as Limits;
}

type Knowing = {
  readonly metered: (buildings: readonly YearBuilding[], limits: Limits) => KnownUse | null;
  readonly estimated: (building: YearOfBuilding, limits: Limits) => KnownUse | null;
};

function knowing({ knowledge, benchmarking }: EnergyReviewNeeds, { year, known }: PlaceYearKnown): Knowing {
  const heatings = knowledge.inForce('heating', { on: dayOfJudgement(year), ...known });
  const how = {
    coefficients: coefficientsFor(knowledge, year, known),
    heating: ({ building }: YearBuilding) => heatingCarrier(building.fields['heating'], heatings),
  };
  const judge = benchmarking.judge({ year, known });
  return {
    metered: (buildings, limits) => meteredUse(buildings, how, limits),
    estimated: (building, limits) => estimatedUse(building, judge, limits),
  };
}

/** Those that say anything. */
const inWays = (...all: readonly (KnownUse | null)[]): KnownUse[] => all.filter((one) => one !== null);

function ofProject(
  one: ProjectShown,
  byCode: ReadonlyMap<string, YearBuilding>,
  know: Knowing,
  limits: Limits,
  reviews: Reviews,
): Candidate {
  const { code, name, organisation, facts, buildings } = one;
  const own = buildings.flatMap((building) => byCode.get(building) ?? []);
  const use = typeof facts['use'] === 'string' ? facts['use'] : null;
  const areaM2 = [facts['projectAreaM2'], facts['buildingAreaM2']].find((value) => typeof value === 'number') ?? null;
  const region = one.region ?? '';
  const fields = {
    ...facts,
    airConditioning: facts['centralAirConditioning'] === true ? 'central' : facts['centralAirConditioning'] === false ? 'none' : undefined,
  };
  const planned: YearOfBuilding = { code, name, region, use, parts: [], floorAreaM2: areaM2, fields };
  const whole = own.length === buildings.length ? know.metered(own, limits) : null;
  const passed = buildings.map((building) => reviews.get(`building/${building}`)).find((found) => found?.state === 'passed');
  const first = one.life.find(({ on }) => on !== null)?.on ?? null;
  const known = inWays(declaredUse(facts, limits), know.estimated(planned, limits), own.length === 0 ? null : whole);
  const review = reviews.get(`project/${code}`) ?? (buildings.length === 1 ? (passed ?? null) : null);
  return {
    kind: 'project',
    code,
    name,
    region,
    organisation,
    use,
    areaM2,
    buildings,
    year: first === null ? null : Number(first.slice(0, 4)),
    known,
    review,
    below: review === null ? [] : belowFor(review, known, limits),
  };
}

function ofBuilding(one: YearBuilding, know: Knowing, limits: Limits, reviews: Reviews): Candidate {
  const { building } = one;
  const { code, name, region, use, floorAreaM2, fields } = building;
  const built = fields['yearBuilt'];
  const known = inWays(know.estimated(building, limits), know.metered([one], limits));
  const review = reviews.get(`building/${code}`) ?? null;
  return {
    kind: 'building',
    code,
    name,
    region,
    organisation: typeof fields['organisation'] === 'string' ? fields['organisation'] : null,
    use,
    areaM2: floorAreaM2,
    buildings: [code],
    year: typeof built === 'number' ? built : null,
    known,
    review,
    below: review === null ? [] : belowFor(review, known, limits),
  };
}
