import { asOf, asOfNow } from '#kernel/as-of.ts';
import { dayText, parseDay } from '#kernel/day.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import type { createKnown } from './known.ts';
import type { DueQuestion, VerificationNeeds } from './needs.ts';
import { type Counted, countedBy } from './shares.ts';

/** Filter for meters and day. */
export type SharesQuestion = Pick<
  DueQuestion,
  'on' | 'within' | 'region' | 'building' | 'meter' | 'company' | 'point' | 'carrier' | 'knownAt'
>;

/** Meters within the scope, counted by state for each company and each region, with the names of these. */
export async function shares(
  needs: VerificationNeeds,
  known: ReturnType<typeof createKnown>,
  scope: Scope,
  { on, within, ...asked }: SharesQuestion & { readonly on: string },
) {
  const judged = await known.asked(scope, asked, on);
  const day = { on, soon: dayText((parseDay(on) ?? 0) + within) };
  const at = asked.knownAt === undefined ? asOfNow : asOf(needs.now(), asked.knownAt);
  const buildings = await needs.registry.buildingFacts(programScope, asked.region === undefined ? {} : { region: asked.region }, at);
  const regionOf = new Map(buildings.map(({ code, region }) => [code, region]));
  const companies = countedBy(judged, day, ({ operator }) => operator);
  const regions = countedBy(judged, day, ({ building }) => (building === null ? null : (regionOf.get(building) ?? null)));
  const total = companies.reduce((sum, one) => sum + one.total, 0);
  const without = companies.reduce((sum, one) => sum + one.counts.none, 0);
  return {
    on,
    within,
    total,
    shareWithout: total === 0 ? null : without / total,
    companies: named(companies, await companyNames(needs, scope, companies)),
    regions: named(regions, new Map((await needs.place.places(null)).map(({ code, name }) => [code, name]))),
  };
}

const named = (counted: readonly Counted[], names: ReadonlyMap<string, string>) =>
  counted.map((one) => ({ ...one, name: one.code === null ? null : (names.get(one.code) ?? null) }));

/** The names of companies, if the scope sees them. */
async function companyNames({ place }: VerificationNeeds, scope: Scope, counted: readonly Counted[]): Promise<Map<string, string>> {
  const codes = counted.flatMap(({ code }) => (code === null ? [] : [code]));
  if (codes.length === 0) return new Map();
  const found = await place.organisations(scope, { codes, limit: codes.length });
  return new Map(found.map(({ code, name }) => [code, name]));
}
