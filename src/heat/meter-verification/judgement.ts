import type { Carrier } from '#kernel/carrier.ts';
import type { MeterFacts } from '#registry/registry/facts.ts';
import type { ByMeter } from './certificate-memory.ts';
import type { Certificate, IntervalOn } from './rule.ts';
import { type Piece, piecesOf } from './pieces.ts';
import { placedDevices } from './placed.ts';

/** The basis for judging meters. `basis` differs whenever intervals differ. */
export type Grounds = { readonly byMeter: ByMeter; readonly basis: string; readonly intervalsOf: (carrier: Carrier) => IntervalOn };

/** The rulings of a meter, from the beginning on. */
export type PiecesFor = (meter: MeterFacts) => readonly Piece[];

/** The rulings of each meter for a given basis, calculated on demand. */
export function piecesBy({ byMeter, intervalsOf }: Grounds): PiecesFor {
  const intervals = new Map<Carrier, IntervalOn>();
  return (meter) => {
    const certificates = byMeter.get(meter.code);
    const intervalOn = intervals.get(meter.carrier) ?? intervalsOf(meter.carrier);
    intervals.set(meter.carrier, intervalOn);
    return piecesOf({ certificates: certificates ?? [], devices: certificates === undefined ? [] : placedDevices(meter), intervalOn });
  };
}

/** The cached rulings of a meter in a given version, by the list of its certificates in `byMeter`. */
type KeptPieces = {
  readonly of: MeterFacts;
  readonly by: readonly Certificate[] | undefined;
  readonly pieces: readonly Piece[];
  /** The read of all certificates against which it was last checked: while that is the same, no lookup is needed. */
  reading: number;
};

/** The same, cached by the meters' ids as long as the intervals, the meter and the list of its certificates stay the same. */
export function createJudgement(): (grounds: Grounds) => PiecesFor {
  let held: { readonly basis: string; readonly row: KeptPieces[] } | null = null;
  const readings = new WeakMap<ByMeter, number>();
  let last = 0;
  return (grounds) => {
    if (held === null || held.basis !== grounds.basis) held = { basis: grounds.basis, row: [] };
    const { row } = held;
    const { byMeter } = grounds;
    const reading = readings.get(byMeter) ?? (last += 1);
    readings.set(byMeter, reading);
    const pieces = piecesBy(grounds);
    return (meter) => {
      const before = row[meter.id];
      if (before !== undefined && before.of === meter) {
        if (before.reading === reading) return before.pieces;
        if (before.by === byMeter.get(meter.code)) {
          before.reading = reading;
          return before.pieces;
        }
      }
      const found = pieces(meter);
      row[meter.id] = { of: meter, by: byMeter.get(meter.code), pieces: found, reading };
      return found;
    };
  };
}
