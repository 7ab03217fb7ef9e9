import { canonicalJson } from './canonical-json.ts';
import { mapInTurns } from './in-turns.ts';

/**
 * The same text as `canonicalJson` of an object, with its long lists processed element by element, so that other calls can run in between.
 */
export async function canonicalInTurns(value: Readonly<Record<string, unknown>>): Promise<string> {
  const parts: string[] = [];
  for (const name of Object.keys(value).toSorted(byUnits)) {
    const of = value[name];
    if (of === undefined) continue;
    const text = Array.isArray(of) ? `[${(await mapInTurns(of as unknown[], canonicalJson)).join(',')}]` : canonicalJson(of);
    parts.push(`${JSON.stringify(name)}:${text}`);
  }
  return `{${parts.join(',')}}`;
}

/** By UTF-16 units, as RFC 8785 requires. */
const byUnits = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
