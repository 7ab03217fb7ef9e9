import type { Carrier, Unit } from '#kernel/carrier.ts';
import { exact, exactOf, type Exact } from '#kernel/exact-number.ts';
import { addTo, emptyAmount, kgOf, useOf, type Amount, type Calorific } from './amount.ts';
import type { Choice } from './factor.ts';
import { carbonCarriers, partOf, type InventoryBuilding, type Line, type Part } from './line.ts';

export type By = 'building' | 'use' | 'district';

/** The use of one carrier by the buildings of one key, with one factor. */
export type Row = {
  readonly key: string | null;
  readonly carrier: Carrier;
  readonly factor: Choice | null;
  readonly use: { readonly value: Exact | null; readonly unit: Unit; readonly coverage: number };
  readonly certificatesKwh: Exact | null;
  readonly kg: Exact | null;
  readonly buildings: number;
};

export type Totals = Readonly<Record<Part | 'all', Exact | null>>;

export type Summed = {
  readonly rows: readonly Row[];
  readonly totals: Totals;
  /** Floor area of all buildings, m2; null if none is known. */
  readonly floorAreaM2: Exact | null;
  /** Carbon dioxide of the buildings with a floor area. */
  readonly kgOfArea: Exact | null;
  /** The same per area. */
  readonly kgPerM2: Exact | null;
};

type Gathered = {
  readonly key: string | null;
  readonly carrier: Carrier;
  readonly factor: Choice | null;
  readonly all: Amount;
  /** Of the buildings whose floor area is known. */
  readonly withArea: Amount;
  coverage: number;
  buildings: number;
};

export function keyOf({ code, use, district }: InventoryBuilding, by: By | undefined): string | null {
  if (by === undefined) return null;
  return by === 'building' ? code : by === 'use' ? use : district;
}

/**
 * Adds lines up: every sum is exact, so that buildings add up to districts and districts to their place. What was not measured is in no
 * sum; if a factor is missing for what was, neither the row nor a total that would contain it is shown.
 */
export function sumLines(
  lines: readonly Line[],
  buildings: readonly InventoryBuilding[],
  by: By | undefined,
  calorific: Calorific,
): Summed {
  const gathered = gather(lines, by);
  const rows = gathered.map((one): Row => {
    const use = useOf(one.all, one.carrier, calorific);
    return {
      key: one.key,
      carrier: one.carrier,
      factor: one.factor,
      use: { ...use, coverage: one.coverage / one.buildings / 1e6 },
      certificatesKwh: one.all.certificate,
      kg: one.factor === null ? null : kgOf(one.all, one.carrier, one.factor.factor, calorific),
      buildings: one.buildings,
    };
  });
  const ofArea = totalsOf(
    gathered.map((one) => ({ ...one, all: one.withArea })),
    calorific,
  ).all;
  const floorAreaM2 = areaOf(buildings);
  return {
    rows: rows.toSorted(inOrder),
    totals: totalsOf(gathered, calorific),
    floorAreaM2,
    kgOfArea: ofArea,
    kgPerM2: ofArea === null || floorAreaM2 === null || floorAreaM2.n === 0n ? null : ofArea.div(floorAreaM2),
  };
}

function gather(lines: readonly Line[], by: By | undefined): Gathered[] {
  const found = new Map<string | null, Gathered[]>();
  for (const line of lines) {
    const { building, carrier, factor, coverage } = line;
    const key = keyOf(building, by);
    const own = found.get(key) ?? [];
    if (own.length === 0) found.set(key, own);
    let one = own.find((row) => row.carrier === carrier && isSame(row.factor, factor));
    if (one === undefined) {
      one = { key, carrier, factor, all: emptyAmount(), withArea: emptyAmount(), coverage: 0, buildings: 0 };
      own.push(one);
    }
    addTo(one.all, line);
    if (building.areaM2 !== null) addTo(one.withArea, line);
    // coverage has six digits: whole millionths add up in any order
    one.coverage += Math.round(coverage * 1e6);
    one.buildings += 1;
  }
  return [...found.values()].flat();
}

const isSame = (a: Choice | null, b: Choice | null): boolean =>
  a === b || (a !== null && b !== null && a.factor.id === b.factor.id && a.factor.version === b.factor.version);

/** Floor areas as stated, exactly. */
export function areaOf(buildings: Iterable<{ readonly areaM2: number | null }>): Exact | null {
  let [sum, rest, some] = [0, exact('0'), false];
  for (const { areaM2 } of buildings) {
    if (areaM2 === null) continue;
    some = true;
    // whole square metres, which are by far the most common, add up without fractions
    if (Number.isSafeInteger(areaM2)) sum += areaM2;
    else rest = rest.add(exactOf(areaM2));
  }
  return some ? rest.add(exact(BigInt(sum))) : null;
}

function totalsOf(gathered: readonly Pick<Gathered, 'carrier' | 'factor' | 'all'>[], calorific: Calorific): Totals {
  const sums: Record<Part, Exact | null> = { direct: null, electricity: null, heat: null };
  const broken = new Set<Part>();
  for (const { carrier, factor, all } of byFactor(gathered)) {
    if (!all.some) continue;
    const part = partOf(carrier);
    const kg = factor === null ? null : kgOf(all, carrier, factor.factor, calorific);
    if (kg === null) broken.add(part);
    else sums[part] = sums[part] === null ? kg : sums[part].add(kg);
  }
  const told = (part: Part): Exact | null => (broken.has(part) ? null : sums[part]);
  const [direct, electricity, heat] = [told('direct'), told('electricity'), told('heat')];
  const some = [direct, electricity, heat].filter((one) => one !== null);
  const all = broken.size > 0 || some.length === 0 ? null : some.reduce((sum, one) => sum.add(one));
  return { direct, electricity, heat, all };
}

/** The rows of all keys merged by carrier and factor: only a few fractions to add instead of one per building. */
function byFactor(gathered: readonly Pick<Gathered, 'carrier' | 'factor' | 'all'>[]): Pick<Gathered, 'carrier' | 'factor' | 'all'>[] {
  const found: Pick<Gathered, 'carrier' | 'factor' | 'all'>[] = [];
  for (const { carrier, factor, all } of gathered) {
    let one = found.find((row) => row.carrier === carrier && isSame(row.factor, factor));
    if (one === undefined) found.push((one = { carrier, factor, all: emptyAmount() }));
    const into = one.all;
    into.own += all.own;
    into.kwh += all.kwh;
    into.some ||= all.some;
    into.someKwh ||= all.someKwh;
    into.someOwn ||= all.someOwn;
    if (all.certificate !== null) into.certificate = into.certificate === null ? all.certificate : into.certificate.add(all.certificate);
  }
  return found;
}

function inOrder(a: Row, b: Row): number {
  const place = ({ carrier }: Row): number => carbonCarriers.indexOf(carrier);
  const factor = ({ factor: one }: Row): string => one?.factor.id ?? '';
  const [first, second] = [a.key ?? '', b.key ?? ''];
  if (first !== second) return first < second ? -1 : 1;
  return place(a) - place(b) || (factor(a) < factor(b) ? -1 : 1);
}
