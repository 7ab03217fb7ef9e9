import { figureId } from '#kernel/figure.ts';
import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Tile, TileAnswer } from '#kernel/tile.ts';
import type { HowCompared } from '#supervision/benchmarking/public/assess.ts';
import { coefficientsFor, dayOfJudgement } from '#supervision/benchmarking/public/known-rules.ts';
import type { PlaceYear, YearBuilding } from '#supervision/benchmarking/public/year-buildings.ts';
import { gapsOf } from '#supervision/stock/facts.ts';
import { verdictsOf, type CarrierSum } from './city.ts';
import type { OverviewNeeds } from '../needs.ts';
import { heatingDegrees } from './heating-degrees.ts';
import { placeIntensity, totalEnergy, type MeasuredPart } from './key-figures.ts';

/** A key figure with its name, as shown. */
export type NamedTile = TileAnswer & { readonly name: string };

/** How a place's energy is calculated: all of it, in standard coal. */
export function howTotal({ knowledge }: Pick<OverviewNeeds, 'knowledge'>, { year, known }: Pick<PlaceYear, 'year' | 'known'>): HowCompared {
  const heatings = knowledge.inForce('heating', { on: dayOfJudgement(year), ...known });
  return { measure: 'total', alike: null, heatings, coefficients: coefficientsFor(knowledge, year, known) };
}

/** The key figures that other slices have registered, in order: a slow one delays only these. */
export function otherTiles({ tiles }: Pick<OverviewNeeds, 'tiles'>, scope: Scope, asked: PlaceYear): Promise<NamedTile[]> {
  return Promise.all(tiles().map((tile) => answerOf(tile, scope, asked)));
}

/** The key figures from a place's own energy. */
export async function tilesOf(
  needs: OverviewNeeds,
  scope: Scope,
  asked: PlaceYear,
  place: {
    readonly buildings: readonly YearBuilding[];
    readonly sums: readonly CarrierSum[];
    readonly parts: ReadonlyMap<YearBuilding, MeasuredPart>;
  },
): Promise<NamedTile[]> {
  return [
    energyTile(needs, asked, place.sums),
    await intensityTile(needs, scope, asked, place),
    overTile(asked, place.buildings),
    gapsTile(asked, place.buildings),
  ];
}

/**
 * A failed key figure is reported as failed, and the others are kept; but not if the requester has disconnected, or made an invalid
 * request.
 */
async function answerOf({ name, ask }: Tile, scope: Scope, { region, year, known }: PlaceYear): Promise<NamedTile> {
  try {
    return { name, ...(await ask(scope, { region, year, known })) };
  } catch (error) {
    if (error instanceof Problem || scope.leaves?.aborted === true) throw error;
    const finding: Finding = { code: 'tile-failed', severity: 'error', evidence: { tile: name } };
    return { name, value: null, unit: null, href: '/', findings: [finding] };
  }
}

/** The stock list of a place, with its filters in the URL. */
function listAt({ region, year }: PlaceYear, filters: Readonly<Record<string, string>>): string {
  return `/ranking?${new URLSearchParams({ region, year: String(year), ...filters })}`;
}

function energyTile(needs: OverviewNeeds, asked: PlaceYear, sums: readonly CarrierSum[]): NamedTile {
  const { tce, change, coverage, without } = totalEnergy(sums, howTotal(needs, asked).coefficients);
  return {
    name: 'energy',
    value: tce,
    unit: 'tce',
    change,
    coverage,
    ...(tce !== null && { figure: figureId({ kind: 'city-total', region: asked.region, year: asked.year, ...asked.known }) }),
    href: listAt(asked, { carrier: 'total', sort: 'value', order: 'desc' }),
    findings: without.map((carrier) => ({ code: 'tile-without', severity: 'warning', evidence: { carrier } })),
  };
}

async function intensityTile(
  needs: OverviewNeeds,
  scope: Scope,
  asked: PlaceYear,
  { buildings, parts }: { readonly buildings: readonly YearBuilding[]; readonly parts: ReadonlyMap<YearBuilding, MeasuredPart> },
): Promise<NamedTile> {
  const degrees = await heatingDegrees(needs, scope, asked, buildings);
  const { kgcePerM2, change, changeAtWeather } = placeIntensity(parts.values(), degrees);
  return {
    name: 'intensity',
    value: kgcePerM2,
    unit: 'kgce/m2',
    change,
    beside: [{ name: 'weather', value: changeAtWeather, unit: '1' }],
    ...(kgcePerM2 !== null && { figure: figureId({ kind: 'city-intensity', region: asked.region, year: asked.year, ...asked.known }) }),
    href: listAt(asked, { carrier: 'total', sort: 'intensity', order: 'desc' }),
  };
}

/** Formal verdicts are based entirely on verified limits; the indicative ones (参考) are shown next to them and lead to their own list. */
function overTile(asked: PlaceYear, buildings: readonly YearBuilding[]): NamedTile {
  const over = (indicative: boolean): number =>
    verdictsOf(buildings.map(({ quota }) => quota).filter((quota) => quota.indicative === indicative)).over;
  const at = (basis: string): string => listAt(asked, { verdict: 'over', basis, sort: 'excess', order: 'desc' });
  return {
    name: 'over',
    value: over(false),
    unit: 'building',
    beside: [{ name: 'indicative', value: over(true), unit: 'building', href: at('indicative') }],
    href: at('formal'),
  };
}

function gapsTile(asked: PlaceYear, buildings: readonly YearBuilding[]): NamedTile {
  const missing = buildings.filter(({ building, uses }) => gapsOf(building, uses).length > 0).length;
  return { name: 'gaps', value: missing, unit: 'building', href: listAt(asked, { gap: 'any', sort: 'coverage', order: 'asc' }) };
}
