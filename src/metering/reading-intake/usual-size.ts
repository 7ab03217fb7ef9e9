import { carrierUnit, isPower, measuredIn, unitRatio, units, type Unit } from '#kernel/carrier.ts';
import { Problem } from '#kernel/problem.ts';
import type { SeriesFacts } from '#metering/point/facts.ts';
import type { MeterFacts } from '#registry/registry/facts.ts';

/**
 * What readings of a meter in one unit come to: how many, their values together (0.0001) and lengths (s), the least and greatest value and
 * instant.
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

/** Gathers what the readings of some meters come to. */
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

/** What readings in one unit say was used, in its base, and in how many seconds; of counters what they ran. */
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

/** How much was used in a second, in the base of what is measured; null where nothing tells it. */
export function rateOf(rows: readonly SizeRow[]): number | null {
  const all = rows.map(usedIn);
  const [used, seconds] = [all.reduce((sum, one) => sum + one.used, 0), all.reduce((sum, one) => sum + one.seconds, 0)];
  return used > 0 && seconds > 0 ? used / seconds : null;
}

/** The most that a counter showed, of which a file may hold one reading; null where nothing tells it. */
function shownIn(rows: readonly SizeRow[]): number | null {
  const most = Math.max(...rows.map(({ unit, greatest }) => inBase(unit, greatest)));
  return most > 0 ? most : null;
}

export function inBase(unit: number, value: number): number {
  const named = units[unit] as Unit;
  const { num, den } = unitRatio(named, baseOf[measuredIn(named)], 1);
  return (value * num) / den;
}

/** Ten is a hot summer, a thousand is another unit. */
const most = 30;

/** Whether readings are of the order of earlier ones: null where either says nothing. */
export function isUsual(rows: readonly SizeRow[], earlier: readonly SizeRow[]): boolean | null {
  const isOnce = rateOf(rows) === null && [...rows, ...earlier].every(({ width }) => width === 0);
  const [now, then] = isOnce ? [shownIn(rows), shownIn(earlier)] : [rateOf(rows), rateOf(earlier)];
  return now === null || then === null ? null : now / then < most && then / now < most;
}

/** Units of meters whose files are often in another, and in which. */
const otherOf: Readonly<Partial<Record<Unit, Unit>>> = {
  MWh: 'kWh',
  GWh: 'kWh',
  '10000kWh': 'kWh',
  Wh: 'kWh',
  '10000m3': 'm3',
  L: 'm3',
};

/** In what the readings of a meter that name no unit may be beside its own; null where its own is the usual one. */
export const otherUnitOf = (meter: SeriesFacts): Unit | null => (meter.kind === 'instant' ? null : (otherOf[unitOf(meter)] ?? null));

const unitOf = ({ devices, carrier }: MeterFacts): Unit => devices.at(-1)?.unit ?? carrierUnit(carrier);

/** In what else bare numbers of a usual unit are given, and how many of them these would then seem to be. */
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

/** So far from a whole thousand use may be. */
const near = 3;

/**
 * In what readings that name no unit seem to be, as they are a thousand times what the meter used before, or a thousandth; null where they
 * are not, or rise by what it used, as a counter does.
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
 * Throws `unit-of-meter-open` where readings name no unit, that of their meter is a multiple of the usual one, and nothing shows that they
 * are in it: no earlier readings of this order.
 * @param isPlain the unit is the usual one: asked is only where they are a thousand times the earlier ones, or a thousandth
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
