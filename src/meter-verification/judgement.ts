import type { Carrier } from '#kernel/carrier.ts';
import type { MeterFacts } from '#registry/facts.ts';
import type { ByMeter } from './certificate-memory.ts';
import { type Piece, piecesOf } from './pieces.ts';
import { placedDevices } from './placed.ts';
import type { IntervalOn } from './rule.ts';

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
  readonly byMeter: ByMeter;
  readonly basis: string;
  readonly row: { readonly of: MeterFacts; readonly pieces: readonly Piece[] }[];
};

/** The same, kept by the meters' numbers for as long as certificates and intervals are the same, and each meter is what it was. */
export function createJudgement(): (grounds: Grounds) => PiecesFor {
  let held: KeptPieces | null = null;
  return (grounds) => {
    if (held === null || held.byMeter !== grounds.byMeter || held.basis !== grounds.basis)
      held = { byMeter: grounds.byMeter, basis: grounds.basis, row: [] };
    const { row } = held;
    const pieces = piecesBy(grounds);
    return (meter) => {
      const before = row[meter.id];
      if (before !== undefined && before.of === meter) return before.pieces;
      const found = pieces(meter);
      row[meter.id] = { of: meter, pieces: found };
      return found;
    };
  };
}
