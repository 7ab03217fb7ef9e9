import { load, loadAll, YAMLException } from 'js-yaml';
import { LineCounter, parseDocument, type Document } from 'yaml';
import { z } from 'zod';
import { canonicalJson } from '#kernel/canonical-json.ts';
import { kinds, shapes, sourceShape, statuses, type Entry, type Kind } from './entry.ts';

/** What is wrong in a knowledge file, and where. Lines count from 1. */
export type Fault = {
  readonly file: string;
  readonly line: number;
  readonly code: string;
  readonly evidence: Readonly<Record<string, unknown>>;
};

/** An entry and where it stands; `lineAt` tells the line of a value in it, of the entry itself for no path. */
export type Placed = Entry & { readonly file: string; readonly lineAt: (path: Path) => number };

export type FileRead = { readonly entries: readonly Placed[]; readonly faults: readonly Fault[] };

/** A file of entries of one kind; `source` and `status` stand for the entries that name none. */
const fileShape = z.strictObject({
  kind: z.enum(kinds as [Kind, ...Kind[]]),
  source: sourceShape.partial().optional(),
  status: z.enum(statuses).optional(),
  entries: z.array(z.record(z.string(), z.unknown())).min(1),
});

type Path = readonly (string | number)[];

type LineAt = (path: Path) => number;

/** Reads one YAML file. Either all entries and no fault, or faults and no entry. */
export function readKnowledge(file: string, text: string): FileRead {
  const broken = (trouble: unknown, line = 1) =>
    fault(file, line, 'yaml-broken', { said: trouble instanceof Error ? (trouble.message.split('\n')[0] ?? '') : String(trouble) });
  let read: Places;
  try {
    // the quick parser first: what it refuses, and keys that stand twice, would take the one that knows places minutes to list in a long
    // file
    loadAll(text);
    read = placesIn(text);
  } catch (cause) {
    if (cause instanceof YAMLException) return { entries: [], faults: [broken(cause.reason, (cause.mark?.line ?? 0) + 1)] };
    // an alias of nothing, more of them than anybody writes, or lists in lists without end
    return { entries: [], faults: [broken(cause)] };
  }
  const { value, trouble, document, lines } = read;
  if (trouble.length > 0) return { entries: [], faults: trouble.map((one) => broken(one, lines.linePos(one.pos[0]).line)) };
  return readValues(file, value, (path) => lineOf(document, lines, path));
}

type Places = ReturnType<typeof placesIn>;

/** Aliases are taken where few stand for few: none may stand for more than a file holds. Throws what the parser throws. */
function placesIn(text: string) {
  const { document, lines } = withPlaces(text);
  const trouble = [...document.errors, ...document.warnings];
  return { document, lines, trouble, value: trouble.length > 0 ? undefined : (document.toJS({ maxAliasCount: 50 }) as unknown) };
}

/**
 * Reads one of the files that ship, in a quarter of the time: by a parser that knows no places. A test holds all of them against
 * `readKnowledge`, which also reads again what is at fault, and finds the places of what is asked for.
 */
export function readKnowledgeQuickly(file: string, text: string): FileRead {
  let places: ReturnType<typeof withPlaces> | undefined;
  const lineAt: LineAt = (path) => {
    places ??= withPlaces(text);
    return lineOf(places.document, places.lines, path);
  };
  const value = valueOf(text);
  const read = value === undefined ? null : readValues(file, value, lineAt);
  return read === null || read.faults.length > 0 ? readKnowledge(file, text) : read;
}

function withPlaces(text: string): { document: Document; lines: LineCounter } {
  const lines = new LineCounter();
  return { document: parseDocument(text, { lineCounter: lines, version: '1.2', uniqueKeys: false }), lines };
}

/** What a text says; undefined where the quick parser refuses it. */
function valueOf(text: string): unknown {
  try {
    return load(text);
  } catch {
    return undefined;
  }
}

function readValues(file: string, value: unknown, lineAt: LineAt): FileRead {
  const unsound = unsoundIn(value);
  if (unsound !== null)
    return { entries: [], faults: [fault(file, lineAt(unsound), 'knowledge-field-bad', { field: unsound.join('.'), said: unsoundSaid })] };
  if (typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'policy') return readPolicy(file, value, lineAt);
  const isSingle = isSingleCalendar(value);
  const whole = fileShape.safeParse(isSingle ? asList(value) : value);
  if (!whole.success) return { entries: [], faults: whole.error.issues.map((issue) => faultOf(file, issue, [], lineAt)) };
  const { kind, source, status, entries } = whole.data;
  const read: Placed[] = [];
  const faults: Fault[] = [];
  entries.forEach((given, index) => {
    const full = { ...(status && { status }), ...given, source: { ...source, ...(given['source'] as object | undefined) } };
    const checked = shapes[kind].safeParse(full);
    const at: Path = isSingle ? [] : ['entries', index];
    if (!checked.success) faults.push(...checked.error.issues.map((issue) => faultOf(file, issue, at, lineAt)));
    else {
      const lineIn = (path: Path) => lineAt([...at, ...path]);
      read.push({ kind, held: checked.data, written: writtenOf(kind, full), file, lineAt: lineIn } as Placed);
    }
  });
  return faults.length > 0 ? { entries: [], faults } : { entries: read, faults };
}

/** A calendar may be a file by itself: what stands beside its kind is the one entry. */
function isSingleCalendar(value: unknown): value is object {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'calendar' && !('entries' in value);
}

function asList(value: object): unknown {
  const { kind, ...entry } = value as Readonly<Record<string, unknown>>;
  return { kind, entries: [entry] };
}

/** A document of a government is a file of its own: its code is its id, and it is its own source. */
function readPolicy(file: string, given: object, lineAt: LineAt): FileRead {
  const { kind: _kind, url, ...rest } = given as Readonly<Record<string, unknown>>;
  const source = { document: [rest['title'], rest['number']].filter((part) => typeof part === 'string').join(' '), clause: '全文', ...(url !== undefined && { url }) };
  const full = { id: `policy/${String(rest['code'])}`, ...rest, source };
  const checked = shapes.policy.safeParse(full);
  if (!checked.success) return { entries: [], faults: checked.error.issues.map((issue) => faultOf(file, issue, [], lineAt)) };
  const entry = { kind: 'policy', held: checked.data, written: writtenOf('policy', full), file, lineAt } as Placed;
  return { entries: [entry], faults: [] };
}

const unsoundSaid = { zh: '含有无法保存的字符（空字符或不完整的字符）', en: 'it holds what cannot be kept: a NUL, or half a character' };

/** Where a text stands that no store can hold; null where none does. What stands for something else is looked at once. */
function unsoundIn(value: unknown): Path | null {
  const [open, seen]: [[value: unknown, path: Path][], Set<object>] = [[[value, []]], new Set()];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [one, path] = next;
    if (typeof one === 'string' && (one.includes('\0') || !one.isWellFormed())) return path;
    if (typeof one !== 'object' || one === null || seen.has(one)) continue;
    seen.add(one);
    for (const [name, inner] of Object.entries(one)) {
      open.push([name, path], [inner, [...path, Array.isArray(one) ? Number(name) : name]]);
    }
  }
  return null;
}

/** What an entry is called where it is cited or required: wording, which may be bettered without another version. */
const wording: Partial<Record<Kind, object>> = { policy: { short: undefined }, item: { asks: undefined } };

function writtenOf(kind: Kind, full: object): string {
  return canonicalJson({ ...full, ...wording[kind], note: undefined, kind });
}

type Issue = z.core.$ZodIssue;

const whole = { zh: '全文', en: 'the whole' };
const locales = { zh: z.locales.zhCN().localeError, en: z.locales.en().localeError };

/** What is wrong, in both languages; own words of a shape as they stand. */
function issueText(issue: Issue): string | { zh: string; en: string } {
  if (issue.code === 'custom') return issue.message;
  const said = (language: 'zh' | 'en'): string => {
    const told = locales[language]({ ...issue, input: undefined } as never);
    return (typeof told === 'string' ? told : told?.message) ?? issue.message;
  };
  return { zh: said('zh'), en: said('en') };
}

function faultOf(file: string, issue: Issue, before: Path, lineAt: LineAt): Fault {
  const path = [...before, ...issue.path.map((part) => (typeof part === 'number' ? part : String(part)))];
  const unknown = issue.code === 'unrecognized_keys' ? issue.keys.join(', ') : null;
  const field = path.slice(before.length).join('.');
  const line = lineAt(unknown === null ? path : [...path, unknown.split(', ')[0] ?? '']);
  if (unknown !== null) return fault(file, line, 'knowledge-field-unknown', { field: unknown });
  return fault(file, line, 'knowledge-field-bad', { field: field === '' ? whole : field, said: issueText(issue) });
}

/** The line of a value; of what holds it where the value itself is not there. */
function lineOf(document: Document, lines: LineCounter, path: Path): number {
  for (let length = path.length; length >= 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true) as { range?: [number, number, number] | null } | null | undefined;
    if (node?.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}

function fault(file: string, line: number, code: string, evidence: Readonly<Record<string, unknown>>): Fault {
  return { file, line, code, evidence };
}

/** Entries of several files together: an id and version may stand only once, and an id has one kind. */
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
