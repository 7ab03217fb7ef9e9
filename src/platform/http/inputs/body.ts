import { Problem } from '#kernel/problem.ts';
import { refuseTwiceInJson } from '#kernel/twice-in-json.ts';
import { createJsonCount } from './json-count.ts';
import type { JsonLimit } from './json-limits.ts';
import { counted } from './limit.ts';
import { copyRequest } from './copy-request.ts';

const mb = 1024 * 1024;

export type BodyMemory = ReturnType<typeof createBodyMemory>;

/** Limits the memory of bodies that are arriving or waiting to be read, for all callers together and for each. */
export function createBodyMemory(most: { readonly all: number; readonly each: number } = { all: 256 * mb, each: 64 * mb }) {
  const held = new Map<string, number>();
  let all = 0;
  return {
    /** Throws Problem `overloaded` if there is no memory for that many more bytes. */
    take(context: string, bytes: number): void {
      const own = (held.get(context) ?? 0) + bytes;
      if (own > most.each || all + bytes > most.all) throw new Problem('busy', 'overloaded', { kind: 'body', seconds: 5 });
      held.set(context, own);
      all += bytes;
    },
    give(asker: string, bytes: number): void {
      const left = (held.get(asker) ?? 0) - bytes;
      if (left > 0) held.set(asker, left);
      else held.delete(asker);
      all -= bytes;
    },
  };
}

export type BodyNeeds = { readonly memory: BodyMemory; readonly leastBytesAMinute: number; readonly mostBytes: number };

/** A request with its complete body, also as text. `give` frees its memory; calling it twice is harmless. */
export type Whole = { readonly request: Request; readonly bytes: number; readonly text: () => string; readonly give: () => void };

/**
 * The same request once its whole body has arrived, so that nothing else in the program waits for a sender.
 * @throws Problem `body-too-large`, `too-many-json-values`, `json-name-twice`, `too-deep`, `body-stalled`, `body-too-slow`, `overloaded`
 */
export async function withWholeBody(request: Request, limit: JsonLimit, context: string, needs: BodyNeeds): Promise<Whole> {
  const mostBytes = Math.min(limit.bytes, needs.mostBytes);
  const tooLarge = () => new Problem('too-large', 'body-too-large', { size: sizeText(mostBytes) });
  if (Number(request.headers.get('content-length') ?? 0) > mostBytes) throw tooLarge();
  if (request.body === null) return { request, bytes: 0, text: () => '', give: () => undefined };
  const { memory, leastBytesAMinute } = needs;
  const count = createJsonCount(limit.values);
  const parts: Uint8Array[] = [];
  let [bytes, given] = [0, false];
  const give = (): void => {
    if (!given) memory.give(context, bytes);
    given = true;
  };
  try {
    // a web stream can be iterated in Node, which the types of the browser do not say
    for await (const part of counted(request.body, { mostBytes, leastBytesAMinute }, tooLarge) as unknown as AsyncIterable<Uint8Array>) {
      memory.take(context, part.length);
      bytes += part.length;
      count.add(part);
      parts.push(part);
    }
  } catch (error) {
    give();
    throw error;
  }
  const body = Buffer.concat(parts);
  if (count.maybeTwice()) refuseTwice(body, give);
  return { request: copyRequest(request, { body }), bytes, text: () => body.toString('utf8'), give };
}

/** Throws `json-name-twice`; invalid JSON is reported by the code that reads it. */
function refuseTwice(body: Buffer, give: () => void): void {
  const text = body.toString('utf8');
  try {
    JSON.parse(text);
  } catch {
    return;
  }
  try {
    refuseTwiceInJson(text, Infinity);
  } catch (error) {
    give();
    throw error;
  }
}

/** `128 KB`, `16 MB` */
export function sizeText(bytes: number): string {
  return bytes < mb ? `${Math.round(bytes / 1024)} KB` : `${Math.round(bytes / mb)} MB`;
}
