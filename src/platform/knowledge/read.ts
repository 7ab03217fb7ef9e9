import { load } from 'js-yaml';
import type { Document, LineCounter } from 'yaml';
import { z } from 'zod';
import { canonicalJson } from '#kernel/canonical-json.ts';
import { issueText } from '#kernel/issue-text.ts';
import { isSoundText } from '#kernel/sound-text.ts';
import { createOffsets } from '#platform/typed-text/typed-text.ts';
import { assessmentFaults } from './kinds/assessment-names.ts';
import { formFaults, type FormNames } from './kinds/form-names.ts';
import { indicatorFaults } from './kinds/indicator-names.ts';
import { parsedIn, withPlaces, type ParsedText } from './parsed-text.ts';
import { procedureFaults, type ProcedureFault } from './kinds/procedure-check.ts';
import type { Spot } from './kinds/procedure-names.ts';
import { tariffFaults } from './kinds/tariff.ts';
import { kinds, shapes, sourceShape, statuses, type Entry, type Kind } from './entry.ts';

/** A fault in a knowledge file, and its position. Lines start at 1. */
export type Fault = {
  readonly file: string;
  readonly line: number;
  readonly code: string;
  readonly evidence: Readonly<Record<string, unknown>>;
};

/** An entry and its position; `lineAt` returns the line of a value in it, or of the entry itself for no path. */
export type Placed = Entry & {
  readonly file: string;
  readonly lineAt: (path: Path) => number;
  /** Line and column of a value in it; absent for kinds whose file is one entry. */
  readonly positionAt?: (path: Path) => Position;
  /** For kinds whose faults are also reported by column. */
  readonly positionOf?: (spot: Spot) => Position;
};

/** `total`: the number of faults, if not all are listed. */
export type FileRead = { readonly entries: readonly Placed[]; readonly faults: readonly Fault[]; readonly total?: number };

/** The result of reading a whole file in a thread: entries without positions, and the first faults. */
export type ReadAside = {
  readonly entries: readonly Pick<Entry, 'kind' | 'held' | 'written'>[];
  readonly faults: readonly Fault[];
  readonly total: number;
  readonly positions?: undefined;
};

/** The maximum number of faults of a file returned by a thread. */
const mostTold = 100;

export const withoutFunctions = ({ entries, faults, total = faults.length }: FileRead): ReadAside => ({
  entries: entries.map(({ kind, held, written }) => ({ kind, held, written })),
  faults: faults.slice(0, mostTold),
  total,
});

/** A file of entries of one kind; `source` and `status` apply to the entries that name none. */
const fileShape = z.strictObject({
  kind: z.enum(kinds as [Kind, ...Kind[]]),
  source: sourceShape.partial().optional(),
  status: z.enum(statuses).optional(),
  entries: z.array(z.record(z.string(), z.unknown())).min(1),
});

type Path = readonly (string | number)[];

type LineAt = (path: Path) => number;

/** A position; line and column start at 1. */
type Position = { readonly line: number; readonly column: number };

type Places = { readonly lineAt: LineAt; readonly positionOf: (spot: Spot) => Position };

/** A file's text, or the result of reading it in a thread: its values with their positions, or the whole. */
export type KnowledgeText = string | ParsedText | ReadAside;

/**
 * Reads one YAML file. Returns either all entries and no fault, or faults and no entry.
 * @param names of forms and procedures: whether the names that they take from elsewhere are known; not checked if omitted
 */
export function readKnowledge(file: string, text: KnowledgeText, names?: FormNames): FileRead {
  if (typeof text === 'object' && 'entries' in text)
    return { ...text, entries: text.entries.map((one) => ({ ...one, file, lineAt: () => 1 }) as Placed) };
  const read = typeof text === 'string' ? parsedIn(text) : text;
  const broken = read.faults.map(({ line, ...evidence }) => fault(file, line, 'yaml-broken', evidence));
  if (broken.length > 0) return { entries: [], faults: broken };
  if (read.positions !== undefined) return readValues(file, read.value, placesAt(read.positions), names);
  if (read.document === undefined) return { entries: [], faults: broken };
  return readValues(file, read.value, placesOf(() => read), names);
}

/**
 * Reads one of the shipped files in a quarter of the time, with a parser that knows no positions. A test compares all of them with
 * `readKnowledge`, which is also used to read files with faults again, and to find positions when needed.
 */
export function readKnowledgeQuickly(file: string, text: string): FileRead {
  let parsed: Parsed | undefined;
  const value = valueOf(text);
  const read = value === undefined ? null : readValues(file, value, placesOf(() => (parsed ??= withPlaces(text))));
  return read === null || read.faults.length > 0 ? readKnowledge(file, text) : read;
}

type Parsed = { readonly document: Document; readonly lines: LineCounter };

/** The value of a text; undefined if the quick parser refuses it. */
function valueOf(text: string): unknown {
  try {
    return load(text);
  } catch {
    return undefined;
  }
}

function readValues(file: string, value: unknown, { lineAt, positionOf }: Places, names?: FormNames): FileRead {
  const unsound = unsoundIn(value);
  if (unsound !== null)
    return { entries: [], faults: [unsoundFault(file, unsound, positionOf)] };
  if (typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'policy') return readPolicy(file, value, { lineAt, positionOf });
  if (typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'procedure')
    return readProcedure(file, value, { lineAt, positionOf }, names);
  if (typeof value === 'object' && value !== null && 'kind' in value && isListed(value.kind)) {
    const amiss = alsoAmiss[value.kind];
    return readListed(value.kind, file, value, { lineAt, positionOf }, (full) => amiss(full, names));
  }
  const isSingle = isSingleCalendar(value);
  const whole = fileShape.safeParse(isSingle ? asList(value) : value);
  if (!whole.success) return { entries: [], faults: shapeFaults(file, whole.error.issues, [], positionOf) };
  const { kind, source, status, entries } = whole.data;
  const read: Placed[] = [];
  const faults: Fault[] = [];
  entries.forEach((given, index) => {
    const full = { ...(status && { status }), ...given, source: { ...source, ...(given['source'] as object | undefined) } };
    const checked = shapes[kind].safeParse(full);
    const at: Path = isSingle ? [] : ['entries', index];
    if (!checked.success) faults.push(...shapeFaults(file, checked.error.issues, at, positionOf));
    else {
      const lineIn = (path: Path) => lineAt([...at, ...path]);
      const positionAt = (path: Path) => positionOf({ path: [...at, ...path], of: 'value' });
      read.push({ kind, held: checked.data, written: writtenOf(kind, full), file, lineAt: lineIn, positionAt } as Placed);
    }
  });
  return faults.length > 0 ? { entries: [], faults } : { entries: read, faults };
}

/** A calendar may be a file by itself: its content apart from its kind is the one entry. */
function isSingleCalendar(value: unknown): value is object {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'calendar' && !('entries' in value);
}

function asList(value: object): unknown {
  const { kind, ...entry } = value as Readonly<Record<string, unknown>>;
  return { kind, entries: [entry] };
}

/** A government document is a separate file: its code is its id, and it is its own source. */
function readPolicy(file: string, given: object, { lineAt, positionOf }: Places): FileRead {
  const { kind: _kind, url, ...rest } = given as Readonly<Record<string, unknown>>;
  const source = { document: [rest['title'], rest['number']].filter((part) => typeof part === 'string').join(' '), clause: '全文', ...(url !== undefined && { url }) };
  const full = { id: `policy/${String(rest['code'])}`, ...rest, source };
  const checked = shapes.policy.safeParse(full);
  if (!checked.success) return { entries: [], faults: shapeFaults(file, checked.error.issues, [], positionOf) };
  const entry = { kind: 'policy', held: checked.data, written: writtenOf('policy', full), file, lineAt } as Placed;
  return { entries: [entry], faults: [] };
}

/** A procedure is a separate file; its faults are reported in the order of the file. */
function readProcedure(file: string, given: object, { lineAt, positionOf }: Places, names?: FormNames): FileRead {
  const { kind: _kind, ...full } = given as Readonly<Record<string, unknown>>;
  const checked = shapes.procedure.safeParse(full);
  const shape = checked.success ? [] : checked.error.issues.flatMap(spotted);
  const all = [...shape, ...procedureFaults(full, names)].map(({ code, at, evidence }) => {
    const { line, column } = positionOf(at);
    return fault(file, line, code, { column, ...evidence });
  });
  if (all.length > 0 || !checked.success) return { entries: [], faults: all.toSorted(byPosition) };
  const entry = { kind: 'procedure', held: checked.data, written: writtenOf('procedure', full), file, lineAt } as Placed;
  return { entries: [entry], faults: [] };
}

/** The faults of listed kinds beyond their shape. */
const alsoAmiss = {
  indicator: indicatorFaults,
  form: formFaults,
  assessment: assessmentFaults,
  'report-template': () => [],
  'heat-tariff': () => [],
  'baseline-rule': () => [],
  programme: () => [],
  tariff: tariffFaults,
} as const satisfies Partial<Record<Kind, (full: unknown, names?: FormNames) => readonly ProcedureFault[]>>;

type Listed = keyof typeof alsoAmiss;

const isListed = (kind: unknown): kind is Listed => typeof kind === 'string' && Object.hasOwn(alsoAmiss, kind);

/** Indicators, forms and the like are in a list, or one is a file by itself; their faults are reported in the order of the file. */
function readListed(
  kind: Listed,
  file: string,
  given: object,
  { lineAt, positionOf }: Places,
  alsoAmiss: (full: Readonly<Record<string, unknown>>) => readonly ProcedureFault[],
): FileRead {
  const isSingle = !('entries' in given);
  const whole = fileShape.safeParse(isSingle ? asList(given) : given);
  if (!whole.success) return { entries: [], faults: shapeFaults(file, whole.error.issues, [], positionOf) };
  const { source, status, entries } = whole.data;
  const [read, faults]: [Placed[], Fault[]] = [[], []];
  entries.forEach((one, index) => {
    const at: Path = isSingle ? [] : ['entries', index];
    const bare = kind !== 'indicator' && source === undefined && one['source'] === undefined;
    const full = { ...(status && { status }), ...one, ...(!bare && { source: { ...source, ...(one['source'] as object | undefined) } }) };
    const checked = shapes[kind].safeParse(full);
    const inside = (spot: Spot): Position => positionOf({ ...spot, path: [...at, ...spot.path] });
    const amiss = [...(checked.success ? [] : checked.error.issues.flatMap(spotted)), ...alsoAmiss(full)];
    if (checked.success && amiss.length === 0)
      read.push({
        kind,
        held: checked.data,
        written: writtenOf(kind, full),
        file,
        lineAt: (path) => lineAt([...at, ...path]),
        positionOf: inside,
      } as Placed);
    for (const { code, at: spot, evidence } of amiss) {
      const { line, column } = inside(spot);
      faults.push(fault(file, line, code, { column, ...evidence }));
    }
  });
  return faults.length > 0 ? { entries: [], faults: faults.toSorted(byPosition) } : { entries: read, faults };
}

/** The faults in the shape of an entry, each unknown key by itself. */
function spotted(issue: Issue): ProcedureFault[] {
  const path = issue.path.map((part) => (typeof part === 'number' ? part : String(part)));
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ code: 'knowledge-field-unknown', at: { path: [...path, key], of: 'key' }, evidence: { field: key } }));
  const field = path.length === 0 ? whole : path.join('.');
  return [{ code: 'knowledge-field-bad', at: { path, of: 'value' }, evidence: { field, said: issueText(issue) } }];
}

const byPosition = (a: Fault, b: Fault): number => a.line - b.line || Number(a.evidence['column']) - Number(b.evidence['column']);

function unsoundFault(file: string, path: Path, positionOf: Places['positionOf']): Fault {
  const { line, column } = positionOf({ path, of: 'value' });
  return fault(file, line, 'knowledge-field-bad', { column, field: path.join('.'), said: unsoundSaid });
}

const unsoundSaid = { zh: '含有看不见的控制字符、改变书写方向的字符或无效字符', en: 'it contains control characters, characters that change the text direction, or invalid characters' };

/** The position of a text that no store can hold; null if there is none. Aliased values are checked once. */
function unsoundIn(value: unknown): Path | null {
  const [open, seen]: [[value: unknown, path: Path][], Set<object>] = [[[value, []]], new Set()];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [one, path] = next;
    if (typeof one === 'string' && !isSoundText(one)) return path;
    if (typeof one !== 'object' || one === null || seen.has(one)) continue;
    seen.add(one);
    for (const [name, inner] of Object.entries(one)) {
      open.push([name, path], [inner, [...path, Array.isArray(one) ? Number(name) : name]]);
    }
  }
  return null;
}

/** The wording by which an entry is cited or required, which may be improved without another version. */
const wording: Partial<Record<Kind, object>> = { policy: { short: undefined }, item: { asks: undefined } };

function writtenOf(kind: Kind, full: object): string {
  return canonicalJson({ ...full, ...wording[kind], note: undefined, kind });
}

type Issue = z.core.$ZodIssue;

const whole = { zh: '全文', en: 'the whole' };
/** The faults in the shape of what is at `before`, by line and column, each unknown key by itself. */
const shapeFaults = (file: string, issues: readonly Issue[], before: Path, positionOf: Places['positionOf']): Fault[] =>
  issues.flatMap(spotted).map(({ code, at, evidence }) => {
    const { line, column } = positionOf({ ...at, path: [...before, ...at.path] });
    return fault(file, line, code, { column, ...evidence });
  });

const beginning: Position = { line: 1, column: 1 };

/** @param parsed the document with positions: a shipped file is parsed for them when needed */
function placesOf(parsed: () => Parsed): Places {
  let offsetOf: ReturnType<typeof createOffsets> | undefined;
  const positionOf = ({ path, of }: Spot): Position => {
    const { document, lines } = parsed();
    offsetOf ??= createOffsets(document);
    return positionAt(lines, offsetOf({ path, ofKey: of === 'key' }));
  };
  return { positionOf, lineAt: (path) => positionOf({ path, of: 'value' }).line };
}

/** The same for a text parsed in a thread. */
function placesAt(positions: ParsedText['positions']): Places {
  const positionOf = ({ path, of }: Spot): Position => {
    for (let length = path.length; length >= 0; length -= 1) {
      const found = positions.get(JSON.stringify(path.slice(0, length)));
      if (found === undefined) continue;
      const [line, column, keyLine, keyColumn] = found;
      return of === 'key' && length === path.length ? { line: keyLine, column: keyColumn } : { line, column };
    }
    return beginning;
  };
  return { positionOf, lineAt: (path) => positionOf({ path, of: 'value' }).line };
}

function positionAt(lines: LineCounter, offset: number): Position {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(1, line), column: Math.max(1, col) };
}

function fault(file: string, line: number, code: string, evidence: Readonly<Record<string, unknown>>): Fault {
  return { file, line, code, evidence };
}

/** Checks entries of several files together: an id and version may occur only once, and an id has one kind. */
export function clashes(entries: readonly Placed[]): Fault[] {
  const first = new Map<string, Placed>();
  const kindOf = new Map<string, Placed>();
  const faults: Fault[] = [];
  for (const entry of entries) {
    const key = `${entry.held.id}@${entry.held.version}`;
    const [same, other] = [first.get(key), kindOf.get(entry.held.id)];
    if (same) faults.push(fault(entry.file, entry.lineAt([]), 'knowledge-twice', { entry: key, other: `${same.file}:${same.lineAt([])}` }));
    else if (other && other.kind !== entry.kind)
      faults.push(fault(entry.file, entry.lineAt([]), 'knowledge-kind-differs', { entry: key, other: `${other.file}:${other.lineAt([])}` }));
    first.set(key, entry);
    kindOf.set(entry.held.id, entry);
  }
  return faults;
}
