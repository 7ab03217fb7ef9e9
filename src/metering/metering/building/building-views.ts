import { carriers, type Carrier, type Unit } from '#kernel/carrier.ts';
import { dayNumber } from '#kernel/day.ts';
import { figureId } from '#kernel/figure.ts';
import type { Finding } from '#kernel/finding.ts';
import { asOf, type AsOf } from '#kernel/as-of.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Zone } from '#kernel/zone.ts';
import { zoneOf } from '#metering/readings/facts.ts';
import type { MeterFacts } from '#registry/registry/facts.ts';
import { buildingOf, instantOf, lastDay } from '../sums/query.ts';
import { createAtoms, type StepAtoms } from '../sums/atoms.ts';
import { combine, combineAll, type CombinedStep, type Part } from '../sums/combine.ts';
import { hoursByDay, spanOf, type DayOfHours, type Span } from '../spans/hours.ts';
import { itemsOf, itemsWithout, type MeasuredItem } from '../sums/items.ts';
import type { MeteringNeeds } from '../sums/needs.ts';
import { negative } from '../sums/negative.ts';
import { ofItem, weightsOf } from '../sums/parts.ts';
import { doubtsOfRest, restOf, type Rest } from './rest.ts';
import { buildingSum, partsOver, sumOf } from '../sums/sums.ts';
import { type Summed } from '../sums/group.ts';
import { changeOf, firstKnown, type YearOfUse } from '../public/years.ts';

type BuildingQuestion = { readonly building: string; readonly knownAt?: string | undefined };

export type HoursQuestion = BuildingQuestion & {
  readonly carrier: Carrier;
  readonly item?: string | undefined;
  readonly from: string;
  readonly to: string;
};

export type Hours = {
  readonly building: string;
  readonly unit: Unit;
  readonly days: readonly DayOfHours[];
  readonly span: Span | null;
  readonly total: Figured;
  readonly findings: readonly Finding[];
};

/** A sum over the whole requested time, with the id that opens it. */
export type Figured = CombinedStep & { readonly figure: string };

/** The use of a building by clock hour and local day. Throws `no-such-building`, `empty-range`, `too-many-steps`. */
export async function hoursOf(needs: MeteringNeeds, scope: Scope, asked: HoursQuestion): Promise<Hours> {
  const known = asOf(needs.readings.now(), asked.knownAt);
  const { carrier, item } = asked;
  const { building, zone, sum } = await buildingSum(needs, scope, asked, known, (own) => lastDay(instantOf(asked.to, own), own));
  const atoms = createAtoms(zone, instantOf(asked.from, zone), instantOf(asked.to, zone), 'hour');
  const [from, to] = [atoms.edges[0] as number, atoms.edges.at(-1) as number];
  const [parts = []] = await partsOver(needs.readings, scope, [sum], atoms, known);
  const days = hoursByDay(parts, atoms, zone);
  const figure = figureId({ kind: 'use', building, carrier, ...(item && { item }), from, to, ...known });
  const total = { ...combineAll(parts, atoms), figure };
  return { building, unit: sum.conversion.unit, days, span: spanOf(days), total, findings: sum.findings };
}

export type YearsQuestion = BuildingQuestion & { readonly until: number; readonly count: number };

/** A carrier, or an item of it, over the years. */
export type RowOfYears = {
  readonly carrier: Carrier;
  readonly item: string | null;
  readonly years: readonly (YearOfUse & { readonly unit: Unit; readonly figure: string })[];
};

export type Years = { readonly building: string; readonly years: readonly number[]; readonly rows: readonly RowOfYears[] };

/** The use of a building by carrier and item, by calendar year and month, at most `count` years up to `until`. */
export async function yearsOf(needs: MeteringNeeds, scope: Scope, asked: YearsQuestion): Promise<Years> {
  const known = asOf(needs.readings.now(), asked.knownAt);
  const place = await placeOf(needs, scope, asked.building, known);
  const years = Array.from({ length: asked.count }, (_, at) => asked.until - asked.count + 1 + at);
  const edge = (year: number) => place.zone.dayStart(dayNumber(year, 1, 1));
  const atoms = createAtoms(place.zone, edge(years[0] as number), edge(asked.until + 1), 'month');
  // one conversion for each year, by the coefficient in force at its end
  const lines = place.lines.map((line) => ({ ...line, sums: years.map((year) => sumOfLine(needs, place, line, known, `${year}-12-31`)) }));
  const parts = await partsOver(
    needs.readings,
    scope,
    lines.flatMap(({ sums }) => sums),
    atoms,
    known,
  );
  const rows = lines.map(({ carrier, item, sums }, line): RowOfYears => {
    const told: (YearOfUse & { unit: Unit; figure: string })[] = [];
    for (const [at, year] of years.entries()) {
      const { months, total } = yearIn(parts[line * years.length + at] as Part[], atoms, at);
      const [from, to] = [edge(year), edge(year + 1)];
      const figure = figureId({ kind: 'use', building: place.code, carrier, ...(item && { item }), from, to, ...known });
      told.push({ year, total, change: changeOf(total, told.at(-1)?.total), months, unit: (sums[at] as Summed).conversion.unit, figure });
    }
    return { carrier, item, years: told };
  });
  const first = firstKnown(
    rows.map((row) => row.years),
    years.length,
  );
  return { building: place.code, years: years.slice(first), rows: rows.map((row) => ({ ...row, years: row.years.slice(first) })) };
}

/** The months of the nth year, and the year as a whole. */
function yearIn(parts: readonly Part[], atoms: StepAtoms, at: number): { months: CombinedStep[]; total: CombinedStep } {
  const first = atoms.first.subarray(at * 12, at * 12 + 13);
  const [total] = combine(parts, atoms, Uint32Array.from([first[0] as number, first[12] as number]));
  return { months: combine(parts, atoms, first), total: total as CombinedStep };
}

export type FlowQuestion = { readonly building: string; readonly from: string; readonly to: string; readonly known: AsOf };

/** One node of a flow: a carrier (`item` null) or an item of it. */
export type FlowNode = {
  readonly item: string | null;
  /** The item above; null: the carrier. */
  readonly parent: string | null;
  readonly use: Figured;
  /** What its measured items leave over; null if it has none. */
  readonly rest: (Figured & Pick<Rest, 'apart'>) | null;
};

export type FlowOfCarrier = {
  readonly carrier: Carrier;
  readonly unit: Unit;
  /** The carrier first, then its items in the order of their codes. */
  readonly nodes: readonly FlowNode[];
  /** Items right below the carrier that are not measured here. */
  readonly unmeasured: readonly string[];
  readonly findings: readonly Finding[];
};

export type Flow = { readonly building: string; readonly carriers: readonly FlowOfCarrier[] };

/** The energy of a building from supply to item over local days: the use of each carrier and item, and what is left without an item. */
export async function flowOf(needs: MeteringNeeds, scope: Scope, asked: FlowQuestion): Promise<Flow> {
  const { known } = asked;
  const place = await placeOf(needs, scope, asked.building, known);
  const atoms = createAtoms(place.zone, instantOf(asked.from, place.zone), instantOf(asked.to, place.zone), 'year');
  const on = lastDay(atoms.edges.at(-1) as number, place.zone);
  const sums = place.lines.map((line) => sumOfLine(needs, place, line, known, on));
  const parts = await partsOver(needs.readings, scope, sums, atoms, known);
  const lines = place.lines.map((line, at) => ({ ...line, sum: sums[at] as Summed, parts: parts[at] as Part[] }));
  const carriersHere = [...Map.groupBy(lines, ({ carrier }) => carrier)];
  return { building: place.code, carriers: carriersHere.map(([carrier, of]) => flowOfCarrier(place, carrier, of, atoms, known)) };
}

type Drawn = Line & { readonly sum: Summed; readonly parts: readonly Part[] };

function flowOfCarrier(place: Place, carrier: Carrier, lines: readonly Drawn[], atoms: StepAtoms, known: AsOf): FlowOfCarrier {
  const [whole] = lines as [Drawn, ...Drawn[]];
  const { unit } = whole.sum.conversion;
  const [from, to] = [atoms.edges[0] as number, atoms.edges.at(-1) as number];
  const findings = [...whole.sum.findings, ...negative(combineAll(whole.parts, atoms).value, whole.sum)];
  const nodes = lines.map(({ item, parent, own, parts }): FlowNode => {
    const named = { building: place.code, carrier, ...(item && { item }), from, to, ...known };
    const use = { ...combineAll(parts, atoms), figure: figureId({ kind: 'use', ...named }) };
    const below = lines.filter((line) => line.item !== null && line.item !== item && line.parent === item);
    if (below.length === 0 || !own) return { item, parent, use, rest: null };
    const rest = restOf(
      parts,
      below.map((line) => ({ name: line.item as string, parts: line.parts })),
      atoms,
    );
    findings.push(...doubtsOfRest(item ?? carrier, unit, rest));
    const { value, coverage, estimated, apart } = rest;
    return { item, parent, use, rest: { value, coverage, estimated, apart, figure: figureId({ kind: 'rest', ...named }) } };
  });
  return { carrier, unit, nodes, unmeasured: place.without.get(carrier) ?? [], findings };
}

/** A carrier of a building (`item` null), or one of its items. */
type Line = { readonly carrier: Carrier; readonly item: string | null; readonly parent: string | null; readonly own: boolean };

type Place = {
  readonly code: string;
  readonly zone: Zone;
  readonly meters: readonly MeterFacts[];
  readonly lines: readonly Line[];
  readonly without: ReadonlyMap<Carrier, readonly string[]>;
};

/** The carriers and items that a building has metering points for: its carriers in their usual order, each with its items. */
async function placeOf(needs: MeteringNeeds, scope: Scope, building: string, known: AsOf): Promise<Place> {
  const facts = await buildingOf(needs.registry, scope, building, known);
  const meters = await needs.registry.meterFacts(scope, { buildings: [facts.code], withChildren: true }, known);
  const zone = zoneOf(facts);
  const items = needs.knowledge.inForce('energy-item', { on: lastDay(known.received / 1000, zone), ...known });
  const here = carriers.filter((carrier) => meters.some((one) => one.carrier === carrier && serves(one, facts.code)));
  const found = here.map((carrier) => ({
    carrier,
    items: itemsOf(
      facts.code,
      meters.filter((one) => one.carrier === carrier),
      items,
    ),
  }));
  return {
    code: facts.code,
    zone,
    meters,
    lines: found.flatMap((one) => [
      { carrier: one.carrier, item: null, parent: null, own: true },
      ...one.items.map(({ code, parent, own }: MeasuredItem): Line => ({ carrier: one.carrier, item: code, parent, own })),
    ]),
    without: new Map(found.map((one) => [one.carrier, itemsWithout(one.items, items)])),
  };
}

function serves({ shares }: MeterFacts, building: string): boolean {
  return shares.some((one) => one.building === building);
}

function sumOfLine(needs: MeteringNeeds, { code, meters }: Place, { carrier, item }: Line, known: AsOf, on: string): Summed {
  const own = meters.filter((one) => one.carrier === carrier);
  return sumOf(needs.knowledge, carrier, weightsOf(code, item === null ? own : ofItem(own, item)), known, on);
}
