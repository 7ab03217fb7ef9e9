import { type Carrier, carrierUnit, lowest, type Ratio, type Unit } from '#kernel/carrier.ts';
import type { AsOf } from '#kernel/as-of.ts';
import type { DeviceFacts } from '../facts.ts';

/** A swap as stored. Times are ms UTC, readings 0.0001 of the unit of the device that was read. */
export type Swap = {
  readonly id: number;
  readonly meter: number;
  readonly change: number;
  readonly at: number;
  readonly oldFinal: number;
  readonly newStart: number;
  readonly digits: number | null;
  readonly multiplier: number;
  readonly unit: Unit;
  readonly received: number;
  readonly recorded: number;
  readonly withdrawn: number | null;
};

/** The swaps that count for a query, oldest first; of several at one instant, the one received last. */
export function swapsAt(swaps: readonly Swap[], known: AsOf): Swap[] {
  const undoneBy = Math.min(known.received, known.recorded);
  const byInstant = new Map<number, Swap>();
  for (const swap of swaps.toSorted((a, b) => a.received - b.received || a.id - b.id)) {
    if (swap.received <= known.received && swap.recorded <= known.recorded && (swap.withdrawn === null || swap.withdrawn > undoneBy))
      byInstant.set(swap.at, swap);
  }
  return [...byInstant.values()].toSorted((a, b) => a.at - b.at);
}

/** The devices of a metering point: the first is described by its fields, each swap adds the next. */
export function devicesOf(fields: Readonly<Record<string, unknown>>, swaps: readonly Swap[]): DeviceFacts[] {
  const first: DeviceFacts = {
    since: -Infinity,
    digits: (fields['digits'] as number | undefined) ?? null,
    multiplier: ratioOf((fields['multiplier'] as number | undefined) ?? 1),
    unit: (fields['unit'] as Unit | undefined) ?? carrierUnit(fields['carrier'] as Carrier),
    start: null,
    end: swaps[0]?.oldFinal ?? null,
  };
  const later = swaps.map((swap, index) => ({
    since: Math.floor(swap.at / 1000),
    digits: swap.digits,
    multiplier: ratioOf(swap.multiplier),
    unit: swap.unit,
    start: swap.newStart,
    end: swaps[index + 1]?.oldFinal ?? null,
  }));
  return [first, ...later];
}

/** A decimal as an exact fraction in lowest terms: 0.123457 is 123457/1000000. */
export function ratioOf(value: number): Ratio {
  const [mantissa = '0', exponent = '0'] = value.toExponential().split('e');
  const places = (mantissa.split('.')[1] ?? '').length - Number(exponent);
  const digits = Number(mantissa.replace('.', ''));
  return places >= 0 ? lowest(digits, 10 ** places) : lowest(digits * 10 ** -places, 1);
}
