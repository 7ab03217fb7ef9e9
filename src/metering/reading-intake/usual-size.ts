import { carrierUnit, isPower, measuredIn, unitRatio, units, type Unit } from '#kernel/carrier.ts';
import { Problem } from '#kernel/problem.ts';
import type { SeriesFacts } from '#metering/point/facts.ts';
import type { MeterFacts } from '#registry/registry/facts.ts';

/**
 * The size of a meter's readings in one unit: their number, the totals of their values (0.0001) and lengths (s), the least and greatest
 * value and instant.
 */
export type SizeRow = {
  readonly meter: number;
  /** Its number. */
  readonly unit: number;
  count: number;
  sum: number;
  width: number;
  least: number;
  greatest: number;
  first: number;
  last: number;
};

/** Collects the sizes of the readings of some meters. */
export function createSizes() {
  const rows = new Map<number, SizeRow>();
  return {
    add(meter: number, at: number, width: number, value: number, unit: number): void {
      const key = meter * 256 + unit;
      const row = rows.get(key) ?? {
        meter,
        unit,
        count: 0,
        sum: 0,
        width: 0,
        least: Infinity,
        greatest: -Infinity,
        first: Infinity,
        last: -Infinity,
      };
      rows.set(key, row);
      row.count += 1;
      row.sum += value;
      row.width += width;
      row.least = Math.min(row.least, value);
      row.greatest = Math.max(row.greatest, value);
      row.first = Math.min(row.first, at);
      row.last = Math.max(row.last, at);
    },
    of: (meter: number): SizeRow[] => [...rows.values()].filter((row) => row.meter === meter),
  };
}

const baseOf = { energy: 'kWh', volume: 'm3', mass: 'kg' } as const;

/** The use according to readings in one unit, in its base, and the number of seconds; for counters their increase. */
export function usedIn({ unit, count, sum, width, least, greatest, first, last }: SizeRow): {
  readonly used: number;
  readonly seconds: number;
} {
  const named = units[unit] as Unit;
  const isCounter = width === 0;
  const seconds = isCounter ? last - first : width;
  const { num, den } = unitRatio(named, baseOf[measuredIn(named)], 1);
  const shown = isCounter ? greatest - least : isPower(named) ? (sum / count) * seconds : sum;
  return { used: ((shown / 10_000) * num) / den, seconds };
}

/** The use per second, in the base of what is measured; null if it cannot be determined. */
export function rateOf(rows: readonly SizeRow[]): number | null {
  const all = rows.map(usedIn);
  const [used, seconds] = [all.reduce((sum, one) => sum + one.used, 0), all.reduce((sum, one) => sum + one.seconds, 0)];
  return used > 0 && seconds > 0 ? used / seconds : null;
}

/** The highest counter value, of which a file may contain only one reading; null if it cannot be determined. */
function shownIn(rows: readonly SizeRow[]): number | null {
  const most = Math.max(...rows.map(({ unit, greatest }) => inBase(unit, greatest)));
  return most > 0 ? most : null;
}

export function inBase(unit: number, value: number): number {
  const named = units[unit] as Unit;
  const { num, den } = unitRatio(named, baseOf[measuredIn(named)], 1);
  return (value * num) / den;
}

/** Ten times is a hot summer, a thousand times is another unit. */
const most = 30;

/** Whether readings are of the same order of magnitude as earlier ones; null if either gives nothing to compare. */
export function isUsual(rows: readonly SizeRow[], earlier: readonly SizeRow[]): boolean | null {
  const isOnce = rateOf(rows) === null && [...rows, ...earlier].every(({ width }) => width === 0);
  const [now, then] = isOnce ? [shownIn(rows), shownIn(earlier)] : [rateOf(rows), rateOf(earlier)];
  return now === null || then === null ? null : now / then < most && then / now < most;
}

/** Units of meters whose files are often in another unit, with that unit. */
const otherOf: Readonly<Partial<Record<Unit, Unit>>> = {
  MWh: 'kWh',
  GWh: 'kWh',
  '10000kWh': 'kWh',
  Wh: 'kWh',
  '10000m3': 'm3',
  L: 'm3',
};

/** The unit besides its own that readings of a meter without a unit may be in; null if its own is the usual one. */
export const otherUnitOf = (meter: SeriesFacts): Unit | null => (meter.kind === 'instant' ? null : (otherOf[unitOf(meter)] ?? null));

const unitOf = ({ devices, carrier }: MeterFacts): Unit => devices.at(-1)?.unit ?? carrierUnit(carrier);

/** The other units in which bare numbers of a usual unit are given, and the apparent ratio to the usual unit. */
const mistaken: Readonly<Partial<Record<Unit, readonly (readonly [Unit, number])[]>>> = {
  kWh: [
    ['Wh', 1000],
    ['MWh', 1 / 1000],
    ['10000kWh', 1 / 10_000],
  ],
  m3: [
    ['L', 1000],
    ['10000m3', 1 / 10_000],
  ],
  GJ: [['MJ', 1000]],
};

/** Use may deviate from exactly a thousand by this factor. */
const near = 3;

/**
 * The unit that readings without one appear to be in, because they are a thousand times what the meter used before, or a thousandth; null
 * if they are not, or rise by what it used, as a counter does.
 */
function mistakenUnit(meter: MeterFacts, rows: readonly SizeRow[], earlier: readonly SizeRow[]): Unit | null {
  const [now, then] = [rateOf(rows), rateOf(earlier)];
  if (now === null || then === null) return null;
  const counted = rows.map(({ unit, least, greatest, first, last }) => inBase(unit, greatest - least) / 10_000 / (last - first));
  if (counted.some((rate) => rate > 0 && rate / then < most && then / rate < most)) return null;
  const found = mistaken[unitOf(meter)]?.find(([, times]) => now / then / times < near && (then * times) / now < near);
  return found?.[0] ?? null;
}

/**
 * Throws `unit-of-meter-open` if readings name no unit, that of their meter is a multiple of the usual one, and nothing shows that they are
 * in it: there are no earlier readings of this order of magnitude.
 * @param isPlain the unit is the usual one: then it is asked only if they are a thousand times the earlier ones, or a thousandth
 */
export function refuseUnusual(meter: MeterFacts, rows: readonly SizeRow[], earlier: readonly SizeRow[], isPlain: boolean): void {
  const other = isPlain ? mistakenUnit(meter, rows, earlier) : otherUnitOf(meter);
  if (other === null || rows.length === 0 || isUsual(rows, earlier) === true) return;
  const unit = unitOf(meter);
  const asMeter = Number(rows.reduce((sum, row) => sum + usedIn(row).used, 0).toPrecision(12));
  const { num, den } = unitRatio(other, unit);
  const asOther = Number(((asMeter * num) / den).toPrecision(12));
  throw new Problem('bad-input', 'unit-of-meter-open', {
    meter: meter.code,
    unit,
    code: unit,
    other,
    asMeter,
    asOther,
    base: baseOf[measuredIn(unit)],
    choices: [
      { set: { unit }, comesTo: asMeter },
      { set: { unit: other }, comesTo: asOther },
    ],
  });
}
