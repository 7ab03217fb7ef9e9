import { loadAll, YAMLException } from 'js-yaml';
import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Document } from 'yaml';
import { Problem } from '#kernel/problem.ts';
import { boundInWords, refuseLongYaml } from '#platform/typed-text/typed-text.ts';

/** An error in a text as YAML; line and column start at 1. */
export type TextTrouble = { readonly line: number; readonly column: number; readonly said: string | Readonly<Record<'zh' | 'en', string>> };

/** A text with its positions, parsed in this thread. */
export type ReadText = {
  readonly faults: readonly TextTrouble[];
  readonly value: unknown;
  readonly document: Document;
  readonly lines: LineCounter;
  readonly positions?: undefined;
};

/** A text that is not valid. */
export type BrokenText = { readonly faults: readonly TextTrouble[]; readonly document?: undefined; readonly positions?: undefined };

/** A text parsed in a thread: its value, and for the path of each value its position and that of its name, line and column each. */
export type ParsedText = {
  readonly faults: readonly TextTrouble[];
  readonly value: unknown;
  readonly document?: undefined;
  readonly positions: ReadonlyMap<string, readonly [line: number, column: number, keyLine: number, keyColumn: number]>;
};

/** The maximum number of faults reported for a text. */
const mostFaults = 100;

export function withPlaces(text: string): { readonly document: Document; readonly lines: LineCounter } {
  const lines = new LineCounter();
  return { document: parseDocument(text, { lineCounter: lines, version: '1.2', uniqueKeys: false }), lines };
}

/** Aliases are accepted if they are few and expand to little: none may expand to more than a file holds. */
export function parsedIn(text: string): ReadText | BrokenText {
  try {
    refuseLongYaml(text);
    // the quick parser first: for what it refuses, and for duplicate keys, the parser that knows positions would take minutes to list the
    // faults of a long file
    loadAll(text);
    const { document, lines } = withPlaces(text);
    const trouble = [...document.errors, ...document.warnings].slice(0, mostFaults);
    if (trouble.length > 0) return { faults: trouble.map(({ pos, message }) => ({ ...placeOf(lines, pos[0]), said: firstLine(message) })) };
    return { faults: [], value: document.toJS({ maxAliasCount: 50 }) as unknown, document, lines };
  } catch (cause) {
    if (cause instanceof YAMLException)
      return { faults: [{ line: (cause.mark?.line ?? 0) + 1, column: (cause.mark?.column ?? 0) + 1, said: cause.reason }] };
    // an alias of nothing, an absurd number of aliases, or endlessly nested lists
    const said = cause instanceof Problem ? boundInWords(cause) : cause instanceof Error ? firstLine(cause.message) : String(cause);
    return { faults: [{ line: 1, column: 1, said }] };
  }
}

const firstLine = (text: string): string => text.split('\n')[0] ?? '';

function placeOf(lines: LineCounter, offset: number): { line: number; column: number } {
  const { line, col } = lines.linePos(offset);
  return { line, column: col };
}

/** The same in a thread, for a long text: the result knows its positions without its document. */
export function parseAside(text: string): ParsedText {
  const read = parsedIn(text);
  const positions = new Map<string, readonly [number, number, number, number]>();
  if (read.document === undefined) return { faults: read.faults, value: null, positions };
  const { document, lines, value } = read;
  const open: [node: unknown, path: readonly (string | number)[], key: number | undefined][] = [[document.contents, [], undefined]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [node, path, key] = next;
    const at = (node as { range?: readonly number[] | null } | null)?.range?.[0] ?? key;
    if (at === undefined) continue;
    const [of, name] = [lines.linePos(at), lines.linePos(key ?? at)];
    positions.set(JSON.stringify(path), [of.line, of.col, name.line, name.col]);
    if (isSeq(node)) for (const [index, one] of node.items.entries()) open.push([one, [...path, index], undefined]);
    if (!isMap(node)) continue;
    for (const { key: named, value: inner } of node.items)
      if (isScalar(named)) open.push([inner, [...path, String(named.value)], named.range?.[0]]);
  }
  return { faults: [], value, positions };
}
