/**
 * Draws lines for `drawing-store.ts`, in a thread of its own with a connection of its own: asked one thing at a time, answers `{drawn}` or `{trouble}`.
 */
import { parentPort } from 'node:worker_threads';
import { clickhouseIn, type ClickHouse, type Whereabouts } from '#db/clickhouse.ts';
import { Problem } from '#kernel/problem.ts';
import { programScope } from '#kernel/scope.ts';
import { createZone, type Zone } from '#kernel/zone.ts';
import type { LineRequest, LineReply } from './line-workers.ts';
import { cutLines, emptyMeasured, partOf, type Measured } from './lines.ts';
import { createReadingStore } from '../series/store.ts';

const port = parentPort as NonNullable<typeof parentPort>;

let held: { readonly at: string; readonly client: ClickHouse } | null = null;

/** An embedded server that was started again may be elsewhere. */
function clientAt(whereabouts: Whereabouts): ClickHouse {
  const at = JSON.stringify(whereabouts);
  if (held?.at !== at) {
    held?.client.close();
    held = { at, client: clickhouseIn(whereabouts) };
  }
  return held.client;
}

async function drawn({ whereabouts, pieces, ...drawing }: LineRequest): Promise<Measured> {
  const firsts = [0];
  for (const { stretch } of pieces) firsts.push((firsts.at(-1) as number) + stretch.end - stretch.first);
  const all = emptyMeasured(firsts.at(-1) as number);
  // meters come from a question whose scope was asked before
  await cutLines(
    createReadingStore(clientAt(whereabouts)),
    programScope,
    pieces.map((piece) => ({ ...piece, zone: createZone(piece.zone) as Zone })),
    drawing,
    (_piece, at) => partOf(all, firsts[at] as number, firsts[at + 1] as number),
  );
  return all;
}

function troubleOf(error: unknown): LineReply {
  if (error instanceof Problem) return { problem: { kind: error.kind, code: error.code, evidence: error.evidence } };
  return { trouble: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}

port.on('message', (asked: LineRequest) => {
  drawn(asked).then(
    (all) =>
      port.postMessage({ drawn: all } satisfies LineReply, [all.use.buffer, all.seconds.buffer, all.longest.buffer] as ArrayBuffer[]),
    (error: unknown) => port.postMessage(troubleOf(error)),
  );
});
