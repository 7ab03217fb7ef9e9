import type { Carrier } from '#kernel/carrier.ts';
import { exact, exactOf, type Exact } from '#kernel/exact-number.ts';
import type { Finding } from '#kernel/finding.ts';
import type { EnergyUnit, Expression } from '#platform/knowledge/facts.ts';
import { conversionOf, energyUnitText, type Conversion } from './energy.ts';
import type { BuildingThen } from './building-then.ts';
import type { Town } from './town.ts';

/** The energy carriers: water is not one. */
const energy: readonly Carrier[] = ['electricity', 'heat', 'cooling', 'gas', 'coal', 'oil', 'steam'];

/** A building's use of a carrier, as a term of a sum. */
export type UseTerm = {
  readonly building: BuildingThen;
  readonly carrier: Carrier;
  readonly value: number | null;
  readonly unit: string;
  readonly coverage: number;
  readonly conversion: Conversion | null;
  /** Which part of its use it is: an energy item, or what the building generated itself; the whole if omitted. */
  readonly of?: { readonly item: string } | 'made';
};

export type UseSum = {
  readonly value: Exact | null;
  readonly unit: string;
  readonly coverage: number;
  readonly indicative: boolean;
  readonly terms: readonly UseTerm[];
  readonly findings: readonly Finding[];
  /** Carriers that are owed and not measured anywhere, or for which it is unknown whether they are used. */
  readonly uncovered: readonly Finding[];
};

/**
 * The use of a place: a building is included with what it owes (electricity, and its heating carrier) and what it has meters for. What is
 * not measured is in no sum; the coverage of a carrier is the mean over its buildings, that of several carriers the lowest.
 */
export function useOf(town: Town, asked: Extract<Expression, { of: 'use' }>): UseSum {
  const held = sums.get(town) ?? new Map<string, UseSum>();
  sums.set(town, held);
  const key = JSON.stringify(asked);
  const before = held.get(key);
  if (before !== undefined) return before;
  const among =
    asked.uses === null ? town.buildings : town.buildings.filter(({ use }) => use !== null && asked.uses?.includes(use) === true);
  const terms = asked.items === null ? owedTerms(town, among, asked) : itemTerms(town, among, asked);
  const sum = sumOf(terms, asked.in);
  const uncovered = asked.items === null ? uncoveredIn(terms, asked.carriers ?? energy) : [];
  const found = { ...sum, uncovered, findings: terms.length === 0 ? [noneOf(asked)] : sum.findings };
  held.set(key, found);
  return found;
}

/** By question: several indicators of a town are based on the same use. */
const sums = new WeakMap<Town, Map<string, UseSum>>();

/** What the buildings of a place generated themselves. */
export function generatedOf(town: Town, into: EnergyUnit): UseSum {
  const named = new Map(town.buildings.map((one) => [one.code, one]));
  const terms = town.generated.map((use) => ({
    ...termOf(town, named.get(use.building) ?? bare(use.building), use, into),
    of: 'made' as const,
  }));
  return { ...sumOf(terms, into), ...(terms.length === 0 && { findings: [noneGenerated] }) };
}

const noneGenerated: Finding = { code: 'indicator-generated-none', severity: 'warning', evidence: {} };

/** Such use is neither owed nor measured: it is unknown whether there is none or none is registered. */
function noneOf({ carriers, items }: Extract<Expression, { of: 'use' }>): Finding {
  const [carrier, ...others] = carriers ?? energy;
  if (items !== null) return { code: 'indicator-items-none', severity: 'warning', evidence: { items: items.join(', ') } };
  return others.length === 0
    ? { code: 'indicator-carrier-none', severity: 'warning', evidence: { carrier } }
    : { code: 'indicator-use-none', severity: 'warning', evidence: {} };
}

/**
 * What a sum of carriers lacks entirely: a carrier that is owed and that no building measured; and, if only electricity is measured, the
 * heating carriers of buildings that do not state them.
 */
function uncoveredIn(terms: readonly UseTerm[], asked: readonly Carrier[]): Finding[] {
  const byCarrier = Map.groupBy(terms, ({ carrier }) => carrier);
  const found: Finding[] = [...byCarrier].flatMap(([carrier, own]) =>
    own.some(({ value }) => value !== null)
      ? []
      : [{ code: 'indicator-carrier-uncovered', severity: 'warning', evidence: { carrier, buildings: own.length } }],
  );
  if (asked.length === 1 || byCarrier.size > 1) return found;
  const unsaid = new Set(terms.flatMap(({ building: { code, known } }) => (known.get('heating') === undefined ? [code] : [])));
  if (unsaid.size > 0) found.push({ code: 'indicator-heating-unknown', severity: 'warning', evidence: { buildings: unsaid.size } });
  return found;
}

const bare = (code: string): BuildingThen => ({
  code,
  name: code,
  zone: 'Asia/Shanghai',
  use: null,
  floorArea: null,
  roofArea: null,
  known: new Map(),
});

type Use = Town['uses'][number];

function owedTerms(town: Town, among: readonly BuildingThen[], asked: Extract<Expression, { of: 'use' }>): UseTerm[] {
  const byBuilding = usesIn(town);
  const wanted = asked.carriers ?? energy;
  return among.flatMap((building) => {
    const own = byBuilding.get(building.code)?.filter(({ meters }) => meters > 0) ?? [];
    const owed = new Set<Carrier>(['electricity', ...heatingOf(town, building), ...own.map(({ carrier }) => carrier)]);
    return wanted
      .filter((carrier) => owed.has(carrier))
      .map((carrier) => {
        const use = own.find((one) => one.carrier === carrier);
        return use === undefined ? unmeasured(building, carrier) : termOf(town, building, use, asked.in);
      });
  });
}

const grouped = new WeakMap<Town, ReadonlyMap<string, Use[]>>();

function usesIn(town: Town): ReadonlyMap<string, Use[]> {
  const found = grouped.get(town) ?? Map.groupBy(town.uses, ({ building }) => building);
  grouped.set(town, found);
  return found;
}

function itemTerms(town: Town, among: readonly BuildingThen[], asked: Extract<Expression, { of: 'use' }>): UseTerm[] {
  const named = new Map(among.map((one) => [one.code, one]));
  return (asked.items ?? []).flatMap((item) =>
    (town.items.get(item) ?? []).flatMap((use) => {
      const building = named.get(use.building);
      const counts = building !== undefined && use.meters > 0 && (asked.carriers ?? energy).includes(use.carrier);
      return counts ? [{ ...termOf(town, building, use, asked.in), of: { item } }] : [];
    }),
  );
}

/** The heating carrier of a building, if stated. */
function heatingOf({ heatings }: Town, { known }: BuildingThen): Carrier[] {
  const said = known.get('heating');
  if (typeof said !== 'string' || said === '') return [];
  const word = said.trim().toLowerCase();
  const found = heatings.find(({ id, values, names }) => id === `heating/${word}` || [...values, names.zh, names.en].includes(word));
  return found === undefined || found.carrier === null ? [] : [found.carrier as Carrier];
}

const unmeasured = (building: BuildingThen, carrier: Carrier): UseTerm => ({
  building,
  carrier,
  value: null,
  unit: '',
  coverage: 0,
  conversion: null,
});

function termOf(town: Town, building: BuildingThen, { carrier, unit, value, coverage }: Use, into: EnergyUnit): UseTerm {
  return { building, carrier, value, unit, coverage, conversion: conversionIn(town, carrier, unit, into) };
}

const conversions = new WeakMap<Town, Map<string, Conversion | null>>();

/** Cached: the same for all buildings of a town. */
function conversionIn(town: Town, carrier: Carrier, unit: Use['unit'], into: EnergyUnit): Conversion | null {
  const held = conversions.get(town) ?? new Map<string, Conversion | null>();
  conversions.set(town, held);
  const key = `${carrier} ${unit} ${into}`;
  const before = held.get(key);
  if (before !== undefined) return before;
  const found = conversionOf(carrier, unit, into, town.find);
  held.set(key, found);
  return found;
}

/** The known uses, each carrier and unit converted to the unit of the sum; null if there are none. */
function convertedSum(terms: readonly UseTerm[]): Exact | null {
  const known = terms.filter(({ value, conversion }) => value !== null && conversion !== null);
  const groups = Map.groupBy(known, ({ conversion }) => conversion as Conversion);
  const each = [...groups].map(([{ factor }, own]) => sumOfValues(own.map(({ value }) => value as number)).mul(factor));
  return each.length === 0 ? null : addAll(each);
}

function sumOf(terms: readonly UseTerm[], into: EnergyUnit): UseSum {
  const unknown = terms.find(({ value, conversion }) => value !== null && conversion === null);
  const known = convertedSum(terms);
  const carriers = Map.groupBy(terms, ({ carrier }) => carrier);
  const coverages = [...carriers.values()].map((own) => own.reduce((sum, { coverage }) => sum + coverage, 0) / own.length);
  const units = new Set(terms.flatMap(({ unit }) => (unit === '' ? [] : [unit])));
  const mixed = into === 'own' && units.size > 1;
  return {
    value: unknown !== undefined || mixed ? null : known,
    unit: energyUnitText(into, [...units][0] ?? ''),
    coverage: coverages.length === 0 ? 0 : Math.min(1, ...coverages),
    indicative: terms.some(({ conversion }) => conversion?.indicative === true),
    terms,
    uncovered: [],
    findings: [
      ...[...carriers].flatMap(([carrier, own]) => missingIn(carrier, own)),
      ...(unknown === undefined ? [] : [coefficientMissing(unknown, into)]),
      ...(mixed ? [{ code: 'indicator-units-mixed', severity: 'warning' as const, evidence: { units: [...units].join(', ') } }] : []),
    ],
  };
}

function missingIn(carrier: Carrier, own: readonly UseTerm[]): Finding[] {
  const without = own.filter(({ value }) => value === null).length;
  return without === 0
    ? []
    : [{ code: 'indicator-use-missing', severity: 'warning', evidence: { carrier, buildings: without, of: own.length } }];
}

const coefficientMissing = ({ carrier, unit }: UseTerm, into: EnergyUnit): Finding => ({
  code: 'indicator-coefficient-missing',
  severity: 'warning',
  evidence: { carrier, unit, into: energyUnitText(into, unit) },
});

/** An exact sum. */
export function addAll(values: readonly Exact[]): Exact {
  return values.reduce((sum, value) => sum.add(value), exact(0n));
}

/** Up to this size, decimals determine a number uniquely. */
const surelyWhole = 1e15;

/** The exact sum of numbers as written; those of four decimals, such as uses and areas, in whole steps of 0.0001. */
export function sumOfValues(values: readonly number[]): Exact {
  let [steps, rest] = [0n, exact(0n)];
  for (const value of values) {
    const scaled = Math.round(value * 10_000);
    if (Math.abs(scaled) < surelyWhole && scaled / 10_000 === value) steps += BigInt(scaled);
    else rest = rest.add(exactOf(value));
  }
  return exact(steps).div(exact(10_000n)).add(rest);
}
