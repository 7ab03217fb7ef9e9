import { figureId } from '#kernel/figure.ts';
import type { Scope } from '#kernel/scope.ts';
import { alikeOf } from '#supervision/benchmarking/public/assess.ts';
import { overOf, type PlaceYear, type YearBuilding } from '#supervision/benchmarking/public/year-buildings.ts';
import type { DailyQuestion } from '#metering/metering/metering.ts';
import type { Carrier } from '#kernel/carrier.ts';
import { areaOf, coveredOf, missingOf, unjudgedOf, unverifiedOf, verdictsOf, worstOf, type CarrierSum } from './public/city.ts';
import { pointsOf, type MapPoints } from './map-points.ts';
import { branchesOf, homeAmong, isWithin, type Branch } from './public/places.ts';
import type { OverviewNeeds } from './needs.ts';
import { shownSums } from './public/shown-sums.ts';
import { measuredParts, totalEnergy } from './public/key-figures.ts';
import { intensityFigure, sharesLackOf, usesOf } from './public/uses.ts';
import { howTotal, tilesOf } from './public/tiles.ts';

/** Length of each list; the rest is on the list's own page. */
const told = 10;

/**
 * The city of the settings, or the requester's own place if the city does not lie in that. If no city is set, the lowest place that
 * contains nearly all buildings of the requester.
 */
export async function homeOf({ registry, metering, place }: OverviewNeeds, scope: Scope): Promise<Home> {
  const [city, facts, places] = await Promise.all([
    place.city(),
    registry.buildingFacts(scope, {}, metering.knownAt(undefined)),
    place.places(nation),
  ]);
  const regions = facts.map(({ region }) => region);
  const own = 'region' in scope.sees ? scope.sees.region : null;
  const region = city === null ? homeAmong(places, regions) : own !== null && !isWithin(places, city.code, own) ? own : city.code;
  return { region, empty: facts.length === 0 };
}

/** Where the requester begins; `empty`: there is no building to see yet. */
export type Home = { readonly region: string | null; readonly empty: boolean };

/** The code of the country, above all regions (GB/T 2260). */
const nation = '100000';

/** The key figures of a place, buildings over quota by verified limits, what is missing, and the places directly below. */
export async function cityOf(needs: OverviewNeeds, scope: Scope, asked: PlaceYear) {
  const [buildings, places] = await Promise.all([needs.benchmarking.yearOf(scope, asked, 2), needs.place.places(asked.region)]);
  const covered = coveredOf(buildings);
  const below = branchesOf(asked.region, places, buildings);
  const sums = shownSums(needs.knowledge, buildings, asked);
  const how = howTotal(needs, asked);
  const parts = measuredParts(buildings, how);
  const energies = new Map(totalEnergy(sums, how.coefficients).parts.map(({ sum, factor }) => [sum.carrier, factor]));
  return {
    buildings: buildings.length,
    floorAreaM2: areaOf(buildings),
    tiles: await tilesOf(needs, scope, asked, { buildings, sums, parts }),
    carriers: sums.map((sum) => ({ ...sum, tce: tceOf(sum, energies) })),
    uses: usesOf(needs.knowledge, asked, { buildings, parts, how }),
    usesLack: sharesLackOf(needs.knowledge, asked, { buildings, how }),
    ...judgedOf(buildings, asked),
    missing: missingOf(covered),
    worst: worstOf(covered, told),
    below: below.map((branch) => ({
      ...branchFigures(branch),
      intensity: intensityFigure({ ...asked, region: branch.code }, branch.buildings, parts),
      carriers: shownSums(needs.knowledge, branch.buildings, { ...asked, region: branch.code }),
    })),
  };
}

/** A carrier in standard coal; null if it is not energy (water) or nothing was measured. */
function tceOf({ carrier, value }: CarrierSum, factors: ReadonlyMap<Carrier, number>): number | null {
  const factor = factors.get(carrier);
  return factor === undefined || value === null ? null : (value * factor) / 1000;
}

function judgedOf(buildings: readonly YearBuilding[], { year, known }: PlaceYear) {
  const quotas = buildings.map(({ quota }) => quota);
  const verdicts = (indicative: boolean) => verdictsOf(quotas.filter((one) => one.indicative === indicative));
  const over = overOf(buildings);
  const furthest = (list: typeof over) =>
    list.slice(0, told).map((one) => ({ ...one, figure: figureId({ kind: 'quota', year, ...known, building: one.building.code }) }));
  return {
    verified: verdicts(false),
    indicative: verdicts(true),
    over: furthest(over),
    overIndicative: furthest(overOf(buildings, true)),
    overCount: over.length,
    unverified: unverifiedOf(quotas).slice(0, told),
    unjudged: unjudgedOf(quotas),
  };
}

function branchFigures({ code, name, kind, buildings }: Branch) {
  const over = overOf(buildings).length;
  const judged = buildings.filter(({ quota }) => quota.verdict !== 'unknown').length;
  return { code, name, kind, buildings: buildings.length, floorAreaM2: areaOf(buildings), over, judged };
}

/** Daily use of a place, each day with the figure that opens it. */
export async function daysOf({ place, metering }: OverviewNeeds, scope: Scope, asked: DailyQuestion) {
  await place.get(asked.region);
  const told = await metering.dailyUse(scope, asked);
  const { region, carrier, known } = asked;
  const figureOf = (day: string) => figureId({ kind: 'city', region, carrier, year: Number(day.slice(0, 4)), day, ...known });
  return { ...told, days: told.days.map((one) => ({ ...one, figure: figureOf(one.day) })) };
}

/** Every building of a place with coordinates, in columns, with the values by which the map can be coloured. */
export async function mapOf(needs: OverviewNeeds, scope: Scope, asked: PlaceYear): Promise<MapPoints> {
  const buildings = await needs.benchmarking.yearOf(scope, asked, 1);
  const electric = buildings.flatMap(({ uses }) => uses.filter(({ carrier }) => carrier === 'electricity'));
  return pointsOf(buildings, alikeOf('electricity', electric, null)?.unit ?? 'kWh');
}
