import type { Evidence } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import type { DecimalMark } from '#platform/tables/decimal-mark.ts';
import { refuseTwice } from '#platform/tables/columns.ts';
import { unitsNamed } from '#platform/tables/heading-units.ts';
import type { DayOrder } from '#platform/tables/date-order.ts';
import { type Dictionary, type FieldSpec, keyOf } from './fields.ts';
import { headed } from './template.ts';
import { validFrom } from './valid-from.ts';
import { type HeadingKeys, headingKeys, nameKeyOf } from './heading-keys.ts';
import { clockOfTimes } from './clock-of-heading.ts';
import { joined, placesNamed } from './joined-columns.ts';
import { columnUnit, nothingAround, type Around } from './units.ts';

/** Under this name the sender states whether rows with certain words in columns that feed no field count. */
export const rowField = 'row';

/** How a file's columns become fields, as given by a person; all parts are optional. */
export type Mapping = {
  /** field -> column */
  readonly column?: Readonly<Record<string, string>> | undefined;
  /** field -> value for every row */
  readonly set?: Readonly<Record<string, string>> | undefined;
  /** field -> text -> code */
  readonly value?: Readonly<Record<string, Readonly<Record<string, string>>>> | undefined;
  /** field -> unit */
  readonly unit?: Readonly<Record<string, string>> | undefined;
  /** Columns that are not read, although their headers are names of fields. */
  readonly ignore?: readonly string[] | undefined;
  /** The number of the header row, if it is not the first row. */
  readonly headerRow?: number | undefined;
  /** The sheet of a workbook; default: the first that contains a table. */
  readonly sheet?: string | undefined;
  /** The coordinate system of the file. */
  readonly coordinates?: 'wgs84' | 'gcj02' | 'bd09' | undefined;
  /** The decimal mark; default: as the file shows. */
  readonly decimals?: DecimalMark | undefined;
  /** For dates with the year last, which number is the day; default: as the file shows. */
  readonly dateOrder?: DayOrder | undefined;
  /** Part of it was saved for files like this one, so that it may mention more than this file has. */
  readonly profile?: string | undefined;
};

/** The source of each field of a row. */
export type Plan = {
  readonly sources: readonly Source[];
  /** Columns of the file that feed no field. */
  readonly ignored: readonly string[];
  /** Of these, those that the sender did not exclude. */
  readonly unspoken: readonly string[];
  readonly header: readonly string[];
  /** The decimal mark of its numbers. */
  readonly decimals: DecimalMark;
};

export type Source = {
  readonly spec: FieldSpec;
  readonly column: string | null;
  /** Index of the column in the row; -1 if a value is set for all rows. */
  readonly index: number;
  readonly fixed: string;
  readonly factor: number;
  /** How a cell is completed by others of its row, and the positions of these. */
  readonly beside?: { readonly text: (cells: readonly string[]) => string; readonly columns: readonly number[] };
  /** Index of the column that names the unit row by row; -1 if there is none. */
  readonly unitIndex: number;
  /** The unit of the column; null for a field without units. */
  readonly unit: string | null;
  /** The unit is not stated: it is the field's own. */
  readonly assumed: boolean;
  /** The unit is stated: by the heading, a row under it, a title or the mapping. */
  readonly named: boolean;
  /** Words of the mapping, by their key. */
  readonly words: ReadonlyMap<string, string>;
  /** The column was matched to this field by a word that ledgers use for it, without confirmation. */
  readonly guessed: boolean;
};

export type Fault = { readonly column: string | null; readonly code: string; readonly evidence: Evidence };

/**
 * Determines the source of each field: `--column`, then `--set`, then headers that are field names (zh or en).
 * Throws if a named column or field does not exist, a column that is read has the heading of another, or a required field has no source;
 * the whole file is then rejected.
 */
export function planOf(
  dictionary: Dictionary,
  header: readonly string[],
  asked: Mapping,
  given: readonly string[] = [],
  around: Around = nothingAround,
): Plan {
  const mapping = byFieldNames(dictionary, asked);
  const sources = new Map<string, Source>();
  const used = new Set<number>();
  for (const [field, column] of Object.entries(mapping.column ?? {})) {
    const places = placesNamed(header, column);
    const index = places.at(-1) as number;
    const own = source(need(dictionary, field), header[index] as string, index, mapping, around);
    sources.set(field, places.length === 1 ? own : { ...own, beside: joined(places) });
    for (const place of places) used.add(place);
  }
  for (const [field, fixed] of Object.entries(mapping.set ?? {}))
    if (!sources.has(field)) sources.set(field, { ...source(need(dictionary, field), null, -1, mapping, around), fixed });
  const open = header.map((text, index) => (used.has(index) || mapping.ignore?.includes(text) === true ? '' : text));
  for (const [index, text] of open.entries()) {
    const spec = text === '' ? undefined : specOf(dictionary, text);
    if (spec === undefined || sources.has(spec.name) || isShareOfOther(spec, text) || givesWay(dictionary, open, spec, text)) continue;
    refuseTwice(open, [index], keyOf);
    sources.set(spec.name, source(spec, text, index, mapping, around));
    used.add(index);
  }
  for (const [index, spec] of guesses(dictionary, open, used, sources)) {
    sources.set(spec.name, { ...source(spec, header[index] as string, index, mapping, around), guessed: true });
    used.add(index);
  }
  for (const [index, spec] of lastGuesses(dictionary, open, used, [...sources.keys()])) {
    sources.set(spec.name, { ...source(spec, header[index] as string, index, mapping, around), guessed: true });
    used.add(index);
  }
  if (mapping.profile === undefined) refuseUnfed(dictionary, sources, mapping);
  const ignored = header.filter((text, index) => !used.has(index) && text !== '');
  const unspoken = ignored.filter((heading) => mapping.ignore?.some((one) => keyOf(one) === keyOf(heading)) !== true);
  const plan: Plan = { sources: [...sources.values()], ignored, unspoken, header, decimals: mapping.decimals ?? 'point' };
  refuseOtherwise(plan, dictionary);
  refuseLacking(
    plan,
    dictionary,
    dictionary.fields.filter((spec) => spec.required === true && !given.includes(spec.name)).map((spec) => spec.name),
  );
  return plan;
}

/** Whether another column names the same field and says more about it. */
const givesWay = (dictionary: Dictionary, open: readonly string[], spec: FieldSpec, text: string): boolean =>
  spec.rather?.(text) === false &&
  open.some((other) => other !== '' && spec.rather?.(other) === true && specOf(dictionary, other) === spec);

/**
 * Columns that ledgers call by other words, for fields that nothing feeds yet. A word that several columns have is used for none.
 * @param open the headings that may be used, by their positions
 */
function guesses(
  dictionary: Dictionary,
  open: readonly string[],
  used: ReadonlySet<number>,
  sources: ReadonlyMap<string, Source>,
): Map<number, FieldSpec> {
  const bySpec = new Map<FieldSpec, number[]>();
  for (const [index, text] of open.entries()) {
    const spec = used.has(index) || text === '' ? undefined : guessOf(dictionary, headingKeys(text));
    if (spec !== undefined && !sources.has(spec.name) && !isShareOfOther(spec, text))
      bySpec.set(spec, [...(bySpec.get(spec) ?? []), index]);
  }
  const clear = [...bySpec].filter(([, places]) => new Set(places.map((at) => keyOf(open[at] ?? ''))).size === places.length);
  return new Map(clear.map(([spec, places]) => [likeliest(spec, places, open), spec]));
}

/** Of columns matched to a field by different words, the one whose word comes first among the field's words. */
function likeliest(spec: FieldSpec, places: readonly number[], open: readonly string[]): number {
  const words = wordsOf(spec).map(keyOf);
  const rankOf = (at: number): number => {
    const ranks = headingKeys(open[at] ?? '')
      .guesses.map(({ key }) => words.indexOf(key))
      .filter((rank) => rank >= 0);
    return ranks.length === 0 ? words.length : Math.min(...ranks);
  };
  return places.reduce((best, at) => (rankOf(at) < rankOf(best) ? at : best), places[0] ?? 0);
}

/**
 * Columns for fields that nothing feeds, by ambiguous words: of several the most likely.
 * @param fed the names of fields that something feeds
 */
export function lastGuesses(
  { fields }: Dictionary,
  headings: readonly string[],
  used: ReadonlySet<number>,
  fed: readonly string[],
): readonly (readonly [column: number, spec: FieldSpec])[] {
  const keys = headings.map((text, index) => (used.has(index) || text === '' ? null : nameKeyOf(text).replace(/\.$/u, '')));
  const taken = new Set<number>();
  return fields.flatMap((spec) => {
    if (fed.includes(spec.name)) return [];
    const places = (spec.lastly ?? [])
      .map((word) => keys.flatMap((key, at) => (key === keyOf(word) ? [at] : [])))
      .find((one) => one.length > 0);
    const [place, ...others] = places ?? [];
    if (place === undefined || others.length > 0 || taken.has(place)) return [];
    taken.add(place);
    return [[place, spec] as const];
  });
}

/** Whether a heading is about a share and the field is not: a percentage of people is not a number of people. */
function isShareOfOther({ units = {}, required, numeric }: FieldSpec, heading: string): boolean {
  const named = unitsNamed(heading);
  return (
    numeric === true &&
    required !== true &&
    named.length > 0 &&
    named.every(({ code, quantity }) => quantity === 'share' && !(code in units))
  );
}

/** The field that a heading may mean by another word of ledgers for it: unchanged, without brackets, or by its part in a second row. */
export function guessOf(dictionary: Dictionary, heading: HeadingKeys): FieldSpec | undefined {
  const words = guessWords(dictionary);
  for (const { form, key } of heading.guesses) {
    const found = words.get(key) ?? (heading.isJoined ? specOf(dictionary, form) : undefined);
    if (found !== undefined) return found;
  }
  return undefined;
}

const guessing = new WeakMap<Dictionary['fields'], ReadonlyMap<string, FieldSpec>>();

const wordsOf = ({ name, zh, also = [], synonyms }: FieldSpec): string[] => [
  name,
  zh,
  ...also,
  ...synonyms,
  ...(name === 'from' ? validFrom : []),
];

/** The first field of each word that is suggested for it. */
function guessWords({ fields }: Dictionary): ReadonlyMap<string, FieldSpec> {
  const made = guessing.get(fields) ?? new Map(fields.toReversed().flatMap((spec) => wordsOf(spec).map((word) => [keyOf(word), spec])));
  guessing.set(fields, made);
  return made;
}

/**
 * The same mapping by the fields' own names, in whichever language it names them. Throws `no-such-field`, and `field-twice` if it names one
 * twice.
 */
function byFieldNames(dictionary: Dictionary, mapping: Mapping): Mapping {
  const named = <T>(said: Readonly<Record<string, T>> | undefined): Record<string, T> => {
    const out: Record<string, T> = {};
    for (const [field, value] of Object.entries(said ?? {})) {
      const { name } = need(dictionary, field);
      if (name in out && mapping.profile === undefined) throw new Problem('bad-input', 'field-twice', { field: name });
      out[name] = value;
    }
    return out;
  };
  const { column, set, unit } = mapping;
  const { [rowField]: ofRows, ...value } = mapping.value ?? {};
  const values = ofRows === undefined ? named(value) : { ...named(value), [rowField]: ofRows };
  return { ...mapping, column: named(column), set: named(set), value: values, unit: named(unit) };
}

/**
 * Rejects options for fields that nothing in this file feeds, which would have no effect. Throws `option-without-field`, `field-twice`,
 * `decimals-unused`.
 */
function refuseUnfed(
  { fields }: Dictionary,
  sources: ReadonlyMap<string, Source>,
  { column, set, value, unit, coordinates, decimals }: Mapping,
): void {
  if (decimals !== undefined && ![...sources.values()].some(({ spec, index }) => spec.numeric === true && index >= 0))
    throw new Problem('bad-input', 'decimals-unused');
  const both = Object.keys(set ?? {}).find((field) => column?.[field] !== undefined);
  if (both !== undefined) throw new Problem('bad-input', 'field-twice', { field: both });
  const needed: (readonly [string, string])[] = [
    ...Object.keys(unit ?? {}).map((field) => ['--unit', field] as const),
    ...Object.keys(value ?? {}).flatMap((field) =>
      field === rowField || fields.some((spec) => spec.name === field && spec.says !== undefined) ? [] : [['--value', field] as const],
    ),
    ...(coordinates === undefined ? [] : (['latitude', 'longitude'] as const).map((field) => ['--coordinates', field] as const)),
  ];
  const unfed = needed.find(([, field]) => !sources.has(field));
  if (unfed !== undefined) throw new Problem('bad-input', 'option-without-field', { option: unfed[0], field: unfed[1] });
}

/** Throws `column-like-field` if a field has no column, and there is an unmentioned column for something similar. */
function refuseOtherwise({ sources, unspoken }: Plan, { fields }: Dictionary): void {
  for (const { name, zh, otherwise = [] } of fields) {
    if (sources.some(({ spec }) => spec.name === name)) continue;
    const column = unspoken.find((heading) => otherwise.some((word) => keyOf(word) === nameKeyOf(heading)));
    if (column !== undefined)
      throw new Problem('bad-input', 'column-like-field', { column: column.trim(), field: name, fieldName: { zh, en: name } });
  }
}

/** Rejects the file if one of these fields has no source at all. */
export function refuseLacking(plan: Plan, dictionary: Dictionary, fields: readonly string[]): void {
  const missing = dictionary.fields.filter(
    (spec) => fields.includes(spec.name) && !plan.sources.some((from) => from.spec.name === spec.name),
  );
  if (missing.length === 0) return;
  // the English header is the field's own name, which the command line accepts too
  const fieldNames = { zh: missing.map((spec) => `${spec.zh}（${spec.name}）`).join('、'), en: missing.map(({ name }) => name).join(', ') };
  throw new Problem('bad-input', 'columns-missing', { fields: fieldNames, columns: plan.header.join(' | ') });
}

/** The field of that name in either language, or of an open family; its unit may follow in brackets. */
export function specOf(dictionary: Dictionary, heading: string | HeadingKeys): FieldSpec | undefined {
  const found = namesOf(dictionary).get(typeof heading === 'string' ? nameKeyOf(heading) : heading.name);
  if (found !== undefined || dictionary.open === undefined) return found;
  const [text, plain] = typeof heading === 'string' ? [heading, heading.normalize('NFKC').toLowerCase()] : [heading.text, heading.plain];
  const prefix = dictionary.open.prefixes.find((start) => plain.startsWith(start));
  const suffix = prefix === undefined ? '' : text.normalize('NFKC').slice(prefix.length).trim();
  return prefix === undefined || suffix === '' ? undefined : dictionary.open.make(suffix, prefix);
}

const known = new WeakMap<Dictionary['fields'], ReadonlyMap<string, FieldSpec>>();

/** The first field of each name; computed once, because a wide file needs it for thousands of columns. */
function namesOf({ fields }: Dictionary): ReadonlyMap<string, FieldSpec> {
  const made =
    known.get(fields) ??
    new Map(
      fields.toReversed().flatMap((spec) => [spec.name, spec.zh, ...(spec.also ?? []), headed(spec)].map((name) => [keyOf(name), spec])),
    );
  known.set(fields, made);
  return made;
}

function need(dictionary: Dictionary, field: string): FieldSpec {
  const spec = specOf(dictionary, field);
  if (spec !== undefined) return spec;
  throw new Problem('bad-input', 'no-such-field', { field, fields: dictionary.fields.map((one) => one.name).join(' ') });
}

function source(field: FieldSpec, column: string | null, index: number, mapping: Mapping, around: Around): Source {
  const ofHeading = column === null ? null : (field.ofHeading?.(column) ?? clockOfTimes(field, around.above));
  const spec = ofHeading === null ? field : { ...field, ...ofHeading };
  const own = columnUnit(spec, column, around.under[index] ?? '', mapping.unit?.[spec.name], around);
  const other = spec.unitAs === undefined ? undefined : mapping.unit?.[spec.unitAs];
  const { unit, factor, named } = own.named || other === undefined ? own : columnUnit(spec, null, '', other, nothingAround);
  const words = Object.entries(mapping.value?.[spec.name] ?? {}).map(([text, code]) => [keyOf(text), code] as const);
  // the field's own name, as used in exported files, implies its own unit
  const assumed = unit !== null && !named && column !== null && keyOf(column) !== keyOf(spec.name);
  return { spec, column, index, fixed: '', factor, unitIndex: -1, unit, assumed, named, words: new Map(words), guessed: false };
}

/** The column that feeds a field, to name it in a rejection. */
export function columnFor(plan: Plan, field: string): string {
  return plan.sources.find((from) => from.spec.name === field)?.column ?? field;
}

/** Whether anything of the file feeds a field. */
export function names({ plan }: { readonly plan: Plan }, field: string): boolean {
  return plan.sources.some((from) => from.spec.name === field);
}
