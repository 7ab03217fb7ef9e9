import { asOf, type AsOf } from '#kernel/as-of.ts';
import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import type { Clock } from '#kernel/request-context.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import { today } from '#kernel/today.ts';
import type { ObligationsService } from '#green-building/obligations/obligations.ts';
import type { PolicyService } from '#green-building/policy/policy.ts';
import type { Place } from '#platform/place/place.ts';
import type { Projects } from '#registry/project/project.ts';
import type { BuildingFacts } from '#registry/registry/facts.ts';
import type { Registry } from '#registry/registry/registry.ts';
import type { Resources } from '#registry/resources/resources.ts';
import type { SolarSafety } from '#flexibility/solar-safety/solar-safety.ts';
import { cityAmong } from './city.ts';
import { judged, newWorkOf, noneRequired, requiredShare, type RequiredShare } from './required-share.ts';
import { densityOf, installedOf, potentialOf, type RoofPotential, roofOf } from './roof.ts';

export type SolarPotentialNeeds = {
  readonly now: Clock;
  readonly registry: Pick<Registry, 'buildingFacts'>;
  readonly place: Pick<Place, 'get' | 'above'>;
  readonly resources: Pick<Resources, 'standingOn'>;
  readonly project: Pick<Projects, 'within'>;
  readonly policy: Pick<PolicyService, 'judge' | 'regionsOf'>;
  readonly obligations: Pick<ObligationsService, 'factsOf'>;
  readonly solarSafety: Pick<SolarSafety, 'standings'>;
};

export type PotentialQuestion = {
  readonly region?: string | undefined;
  readonly building?: string | undefined;
  readonly on?: string | undefined;
  /** Share of a roof, from 0 to 1. */
  readonly share?: number | undefined;
  /** kW per m². */
  readonly density?: number | undefined;
  readonly knownAt?: string | undefined;
};

/** A roof with its location. */
export type Roof = RoofPotential & {
  readonly code: string;
  readonly name: string;
  readonly region: string;
  readonly use: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly installedKw: number;
};

type When = { readonly on: string; readonly known: AsOf; readonly knownAt: string | undefined };
type Array = Awaited<ReturnType<Resources['standingOn']>>[number];

/** Includes arrays that are planned: they may have been put into service earlier. */
const arraysOn = ({ on, knownAt }: When) => ({ kind: 'pv', planned: true, on, knownAt }) as const;

/**
 * What roofs carry of photovoltaics, and what they could carry (`flexibility.md` 3).
 * @example await createSolarPotential(needs).of(scope, { region: '140300' }) // { on: '2026-03-01', buildings: [{ code: 'B1', … }] }
 */
export function createSolarPotential(needs: SolarPotentialNeeds) {
  return {
    /** Throws `potential-of-what`, `no-such-building`, `no-such-place`. */
    async of(scope: Scope, asked: PotentialQuestion): Promise<{ on: string; buildings: Roof[]; findings: Finding[] }> {
      const { region, building, knownAt } = asked;
      if (region === undefined && building === undefined) throw new Problem('bad-input', 'potential-of-what');
      if (region !== undefined) await needs.place.get(region);
      const when = whenOf(needs, asked.on, knownAt);
      const buildings = await needs.registry.buildingFacts(
        scope,
        { ...(region !== undefined && { region }), ...(building !== undefined && { buildings: [building] }) },
        when.known,
      );
      if (building !== undefined && buildings.length === 0) throw new Problem('not-found', 'no-such-building', { building });
      // nothing is shown for roofs that the scope does not see: an aggregator sees resources of members without their roofs
      const listed = buildings.length === 0 ? [] : await needs.resources.standingOn(scope, { ...arraysOn(when), region, building });
      const arrays = Map.groupBy(await inService(needs, listed, when), (one) => one.building);
      const required = await requiredOf(needs, scope, buildings, when);
      const density = await densities(needs, asked.density, when);
      const roofs = await Promise.all(
        buildings.map(async (one): Promise<Roof> => {
          const own = installedOf(arrays.get(one.code) ?? []);
          const facts = { roofArea: roofOf(one, when.on), installed: own, required: required.get(one.code) ?? noneRequired };
          return {
            ...placeOf(one),
            installedKw: own.kw,
            ...potentialOf({ ...facts, asked: asked.share, density: await density(one.region) }),
          };
        }),
      );
      return { on: when.on, buildings: roofs, findings: withoutArea(arrays) };
    },
    /**
     * kW per m² of what is in service today, or on the day of `knownAt`, in the city of a region, regardless of scope; null if no area is
     * known.
     */
    async cityDensity(region: string, knownAt: string | undefined): Promise<number | null> {
      const when = whenOf(needs, undefined, knownAt);
      const value = await (await densities(needs, undefined, when))(region);
      return value === null ? null : Math.round(value * 1e6) / 1e6;
    },
  };
}

/** If no day is given: that of `knownAt`, otherwise today. */
function whenOf({ now }: Pick<SolarPotentialNeeds, 'now'>, on: string | undefined, knownAt: string | undefined): When {
  const known = asOf(now(), knownAt);
  return { on: on ?? today(Math.min(now(), known.received)), known, knownAt };
}

function placeOf({ code, name, region, fields }: BuildingFacts) {
  const number = (value: unknown): number | null => (typeof value === 'number' ? value : null);
  const use = typeof fields['use'] === 'string' ? fields['use'] : null;
  return { code, name, region, use, latitude: number(fields['latitude']), longitude: number(fields['longitude']) };
}

async function inService({ solarSafety }: SolarPotentialNeeds, listed: readonly Array[], { on, known }: When): Promise<Array[]> {
  const standings = await solarSafety.standings(listed, on, known);
  return listed.filter((_, at) => standings[at]?.state === 'in-service');
}

const withoutArea = (arrays: ReadonlyMap<string, readonly Array[]>): Finding[] =>
  [...arrays.values()]
    .flat()
    .filter(({ area }) => area === null)
    .slice(0, 100)
    .map(({ code, building }) => ({ code: 'array-without-area', severity: 'warning', evidence: { array: code, building } }));

/** What the documents require of the roofs of new buildings, by code. */
async function requiredOf(
  { project, policy, obligations }: SolarPotentialNeeds,
  scope: Scope,
  buildings: readonly BuildingFacts[],
  { on, known }: When,
): Promise<ReadonlyMap<string, RequiredShare>> {
  const regions = new Map<string, Promise<{ readonly above: string[]; readonly projects: Awaited<ReturnType<Projects['within']>> }>>();
  const of = (region: string) => {
    const found =
      regions.get(region) ??
      Promise.all([policy.regionsOf(region), project.within(scope, { region, known })]).then(([above, projects]) => ({
        above,
        projects,
      }));
    regions.set(region, found);
    return found;
  };
  const required = new Map<string, RequiredShare>();
  for (const building of buildings) {
    const { above, projects } = await of(building.region);
    const work = newWorkOf(building, projects, on);
    if (work === null) continue;
    const facts = { ...obligations.factsOf(building), ...work.facts, work: 'new' };
    required.set(building.code, requiredShare(judged(policy, above, on, facts)));
  }
  return required;
}

/** kW per m²: as given, otherwise that of the existing arrays in the city of a region, regardless of scope. */
async function densities({ resources, ...needs }: SolarPotentialNeeds, asked: number | undefined, when: When) {
  const [regions, cities] = [new Map<string, Promise<number | null>>(), new Map<string, Promise<number | null>>()];
  const once = (city: string): Promise<number | null> => {
    const found = cities.get(city) ?? ofCity(city);
    cities.set(city, found);
    return found;
  };
  const ofCity = async (city: string): Promise<number | null> => {
    const listed = await resources.standingOn(programScope, { ...arraysOn(when), region: city });
    return densityOf(await inService({ resources, ...needs }, listed, when));
  };
  return (region: string): Promise<number | null> => {
    if (asked !== undefined) return Promise.resolve(asked);
    const found = regions.get(region) ?? needs.place.above(region).then((above) => once(cityAmong(above)));
    regions.set(region, found);
    return found;
  };
}

export type SolarPotential = ReturnType<typeof createSolarPotential>;
