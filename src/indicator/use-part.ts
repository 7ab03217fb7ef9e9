import type { Carrier } from '#kernel/carrier.ts';
import { exact, exactOf, type Exact } from '#kernel/exact-number.ts';
import type { Finding } from '#kernel/finding.ts';
import type { EnergyUnit, Expression } from '#knowledge/facts.ts';
import { conversionOf, energyUnitText, type Conversion } from './energy.ts';
import type { BuildingThen, Town } from './town.ts';

/** The energy carriers: water is none. */
const energy: readonly Carrier[] = ['electricity', 'heat', 'cooling', 'gas', 'coal', 'oil', 'steam'];

/** What a building used of a carrier, as it enters a sum. */
export type UseTerm = {
  readonly building: BuildingThen;
  readonly carrier: Carrier;
  readonly value: number | null;
  readonly unit: string;
  readonly coverage: number;
  readonly converted: Exact | null;
  readonly conversion: Conversion | null;
};

export type UseSum = {
  readonly value: Exact | null;
  readonly unit: string;
  readonly coverage: number;
  readonly indicative: boolean;
  readonly terms: readonly UseTerm[];
  readonly findings: readonly Finding[];
};

/**
 * The use of a place: a building enters with what it owes (electricity, and what its heating takes) and what it has meters of. What is not
 * measured enters no sum; the coverage of a carrier is the mean of its buildings', of several carriers the least.
 */
export function useOf(town: Town, asked: Extract<Expression, { of: 'use' }>): UseSum {
  const among =
    asked.uses === null ? town.buildings : town.buildings.filter(({ use }) => use !== null && asked.uses?.includes(use) === true);
  const terms = asked.items === null ? owedTerms(town, among, asked) : itemTerms(town, among, asked);
  return sumOf(terms, asked.in);
}

/** What the buildings of a place made themselves. */
export function generatedOf(town: Town, into: EnergyUnit): UseSum {
  const named = new Map(town.buildings.map((one) => [one.code, one]));
  const terms = town.generated.map((use) => termOf(town, named.get(use.building) ?? bare(use.building), use, into));
  return sumOf(terms, into);
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
  const byBuilding = Map.groupBy(town.uses, ({ building }) => building);
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

function itemTerms(town: Town, among: readonly BuildingThen[], asked: Extract<Expression, { of: 'use' }>): UseTerm[] {
  const named = new Map(among.map((one) => [one.code, one]));
  return (asked.items ?? []).flatMap((item) =>
    (town.items.get(item) ?? []).flatMap((use) => {
      const building = named.get(use.building);
      const counts = building !== undefined && use.meters > 0 && (asked.carriers ?? energy).includes(use.carrier);
      return counts ? [termOf(town, building, use, asked.in)] : [];
    }),
  );
}

/** The carrier that a building's heating takes, where it says one. */
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
  converted: null,
  conversion: null,
});

function termOf(town: Town, building: BuildingThen, { carrier, unit, value, coverage }: Use, into: EnergyUnit): UseTerm {
  const conversion = conversionOf(carrier, unit, into, town.find);
  const converted = value === null || conversion === null ? null : exactOf(value).mul(conversion.factor);
  return { building, carrier, value, unit, coverage, converted, conversion };
}

function sumOf(terms: readonly UseTerm[], into: EnergyUnit): UseSum {
  const unknown = terms.find(({ value, conversion }) => value !== null && conversion === null);
  const known = terms.flatMap(({ converted }) => converted ?? []);
  const carriers = Map.groupBy(terms, ({ carrier }) => carrier);
  const coverages = [...carriers.values()].map((own) => own.reduce((sum, { coverage }) => sum + coverage, 0) / own.length);
  const units = new Set(terms.flatMap(({ unit }) => (unit === '' ? [] : [unit])));
  const mixed = into === 'own' && units.size > 1;
  return {
    value: unknown !== undefined || mixed || known.length === 0 ? null : addAll(known),
    unit: energyUnitText(into, [...units][0] ?? ''),
    coverage: coverages.length === 0 ? 0 : Math.min(1, ...coverages),
    indicative: terms.some(({ conversion }) => conversion?.indicative === true),
    terms,
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

/** A sum by halves, so that the numbers that are added stay small. */
export function addAll(values: readonly Exact[]): Exact {
  return values.reduce((sum, value) => sum.add(value), exact(0n));
}
