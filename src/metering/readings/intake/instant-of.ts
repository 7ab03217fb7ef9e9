import { parseInstant } from '#kernel/instant.ts';
import { Problem } from '#kernel/problem.ts';
import { createZone, type Zone } from '#kernel/zone.ts';

/** An instant from a query, in seconds; local to China if no zone is given. Throws `bad-instant`. */
export function instantOf(text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise;
  const at = parseInstant(text, createZone('Asia/Shanghai') as Zone);
  if (at === null) throw new Problem('bad-input', 'bad-instant', { text });
  return at;
}
