import { setImmediate as turn } from 'node:timers/promises';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { openTable, sheetsIn } from '#platform/tables/tables.ts';
import { fileOf } from './files.ts';
import type { Dictionary, FieldSpec, SeenFile } from '#platform/list-intake/fields.ts';
import { type HeadingKeys, headingKeys } from '#platform/list-intake/heading-keys.ts';
import type { ImportsInternals } from './internals.ts';
import type { Mapping } from '#platform/list-intake/mapping.ts';
import type { KeptFile } from '#platform/list-intake/job.ts';
import { kindsOfFile } from './kind-of-file.ts';
import * as store from './store.ts';
import { knowsOf, matchingProfiles, suggestColumns, suits } from './suggest.ts';
import type { Inspection } from './types.ts';

/**
 * Inspects an uploaded file: its kind, its first rows, and how its columns may be read. Without a given kind the most likely one is used.
 */
export async function inspect(
  internals: ImportsInternals,
  scope: Scope,
  asked: { file: string; kind?: string | undefined; rows?: number | undefined; headerRow?: number | undefined; sheet?: string | undefined },
): Promise<Inspection> {
  const isStated = asked.kind !== undefined && !internals.recognisers.has(asked.kind);
  const named = isStated ? dictionaryOf(internals, asked.kind as string) : undefined;
  const file = await fileOf(internals, scope, asked.file);
  const recognised = isStated ? null : (asked.kind ?? (await recognisedIn(internals, file, asked)));
  if (recognised !== null) return await bookSeen(internals, file, recognised, asked);
  const seen = await firstRows(file.path, asked.rows ?? 20, asked);
  const keys = await keysOfHeader(seen.header);
  const kinds = named === undefined ? await kindsOf(internals, keys, { ...seen, name: file.name }) : [named];
  const [dictionary] = kinds as [Dictionary];
  const saved = await store.profiles(internals.postgres, scope, dictionary.kind);
  const { above, ...shown } = seen;
  return {
    ...shown,
    rows: seen.rows.slice(0, Math.max(3, Math.floor(mostShown / Math.max(1, seen.header.length)))),
    kind: dictionary.kind,
    kinds: kinds.map(({ kind }) => kind),
    name: file.name,
    columns: columnsOf(dictionary, seen, keys),
    profiles: matchingProfiles(saved, seen.header),
    fields: dictionary.fields.map(plainField),
    options: (await dictionary.guess?.(scope, { ...seen, name: file.name, above })) ?? {},
    sheets: await sheetsOf(internals, file.path),
  };
}

/** The kind that recognises all cells of a file; null if a person states where its header is. */
async function recognisedIn(
  { recognisers }: ImportsInternals,
  { path, name }: KeptFile,
  { headerRow, sheet }: Place,
): Promise<string | null> {
  if (headerRow !== undefined || sheet !== undefined) return null;
  for (const [kind, recognise] of recognisers) if (await recognise(path, name)) return kind;
  return null;
}

/** What is seen of a book: it has no header that fields could be given to. */
async function bookSeen(
  internals: ImportsInternals,
  file: KeptFile,
  kind: string,
  asked: Place & { rows?: number | undefined },
): Promise<Inspection> {
  const seen = await firstRows(file.path, asked.rows ?? 20, asked).catch((cause: unknown) => {
    if (cause instanceof Problem && cause.kind === 'bad-input') return null;
    throw cause;
  });
  const shown = seen ?? { format: 'xlsx', encoding: null, headerRow: 1, header: [], rows: [], sheet: '' };
  return {
    format: shown.format,
    encoding: null,
    headerRow: shown.headerRow,
    header: shown.header,
    rows: shown.rows,
    sheet: shown.sheet,
    kind,
    kinds: [kind],
    name: file.name,
    columns: [],
    profiles: [],
    fields: [],
    options: {},
    sheets: await sheetsOf(internals, file.path),
    findings: [],
  };
}

/** The field that each column may be: by its cells, if the kind of file looks at them, otherwise by its heading. */
function columnsOf(
  dictionary: Dictionary,
  seen: { readonly header: readonly string[]; readonly rows: readonly (readonly string[])[] },
  keys: readonly HeadingKeys[],
) {
  const byHeading = suggestColumns(dictionary, keys);
  const byCells = dictionary.columns?.(seen) ?? new Map<string, string>();
  if (byCells.size === 0) return byHeading;
  return [...byCells].map(
    ([column, field]) =>
      byHeading.find((one) => one.column === column && one.field === field) ?? { column, field, why: 'synonym' as const },
  );
}

/** The likely kind of each sheet of a workbook, by its own heading. */
async function sheetsOf(internals: ImportsInternals, path: string): Promise<Inspection['sheets']> {
  const seen = await sheetsIn(path);
  if (seen.length < 2) return [];
  const found: Inspection['sheets'][number][] = [];
  for (const { name, header } of seen)
    found.push({ name, header, kind: header === null ? null : (await likeliest(internals, await keysOfHeader(header))).kind });
  return found;
}

type Place = { readonly headerRow?: number | undefined; readonly sheet?: string | undefined };

async function firstRows(path: string, rows: number, { headerRow, sheet: wanted }: Place) {
  const table = await openTable(path, { headerRow, sheet: wanted });
  const first: (readonly string[])[] = [];
  for await (const batch of table.rows) {
    first.push(...batch.map((row) => row.cells).slice(0, rows - first.length));
    if (first.length >= rows) break;
  }
  const { format, header, above = [], sheet = '', findings } = table;
  const found = findings.find(({ code }) => code === 'header-found')?.evidence['row'];
  return {
    format,
    encoding: null,
    headerRow: headerRow ?? (typeof found === 'number' ? found : 1),
    header,
    rows: first,
    above,
    sheet,
    findings,
  };
}

function dictionaryOf(internals: ImportsInternals, kind: string): Dictionary {
  const dictionary = internals.dictionaries.get(kind);
  if (dictionary === undefined)
    throw new Problem('bad-input', 'no-such-kind', { kind, kinds: [...internals.dictionaries.keys()].join(' ') });
  return dictionary;
}

/** The number of cells that is enough to recognize the content of the columns. */
const mostShown = 100_000;

/** The number of headings processed without a pause. */
const breath = 1000;

/** The forms of all headings; for a wide header other requests are answered in between. */
async function keysOfHeader(header: readonly string[]): Promise<HeadingKeys[]> {
  const keys: HeadingKeys[] = [];
  for (const text of header) {
    keys.push(headingKeys(text));
    if (keys.length % breath === 0) await turn();
  }
  return keys;
}

/** The possible kinds of a file with a header, most likely first; see `kindsOfFile`. */
async function kindsOf(internals: ImportsInternals, header: readonly HeadingKeys[], seen: SeenFile): Promise<readonly Dictionary[]> {
  for (const { refuse } of internals.dictionaries.values()) refuse?.(seen);
  const all = await byHeading(internals, header);
  const ranked = all.map((one) => ({ kind: one.kind, knows: knowsOf(one, header), looksAtRows: one.holds !== undefined }));
  const holder = all.find((one) => one.holds !== undefined);
  const kinds = await kindsOfFile({ recognised: null, ranked, held: async () => (await holder?.holds?.(seen)) ?? 'no' });
  return kinds.map((kind) => internals.dictionaries.get(kind) as Dictionary);
}

/** The kind of file whose fields match the header best. */
const likeliest = async (internals: ImportsInternals, header: readonly HeadingKeys[]): Promise<Dictionary> =>
  (await byHeading(internals, header))[0] as Dictionary;

/** All kinds of file, the one whose fields match the header best first; among equals the one registered later, as the more specific. */
async function byHeading(internals: ImportsInternals, header: readonly HeadingKeys[]): Promise<readonly Dictionary[]> {
  const found: (readonly [dictionary: Dictionary, much: number])[] = [];
  for (const dictionary of [...internals.dictionaries.values()].toReversed()) {
    found.push([dictionary, suits(dictionary, header)]);
    // each takes time for a wide header: other requests are answered in between
    await turn();
  }
  return found.toSorted(([, a], [, b]) => b - a).map(([dictionary]) => dictionary);
}

function plainField(spec: FieldSpec): Inspection['fields'][number] {
  const choices = [...new Set(spec.words?.values() ?? [])];
  return {
    name: spec.name,
    zh: spec.zh,
    en: spec.en ?? spaced(spec.name),
    required: spec.required === true,
    units: Object.keys(spec.units ?? {}),
    choices,
  };
}

/** `floorArea` as an English reader writes it. */
function spaced(name: string): string {
  return name.replaceAll(/[A-Z]/gu, (letter) => ` ${letter.toLowerCase()}`);
}

/** How many profiles are listed by name. */
const mostNamed = 30;

/** The mapping of an import: a saved profile, overridden by the options given. Throws `no-such-profile`, `no-profile-saved`. */
export async function mappingOf(internals: ImportsInternals, scope: Scope, kind: string, asked: Mapping): Promise<Mapping> {
  if (asked.profile === undefined) return asked;
  const profiles = await store.profiles(internals.postgres, scope, kind);
  const saved = profiles.find((one) => one.name === asked.profile)?.mapping;
  if (saved === undefined) throw unknownProfile(asked.profile, profiles);
  const fields = [...Object.keys(saved.value ?? {}), ...Object.keys(asked.value ?? {})];
  return {
    column: { ...saved.column, ...asked.column },
    set: { ...saved.set, ...asked.set },
    value: Object.fromEntries(fields.map((field) => [field, { ...saved.value?.[field], ...asked.value?.[field] }])),
    unit: { ...saved.unit, ...asked.unit },
    ignore: asked.ignore ?? saved.ignore,
    coordinates: asked.coordinates ?? saved.coordinates,
    decimals: asked.decimals ?? saved.decimals,
    dateOrder: asked.dateOrder ?? saved.dateOrder,
    headerRow: asked.headerRow ?? saved.headerRow,
    sheet: asked.sheet,
    profile: asked.profile,
  };
}

function unknownProfile(profile: string, saved: readonly { readonly name: string }[]): Problem {
  if (saved.length === 0) return new Problem('not-found', 'no-profile-saved', { profile });
  const names = saved.slice(0, mostNamed).map(({ name }) => name);
  return new Problem('not-found', 'no-such-profile', { profile, profiles: names.join(' | ') });
}
