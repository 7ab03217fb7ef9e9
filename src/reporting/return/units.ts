import type { Fields } from '#casework/cases/facts.ts';
import type { AsOf } from '#kernel/as-of.ts';
import type { Finding } from '#kernel/finding.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import type { BuildingThen } from '#reporting/indicator/facts.ts';
import type { Form, Scalar } from '#platform/knowledge/facts.ts';
import type { ReturnNeeds } from './needs.ts';
import type { Period } from './period.ts';

/** Facts of every unit of any kind; a building also has everything that the registry knows of it. */
export const unitFacts: readonly string[] = ['code', 'name', 'region', 'province', 'city', 'kind', 'parent', 'floorArea', 'buildings'];

/** A unit of a form on the last day of a period. */
export type Unit = {
  readonly code: string;
  readonly name: string;
  /** The place that contains it; for a place, itself. */
  readonly region: string;
  /** The codes of its buildings. */
  readonly buildings: readonly string[];
  /** Floor area of those for which it is known; null if it is known for none. */
  readonly areaM2: number | null;
  readonly known: ReadonlyMap<string, Scalar>;
};

type UnitNeeds = Pick<ReturnNeeds, 'indicators' | 'place' | 'policy'>;

export type UnitQuestion = {
  readonly form: Pick<Form, 'unit' | 'who'>;
  readonly period: Pick<Period, 'from' | 'last'>;
  readonly known: AsOf;
  /** A place and everything in it. */
  readonly region?: string | undefined;
  /** Only these, whether or not they owe one. */
  readonly codes?: readonly string[] | undefined;
};

/** Every unit of a form that a scope sees, whether or not it owes a return. */
export function unitsSeen(needs: UnitNeeds, scope: Scope, asked: UnitQuestion): Promise<Unit[]> {
  return { building: buildings, organisation: organisations, region: places }[asked.form.unit](needs, scope, asked);
}

/** The units that owe a return, with findings on those for which that is unknown. */
export async function unitsOwing(needs: UnitNeeds, scope: Scope, asked: UnitQuestion): Promise<{ units: Unit[]; findings: Finding[] }> {
  const { who } = asked.form;
  const all = await unitsSeen(needs, scope, asked);
  if (who === undefined) return { units: all, findings: [] };
  const weighed = all.map((unit) => ({ unit, ...needs.policy.weigh(who, unit.known, asked.known.recorded) }));
  const open = weighed.filter(({ truth }) => truth === null);
  const fields = [...new Set(open.flatMap((one) => one.needs))].toSorted().join(', ');
  return {
    units: weighed.filter(({ truth }) => truth === true).map(({ unit }) => unit),
    findings:
      open.length === 0
        ? []
        : [{ code: 'return-who-open', severity: 'warning', evidence: { count: open.length, of: all.length, needs: fields } }],
  };
}

/** From the digits of a region (GB/T 2260): its province and its city. */
const around = (region: string): [string, Scalar][] =>
  /^\d{6}$/u.test(region)
    ? [
        ['province', `${region.slice(0, 2)}0000`],
        ['city', `${region.slice(0, 4)}00`],
      ]
    : [];

const areaOf = (own: readonly BuildingThen[]): number | null => {
  const known = own.flatMap(({ floorArea }) => floorArea ?? []);
  return known.length === 0 ? null : known.reduce((sum, one) => sum + one, 0);
};

async function buildings({ indicators }: UnitNeeds, scope: Scope, { period, known, region, codes }: UnitQuestion): Promise<Unit[]> {
  const which = { ...(region !== undefined && { region }), ...(codes !== undefined && { buildings: codes }) };
  return (await indicators.buildingsOn(scope, which, period, known)).map((one) => {
    const lies = String(one.known.get('region') ?? '');
    const facts = new Map<string, Scalar>([...one.known, ['code', one.code], ['buildings', 1], ...around(lies)]);
    return { code: one.code, name: one.name, region: lies, buildings: [one.code], areaM2: one.floorArea, known: facts };
  });
}

type Bare = { readonly code: string; readonly name: string; readonly region: string; readonly facts: readonly [string, Scalar | null][] };

function unitOf({ code, name, region, facts }: Bare, own: readonly BuildingThen[]): Unit {
  const areaM2 = areaOf(own);
  const said = facts.filter((fact): fact is [string, Scalar] => fact[1] !== null);
  const counted: [string, Scalar][] = [
    ['buildings', own.length],
    ...(areaM2 === null ? [] : ([['floorArea', areaM2]] as [string, Scalar][])),
  ];
  const known = new Map<string, Scalar>([['code', code], ['name', name], ['region', region], ...said, ...around(region), ...counted]);
  return { code, name, region, buildings: own.map((one) => one.code), areaM2, known };
}

/** An organisation's buildings are all that name it, wherever they are. */
async function organisations(
  { indicators, place }: UnitNeeds,
  scope: Scope,
  { period, known, region, codes }: UnitQuestion,
): Promise<Unit[]> {
  const within = region === undefined ? null : new Set(await place.regionsWithin(region));
  const all = await place.organisations(scope, { codes, limit: 1_000_000 });
  const meant = all.filter((one) => within === null || (one.region !== null && within.has(one.region)));
  if (meant.length === 0) return [];
  const owned = Map.groupBy(await indicators.buildingsOn(programScope, {}, period, known), (one) =>
    String(one.known.get('organisation') ?? ''),
  );
  return meant.map(({ code, name, region: lies, kind, parent }) =>
    unitOf(
      {
        code,
        name,
        region: lies ?? '',
        facts: [
          ['kind', kind],
          ['parent', parent],
        ],
      },
      owned.get(code) ?? [],
    ),
  );
}

async function places({ indicators, place }: UnitNeeds, scope: Scope, { period, known, region, codes }: UnitQuestion): Promise<Unit[]> {
  const [all, sights] = [await place.places(null), await place.sights(scope)];
  const within = region === undefined ? null : new Set(await place.regionsWithin(region));
  const seen = (code: string): boolean => sights.all || sights.places?.has(code) === true;
  const meant = all.filter(({ code }) => seen(code) && within?.has(code) !== false && codes?.includes(code) !== false);
  if (meant.length === 0) return [];
  const parents = new Map(all.map(({ code, parent }) => [code, parent]));
  const wanted = new Set(meant.map(({ code }) => code));
  const held = new Map<string, BuildingThen[]>();
  for (const one of await indicators.buildingsOn(programScope, region === undefined ? {} : { region }, period, known))
    for (let at: string | null = String(one.known.get('region') ?? ''); at !== null && at !== ''; at = parents.get(at) ?? null)
      if (wanted.has(at)) held.set(at, [...(held.get(at) ?? []), one]);
  return meant.map(({ code, name, kind, parent }) =>
    unitOf(
      {
        code,
        name,
        region: code,
        facts: [
          ['kind', kind],
          ['parent', parent],
        ],
      },
      held.get(code) ?? [],
    ),
  );
}

/** Values that checks may refer to in addition to the fields of a return. @param previous the values of a year before */
export function aroundOf(unit: Pick<Unit, 'known'> | undefined, previous: Fields): Fields {
  const said = Object.entries(previous).map(([name, value]) => [`previous.${name}`, value] as const);
  return Object.fromEntries([...said, ...[...(unit?.known ?? [])].map(([name, value]) => [`registry.${name}`, value] as const)]);
}
