import { usesByBuilding, yearDays } from '#supervision/benchmarking/facts.ts';
import type { AsOf } from '#kernel/as-of.ts';
import { carbonUnit } from '#kernel/carbon-unit.ts';
import { dimensionOf } from '#kernel/carrier.ts';
import { exact, type Exact } from '#kernel/exact-number.ts';
import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import { isCertain } from '#kernel/source-status.ts';
import type { EntryOf } from '#platform/knowledge/facts.ts';
import { type BuildingFacts, standingFrom } from '#registry/registry/facts.ts';
import { areaFloor, areaLacks } from './area-floor.ts';
import { above, buildingsIn, parentsOf, type Parents } from './buildings.ts';
import { allot, type Allotment, type Certificate, type Consumer } from './certificate.ts';
import { estimate, isLacking, lacksPeers, unknownOf, type Estimate, type Stock, type Unknown } from './estimate.ts';
import { createFactors, factorsKnown, type SeenFactor } from './factor.ts';
import { findingsOf } from './doubts.ts';
import { linesOf, type InventoryBuilding, type Line } from './line.ts';
import type { CarbonNeeds } from './needs.ts';
import { sumLines, type By, type Summed } from './rows.ts';
import type { Basis } from './vocabulary.ts';

/** The question of an inventory: for a place or for one building. */
export type InventoryQuestion = {
  readonly region?: string | undefined;
  readonly building?: string | undefined;
  readonly year: number;
  readonly basis: Basis;
  readonly by?: By | undefined;
  readonly estimate?: boolean | undefined;
  readonly known: AsOf;
};

/** All certificates known at a time, regardless of scope. */
export type CertificatesKnown = (known: AsOf) => Promise<readonly Certificate[]>;

type Coefficient = EntryOf<'coefficient'>;

export type Inventory = Summed & {
  readonly lines: readonly Line[];
  readonly buildings: readonly InventoryBuilding[];
  readonly generatedKwh: Exact | null;
  readonly estimated: Estimate | null;
  /** The estimates, line by line, in the carrier's own unit. */
  readonly estimatedUses: () => ReadonlyMap<Line, number>;
  readonly unknown: Unknown;
  readonly calorific: Coefficient | null;
  readonly indicative: boolean;
  readonly findings: readonly Finding[];
};

/**
 * The carbon dioxide of a place or a building in a calendar year, as known at a time.
 * @throws Problem `no-such-place`, `no-such-building`, `carbon-one-subject`, `location-only`, `estimate-region`
 */
export async function inventoryOf(
  needs: CarbonNeeds,
  certificates: CertificatesKnown,
  scope: Scope,
  asked: InventoryQuestion,
): Promise<Inventory> {
  refuse(asked);
  const { year, known, basis, by } = asked;
  const [facts, parents] = await Promise.all([factsOf(needs, scope, asked), parentsOf(needs)]);
  const region = asked.region ?? null;
  const buildings = buildingsIn(needs, facts, parents, { region, year, known });
  const which = region === null ? { buildings: facts.map(({ code }) => code) } : { region };
  const [uses, made, allotment] = await Promise.all([
    needs.metering.yearUse(scope, { which, ...yearDays(year), known }),
    needs.metering.generated(scope, { which, ...yearDays(year), known }),
    basis === 'market' ? allotmentOf(needs, certificates, { year, known }) : nothing,
  ]);
  const byBuilding = usesByBuilding(uses);
  const factors = createFactors(factorsKnown(seenFactors(needs), known), year);
  const lines = linesOf(buildings, {
    usesOf: (code) => byBuilding.get(code) ?? [],
    factorOf: ({ chain }, carrier) =>
      factors({ carrier, series: basis === 'market' && carrier === 'electricity' ? 'residual' : 'average', chain }),
    certificateOf: (code) => allotment.byBuilding.get(code) ?? null,
  });
  const calorific = needs.knowledge.find('coefficient', 'calorific-value/gas', { on: `${year}-12-31`, ...known });
  const summed = sumLines(lines, buildings, by, calorific);
  const lacking = lines.filter(isLacking);
  const lacks = areaLacks(lines, areaFloor(needs, { year, known }));
  const estimated =
    asked.estimate === true && region !== null
      ? estimate({ place: region, lines }, await stockAbove(needs, lines, { region, parents, year, known, calorific }), calorific)
      : null;
  const counted = estimated === null ? lines.filter(({ units }) => units !== null) : lines;
  return {
    ...summed,
    kgPerM2: lacks.length > 0 ? null : summed.kgPerM2,
    lines,
    buildings,
    generatedKwh: generatedIn(made, buildings),
    estimated: estimated?.estimate ?? null,
    estimatedUses: estimated?.usesOf ?? (() => new Map()),
    unknown: buildings.length === 0 ? noBuildings : (estimated?.unknown ?? unknownOf(lacking)),
    calorific,
    indicative: isIndicative(counted, calorific),
    findings:
      buildings.length === 0 ? [noneHere] : [...findingsOf({ lines, year, calorific, unused: unusedHere(allotment, buildings) }), ...lacks],
  };
}

const noBuildings: Unknown = { buildings: 0, floorAreaM2: null };

/** Either there are no buildings or none is registered: it is unknown which, so nothing is known of its carbon. */
const noneHere: Finding = { code: 'carbon-no-buildings', severity: 'warning', evidence: {} };

const nothing: Allotment = { byBuilding: new Map(), unused: [] };

function refuse({ region, building, basis, estimate: estimating }: InventoryQuestion): void {
  if ((region === undefined) === (building === undefined)) throw new Problem('bad-input', 'carbon-one-subject', {});
  if (estimating === true && basis === 'market') throw new Problem('bad-input', 'location-only', {});
  if (estimating === true && region === undefined) throw new Problem('bad-input', 'estimate-region', {});
}

async function factsOf(
  { registry, place }: CarbonNeeds,
  scope: Scope,
  { region, building, year, known }: InventoryQuestion,
): Promise<readonly BuildingFacts[]> {
  if (region !== undefined) {
    await place.get(region);
    return standingFrom(await registry.buildingFacts(scope, { region }, known), `${year}-01-01`);
  }
  const facts = await registry.buildingFacts(scope, { buildings: [building ?? ''] }, known);
  if (facts.length === 0) throw new Problem('not-found', 'no-such-building', { building });
  return facts;
}

/** Every version of every factor, with when it was first seen; the identical list as long as the knowledge is unchanged. */
export function seenFactors({ knowledge }: Pick<CarbonNeeds, 'knowledge'>): readonly SeenFactor[] {
  // the shape of a carbon factor is that of its kind; `versions` knows kinds only by name
  return knowledge.versions('carbon-factor') as unknown as readonly SeenFactor[];
}

/**
 * What certificates cover, building by building: an organisation's over all of its buildings, regardless of requester and question, so that
 * a building's figure is the same in each answer.
 */
async function allotmentOf(
  { registry, metering }: CarbonNeeds,
  certificates: CertificatesKnown,
  { year, known }: { readonly year: number; readonly known: AsOf },
): Promise<Allotment> {
  const all = (await certificates(known)).filter(({ from, to }) => from <= `${year}-12-31` && to >= `${year}-01-01`);
  if (all.length === 0) return nothing;
  const answering = await registry.answering(all.flatMap(({ building }) => building ?? []));
  const named = all.map((one) => ({
    ...one,
    building: one.building === null ? null : (answering.get(one.building)?.code ?? one.building),
  }));
  const owners = new Set(named.flatMap(({ building, organisation }) => (building === null && organisation !== null ? [organisation] : [])));
  const own = new Set(named.flatMap(({ building }) => building ?? []));
  const facts = await registry.buildingFacts(programScope, owners.size > 0 ? {} : { buildings: [...own] }, known);
  const concerned = facts.filter(({ code, fields }) => own.has(code) || owners.has(String(fields['organisation'])));
  const codes = concerned.map(({ code }) => code);
  const uses = await metering.yearUse(programScope, { which: { buildings: codes, carrier: 'electricity' }, ...yearDays(year), known });
  const used = new Map(uses.map(({ building, value }) => [building, value]));
  const consumers = concerned.map(({ code, fields }): Consumer => {
    const value = used.get(code) ?? null;
    const organisation = typeof fields['organisation'] === 'string' ? fields['organisation'] : null;
    return { building: code, organisation, units: value === null ? null : Math.round(value * 1e4) };
  });
  return allot(named, consumers, year);
}

function unusedHere({ unused }: Allotment, buildings: readonly InventoryBuilding[]): Allotment['unused'] {
  const codes = new Set(buildings.map(({ code }) => code));
  const owners = new Set(buildings.flatMap(({ organisation }) => organisation ?? []));
  return unused.filter((one) => (one.building === null ? owners.has(one.organisation ?? '') : codes.has(one.building)));
}

type HigherStock = {
  readonly region: string;
  readonly parents: Parents;
  readonly year: number;
  readonly known: AsOf;
  readonly calorific: Coefficient | null;
};

/** The buildings of the place above, if some use and carrier has too few peers here; the peers are the same for every requester. */
async function stockAbove(
  needs: CarbonNeeds,
  lines: readonly Line[],
  { region, parents, year, known, calorific }: HigherStock,
): Promise<Stock | null> {
  const [higher] = above(region, parents);
  if (higher === undefined || !lacksPeers(lines, calorific)) return null;
  const which = { region: higher };
  const [facts, uses] = await Promise.all([
    needs.registry.buildingFacts(programScope, which, known),
    needs.metering.yearUse(programScope, { which, ...yearDays(year), known }),
  ]);
  const byBuilding = usesByBuilding(uses);
  const buildings = buildingsIn(needs, standingFrom(facts, `${year}-01-01`), parents, { region: higher, year, known });
  const usesOf = (code: string) => byBuilding.get(code) ?? [];
  return { place: higher, lines: linesOf(buildings, { usesOf, factorOf: () => null, certificateOf: () => null }) };
}

function generatedIn(
  made: readonly { readonly building: string; readonly value: number | null }[],
  buildings: readonly InventoryBuilding[],
) {
  const codes = new Set(buildings.map(({ code }) => code));
  let [units, some] = [0, false];
  for (const { building, value } of made)
    if (value !== null && codes.has(building)) [units, some] = [units + Math.round(value * 1e4), true];
  return some ? exact(BigInt(units)).div(exact('10000')) : null;
}

/** Whether anything that counts is based on uncertain values, or on another year. */
function isIndicative(lines: readonly Line[], calorific: Coefficient | null): boolean {
  const choices = new Set(lines.flatMap(({ factor }) => factor ?? []));
  const byHeat = lines.some(restsOnHeat);
  return (
    choices.values().some(({ factor, earlier }) => earlier || !isCertain(factor.status)) ||
    (byHeat && calorific !== null && !isCertain(calorific.status))
  );
}

/** Whether the carbon of a line depends on the heat content of gas: its use is in energy and its factor per volume, or the reverse. */
function restsOnHeat({ carrier, unit, factor }: Line): boolean {
  const per = factor === null ? undefined : carbonUnit(factor.factor.unit)?.per;
  return carrier === 'gas' && per !== undefined && dimensionOf(per) !== dimensionOf(unit);
}
