import type { Carrier } from '#kernel/carrier.ts';
import type { MeterFacts } from '#registry/facts.ts';
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

type KeptPieces = {
  readonly basis: string;
  readonly row: { readonly of: MeterFacts; readonly by: readonly Certificate[] | undefined; readonly pieces: readonly Piece[] }[];
};

/**
 * The same, kept by the meters' numbers for as long as intervals are the same, and each meter and the list of its certificates is what it
 * was.
 */
export function createJudgement(): (grounds: Grounds) => PiecesFor {
  let held: KeptPieces | null = null;
  return (grounds) => {
    if (held === null || held.basis !== grounds.basis) held = { basis: grounds.basis, row: [] };
    const { row } = held;
    const pieces = piecesBy(grounds);
    return (meter) => {
      const before = row[meter.id];
      const by = grounds.byMeter.get(meter.code);
      if (before !== undefined && before.of === meter && before.by === by) return before.pieces;
      const found = pieces(meter);
      row[meter.id] = { of: meter, by, pieces: found };
      return found;
    };
  };
}
