import { setImmediate as turn } from 'node:timers/promises';
import { type Carrier, carrierUnit, dimensionOf, isPower, type Unit } from '#kernel/carrier.ts';
import { Problem, withFindings } from '#kernel/problem.ts';
import { unitsNamed } from '#platform/tables/heading-units.ts';
import { multiplierHeading } from '#platform/tables/multiplier.ts';
import type { Table } from '#platform/tables/table.ts';
import { carrierNamed, isWaterInTonnes, type CarrierNamed, carrierIn } from '../units/carrier-named.ts';
import { valueColumns, type Plan } from './layout.ts';
import { isPeak } from '../units/not-energy.ts';
import { pointUnitsOf } from './point-columns.ts';
import { unitsBeside } from '../units/units-beside.ts';
import { createUnitReader, type Around, type NamedUnit } from '../units/units.ts';
import { timesUnit } from '../units/scaled-unit.ts';

/** Units that are multiples of another: a heading refers to these if a format shows thousands. */
const multiples: ReadonlySet<Unit> = new Set(['MWh', 'GWh', 'MW', '10000kWh', '10000m3', 'GJ', 'Gcal', 'MMBtu']);

const isMultiple = (unit: Unit): boolean => multiples.has(unit);

/**
 * Whether cells that a workbook shows divided (`0!.0000`, `0.0,`) are in the unit of their heading: if that is a multiple, the shown value
 * is meant. Throws `format-scales` if it is not, with the unit of either reading.
 * @param of the carrier of the column, if its unit does not imply it
 */
function refuseScaling(heading: string, divided: number, said: NamedUnit | null, of: Carrier | null): void {
  if (said !== null && isMultiple(said.unit)) return;
  const unit = said?.unit ?? carrierUnit(of ?? 'electricity');
  const other = timesUnit(unit, divided);
  throw new Problem('bad-input', 'format-scales', {
    column: heading.trim().slice(0, 100),
    divided,
    unit,
    choices: [unit, ...(other === null ? [] : [other])].map((one) => ({ set: { unit: one } })),
  });
}

/** The units and carriers of columns of values, as far as the file shows. */
export async function whatColumnsHold(
  plan: Plan,
  table: Table & { readonly under: readonly string[] | undefined },
  says: { readonly carrier?: Carrier | undefined },
  around: Around,
  ofPoint: (at: number) => boolean,
) {
  const columns = valueColumns(plan);
  const parts = plan.layout === 'long' ? (plan.parts ?? []) : [];
  const all = await unitsOf([...columns, ...parts], table, around, ofPoint);
  const named = all.slice(0, columns.length);
  const carriers = says.carrier === undefined ? carriersOf(plan, table.header, named, around) : [];
  refuseOilByVolume(plan, table.header, named, around);
  const inTonnes = waterInTonnes(named, (at) => says.carrier ?? carriers[at]?.carrier);
  const partUnits = new Map(parts.map((column, at) => [column, all[columns.length + at]?.unit ?? null] as const));
  return { pointUnits: pointUnitsOf(columns, table, ofPoint), carriers, partUnits, ...inTonnes };
}

/** Water given in tonnes is converted to cubic metres. */
function waterInTonnes(named: readonly (NamedUnit | null)[], carrierAt: (at: number) => Carrier | undefined) {
  const tonnes = named.map((unit, at) => isWaterInTonnes(carrierAt(at), unit?.unit));
  return { tonnes, units: named.map((unit, at) => (unit !== null && tonnes[at] === true ? { ...unit, unit: 'm3' as const } : unit)) };
}

/** The carrier of each column of values: by its heading, that of the codes, and the surroundings. */
function carriersOf(plan: Plan, header: readonly string[], units: readonly (NamedUnit | null)[], around: Around): (CarrierNamed | null)[] {
  const meter = plan.layout === 'wide' || plan.meter === null ? [] : [header[plan.meter] as string];
  const told = new Map<string, CarrierNamed | null>();
  return valueColumns(plan).map((column, at) => {
    const heading = plan.layout === 'days' || plan.layout === 'months' ? '' : (header[column] as string);
    const unit = units[at]?.unit ?? null;
    const key = `${heading}\n${unit ?? ''}`;
    const found = told.has(key) ? (told.get(key) ?? null) : carrierNamed([heading, ...meter], unit, around);
    told.set(key, found);
    return found;
  });
}

/** The number of columns of a wide header processed together: other requests are served in between. */
const together = 500;

/** The units of columns, in order. @param under the row of units under the header, if there is one */
export async function unitsOf(
  columns: readonly number[],
  { header, under, findings, scaled }: Pick<Table, 'header' | 'findings' | 'scaled'> & { readonly under: readonly string[] | undefined },
  around: Around,
  ofPoint: (at: number) => boolean = () => false,
): Promise<(NamedUnit | null)[]> {
  const unitOf = createUnitReader({ ...around, isCounted: header.some((heading) => multiplierHeading(heading) !== null) });
  const units: (NamedUnit | null)[] = [];
  for (let at = 0; at < columns.length; at += together) {
    const some = columns.slice(at, at + together);
    const unitAt = (column: number, i: number): NamedUnit | null => {
      const heading = header[column] as string;
      const read = (): NamedUnit | null => unitOfValue(heading, under?.[column] ?? '', unitOf);
      return ofPoint(at + i) ? null : unitAsShown(heading, scaled?.get(heading), read, around);
    };
    units.push(...withFindings(findings, () => some.map(unitAt)));
    await turn();
  }
  return [...unitsBeside(header, columns, units, ofPoint)];
}

/**
 * The unit of a column whose cells a workbook may show divided: then the sender's unit takes precedence over a heading with the usual unit.
 */
function unitAsShown(heading: string, divided: number | undefined, read: () => NamedUnit | null, around: Around): NamedUnit | null {
  if (divided === undefined) return read();
  const { option } = around;
  if (option !== null && unitsNamed(heading).every(({ unit }) => unit === null || !isMultiple(unit)))
    return { unit: option, from: 'option', text: option, per: null };
  const said = read();
  refuseScaling(heading, divided, said, carrierNamed([heading], null, around)?.carrier ?? null);
  return said;
}

function unitOfValue(heading: string, under: string, unitOf: ReturnType<typeof createUnitReader>): NamedUnit | null {
  const said = unitOf({ heading, under });
  if (said !== null && isPower(said.unit) && isPeak(heading))
    throw new Problem('bad-input', 'power-is-peak', { text: heading.trim(), unit: said.unit });
  return said;
}

/** The months of a row belong to one meter: their columns have the same unit. */
export function oneUnit({ layout }: Plan, units: readonly (NamedUnit | null)[]): void {
  if (layout !== 'months') return;
  const [first, ...others] = units.filter((unit) => unit !== null);
  for (const other of others)
    if (first !== undefined && other.unit !== first.unit)
      throw new Problem('bad-input', 'unit-differs-from', { text: first.text, unit: first.unit, other: other.text, otherUnit: other.unit });
}

/**
 * Refuses oil measured by volume: it is calculated by mass, the weight of a litre depends on the oil, and the file does not give it.
 * @throws Problem `oil-by-volume`
 */
function refuseOilByVolume(plan: Plan, header: readonly string[], units: readonly (NamedUnit | null)[], around: Around): void {
  const columns = valueColumns(plan);
  const at = units.findIndex((unit) => unit !== null && dimensionOf(unit.unit) === 'volume');
  if (at < 0) return;
  const heading = plan.layout === 'long' || plan.layout === 'wide' ? (header[columns[at] as number] as string) : '';
  const own = carrierIn(heading);
  const text = own === null ? [...around.above, around.sheet, around.file].find((one) => carrierIn(one) !== null) : heading;
  if (text === undefined || carrierIn(text) !== 'oil') return;
  throw new Problem('bad-input', 'oil-by-volume', { text: text.trim().slice(0, 100), unit: units[at]?.unit ?? '' });
}
