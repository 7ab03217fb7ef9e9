import { isScalar, LineCounter, parseDocument, visit, type Document } from 'yaml';
import { Problem } from '#kernel/problem.ts';
import { twiceInJson } from '#kernel/twice-in-json.ts';
import { refuseDeep, refuseLongYaml, refuseUnsound } from './bounds.ts';
import { createOffsets, type Spot } from './offsets.ts';

export type { Path, Spot } from './offsets.ts';

/** Line and column start at 1. */
export type Place = { readonly line: number; readonly column: number };

/** An error in a text as YAML or JSON, in the parser's own words. */
export type TextFault = Place & { readonly said: string };

export type TypedText = { readonly value: unknown } | { readonly faults: readonly TextFault[]; readonly total: number };

/** The maximum number of errors reported for a text. */
export const mostFaults = 100;

/** An alias may expand to no more than a file holds. */
const mostExpanded = 50;

/**
 * The value of a text as JSON or YAML, in time linear in its length. A duplicate key is an error.
 * @throws Problem `typed-text-long`, `typed-text-parts`, `typed-text-aliases`, `too-deep`, `text-invalid`
 */
export function readText(given: string): TypedText {
  const text = bare(given);
  const read = asJson(text) ?? asYaml(text);
  if ('value' in read) refuseUnsound(read.value);
  return read;
}

/** The positions of values in a parsed text; for a missing value that of its container. Takes time linear in text and spots. */
export function placesIn({ text, spots }: { readonly text: string; readonly spots: readonly Spot[] }): Place[] {
  const { document, lines } = parsed(bare(text));
  const offsetOf = createOffsets(document);
  return spots.map((spot) => placeAt(lines, offsetOf(spot)));
}

const bare = (text: string): string => text.replace(/^\u{FEFF}/u, '');

/** Null if it is not JSON. */
function asJson(text: string): TypedText | null {
  if (!/^\s*[[{]/u.test(text)) return null;
  let value: unknown;
  try {
    value = JSON.parse(text) as unknown;
  } catch {
    return null;
  }
  const twice = twiceInJson(text);
  if (twice === null) return { value };
  const before = text.slice(0, twice.at);
  const [line, column] = [before.split('\n').length, twice.at - before.lastIndexOf('\n')];
  return { faults: [{ line, column, said: `Map keys must be unique: ${twice.name.slice(0, 100)}` }], total: 1 };
}

/** Linear: the parser's own search for duplicate keys compares each with all others. */
function parsed(text: string): { document: Document; lines: LineCounter } {
  const lines = new LineCounter();
  return { document: parseDocument(text, { lineCounter: lines, version: '1.2', uniqueKeys: false }), lines };
}

function asYaml(text: string): TypedText {
  refuseLongYaml(text);
  const { document, lines } = parsed(text);
  const trouble = [...document.errors, ...document.warnings];
  const found = [
    ...trouble.map(({ pos, message }) => ({ at: pos[0], said: saidIn(message) })),
    ...(trouble.length === 0 ? twice(document) : []),
  ];
  if (found.some(({ said }) => said.startsWith('Maximum call stack'))) throw new Problem('bad-input', 'too-deep', { most: 64 });
  if (found.length > 0)
    return { faults: found.slice(0, mostFaults).map(({ at, said }) => ({ ...placeAt(lines, at), said })), total: found.length };
  try {
    const value = document.toJS({ maxAliasCount: mostExpanded }) as unknown;
    refuseDeep(value);
    return { value };
  } catch (error) {
    if (error instanceof Problem) throw error;
    return { faults: [{ line: 1, column: 1, said: saidIn((error as Error).message) }], total: 1 };
  }
}

const saidIn = (message: string): string => (message.split('\n')[0] ?? '').slice(0, 200);

function twice(document: Document): { at: number; said: string }[] {
  const found: { at: number; said: string }[] = [];
  visit(document, {
    Map(_key, { items }) {
      const names = new Set<unknown>();
      for (const { key } of items) {
        if (!isScalar(key)) continue;
        if (names.has(key.value))
          found.push({ at: key.range?.[0] ?? 0, said: `Map keys must be unique: ${String(key.value).slice(0, 100)}` });
        names.add(key.value);
      }
    },
  });
  return found;
}

function placeAt(lines: LineCounter, offset: number): Place {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(1, line), column: Math.max(1, col) };
}

/** The value of a parsed text. @param problem the error to throw for the first fault, if there are any */
export function valueOf(read: TypedText, problem: (first: TextFault) => Error): unknown {
  if ('value' in read) return read.value;
  throw problem(read.faults[0] ?? { line: 1, column: 1, said: '' });
}
