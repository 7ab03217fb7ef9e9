/** Draws lines for `line-workers.ts` in a thread of the pool, with a connection of that thread's own. */
import { clickhouseIn, type ClickHouse, type Whereabouts } from '#platform/db/clickhouse.ts';
import { programScope } from '#kernel/scope.ts';
import { createZone, type Zone } from '#kernel/zone.ts';
import { Moved } from '#platform/workers/moved.ts';
import { cutLines, emptyMeasured, partOf, type Drawing, type Measured, type Piece } from './lines.ts';
import { createReadingStore } from '../series/store.ts';

/** A piece in the form sent to another thread: its zone by name. */
type PlainPiece = Omit<Piece, 'zone'> & { readonly zone: string };

export type LineRequest = Drawing & { readonly whereabouts: Whereabouts; readonly pieces: readonly PlainPiece[] };

let held: { readonly at: string; readonly client: ClickHouse } | null = null;

/** An embedded server that was restarted may be at another address. */
function clientAt(whereabouts: Whereabouts): ClickHouse {
  const at = JSON.stringify(whereabouts);
  if (held?.at !== at) {
    held?.client.close();
    held = { at, client: clickhouseIn(whereabouts) };
  }
  return held.client;
}

/** The measurements of the pieces, one after another; the columns are transferred. */
export async function drawLines({ whereabouts, pieces, ...drawing }: LineRequest): Promise<Moved<Measured>> {
  const firsts = [0];
  for (const { stretch } of pieces) firsts.push((firsts.at(-1) as number) + stretch.end - stretch.first);
  const all = emptyMeasured(firsts.at(-1) as number);
  // meters come from a query whose scope was checked before
  await cutLines(
    createReadingStore(clientAt(whereabouts)),
    programScope,
    pieces.map((piece) => ({ ...piece, zone: createZone(piece.zone) as Zone })),
    drawing,
    (_piece, at) => partOf(all, firsts[at] as number, firsts[at + 1] as number),
  );
  return new Moved(all, [all.use.buffer, all.seconds.buffer, all.longest.buffer] as ArrayBuffer[]);
}
