import type { Carrier } from '#kernel/carrier.ts';
import type { MeterFacts } from '#registry/registry/facts.ts';
import type { ByMeter } from './certificate-memory.ts';
import type { Certificate, IntervalOn } from './rule.ts';
import { type Piece, piecesOf } from './pieces.ts';
import { placedDevices } from './placed.ts';

/** What meters are judged by. `basis`: another text wherever intervals are others. */
export type Grounds = { readonly byMeter: ByMeter; readonly basis: string; readonly intervalsOf: (carrier: Carrier) => IntervalOn };

/** What rules over a meter, from the beginning on. */
export type PiecesFor = (meter: MeterFacts) => readonly Piece[];

/** What rules over each meter by some grounds, worked out where it is asked. */
export function piecesBy({ byMeter, intervalsOf }: Grounds): PiecesFor {
  const intervals = new Map<Carrier, IntervalOn>();
  return (meter) => {
    const certificates = byMeter.get(meter.code);
    const intervalOn = intervals.get(meter.carrier) ?? intervalsOf(meter.carrier);
    intervals.set(meter.carrier, intervalOn);
    return piecesOf({ certificates: certificates ?? [], devices: certificates === undefined ? [] : placedDevices(meter), intervalOn });
  };
}

/** What rules over a meter as it was, by the list of its certificates that stood in `byMeter`. */
type KeptPieces = {
  readonly of: MeterFacts;
  readonly by: readonly Certificate[] | undefined;
  readonly pieces: readonly Piece[];
  /** Which reading of all certificates it was last held against: while that is the same nothing need be looked up. */
  reading: number;
};

/**
 * The same, kept by the meters' numbers for as long as intervals are the same, and each meter and the list of its certificates is what it
 * was.
 */
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
