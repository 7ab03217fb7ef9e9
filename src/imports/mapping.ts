import type { Evidence } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import { columnNamed, refuseTwice } from '#tables/columns.ts';
import { withoutUnit } from '#tables/heading-units.ts';
import { type Dictionary, type FieldSpec, keyOf } from './fields.ts';
import { columnUnit, nothingAround, type Around } from './units.ts';

/** How a file's columns become fields, as a person said it; all parts are optional. */
export type Mapping = {
  /** field -> column */
  readonly column?: Readonly<Record<string, string>> | undefined;
  /** field -> value for every row */
  readonly set?: Readonly<Record<string, string>> | undefined;
  /** field -> text -> code */
  readonly value?: Readonly<Record<string, Readonly<Record<string, string>>>> | undefined;
  /** field -> unit */
  readonly unit?: Readonly<Record<string, string>> | undefined;
  /** Columns that are not read, though their headers are names of fields. */
  readonly ignore?: readonly string[] | undefined;
  /** Where the header stands, if not in the first row. */
  readonly headerRow?: number | undefined;
  /** The coordinates that the file is in. */
  readonly coordinates?: 'wgs84' | 'gcj02' | 'bd09' | undefined;
  /** Part of it was saved for files like this one, so that it may say more than this file has. */
  readonly profile?: string | undefined;
};

/** Where each field of a row comes from. */
export type Plan = {
  readonly sources: readonly Source[];
  /** Columns of the file that feed no field. */
  readonly ignored: readonly string[];
  readonly header: readonly string[];
};

export type Source = {
  readonly spec: FieldSpec;
  readonly column: string | null;
  /** Place of the column in the row; -1 where a value is set for all rows. */
  readonly index: number;
  readonly fixed: string;
  readonly factor: number;
  /** The unit that the column is in; null for a field that has none. */
  readonly unit: string | null;
  /** Nobody has named that unit: it is the field's own. */
  readonly assumed: boolean;
  /** Words of the mapping, by their key. */
  readonly words: ReadonlyMap<string, string>;
};

export type Fault = { readonly column: string | null; readonly code: string; readonly evidence: Evidence };

/**
 * Settles where each field comes from: `--column`, then `--set`, then headers that are field names (zh or en).
 * Throws where a named column or field is not there, a column that is read has the heading of another, or a required field has no source;
 * the file is refused whole.
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
    const index = columnNamed(header, column, keyOf);
    if (index < 0) throw new Problem('bad-input', 'no-such-column', { column, columns: header.join(' | ') });
    sources.set(field, source(need(dictionary, field), header[index] as string, index, mapping, around));
    used.add(index);
  }
  for (const [field, fixed] of Object.entries(mapping.set ?? {}))
    if (!sources.has(field)) sources.set(field, { ...source(need(dictionary, field), null, -1, mapping, around), fixed });
  const open = header.map((text, index) => (used.has(index) || mapping.ignore?.includes(text) === true ? '' : text));
  for (const [index, text] of open.entries()) {
    const spec = text === '' ? undefined : specOf(dictionary, text);
    if (spec === undefined || sources.has(spec.name)) continue;
    refuseTwice(open, [index], keyOf);
    sources.set(spec.name, source(spec, text, index, mapping, around));
    used.add(index);
  }
  if (mapping.profile === undefined) refuseUnfed(sources, mapping);
  const plan = { sources: [...sources.values()], ignored: header.filter((text, index) => !used.has(index) && text !== ''), header };
  refuseLacking(
    plan,
    dictionary,
    dictionary.fields.filter((spec) => spec.required === true && !given.includes(spec.name)).map((spec) => spec.name),
  );
  return plan;
}

/**
 * The same mapping by the fields' own names, in whichever language it names them. Throws `no-such-field`, and `field-twice` where it names
 * one twice.
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
  const { column, set, value, unit } = mapping;
  return { ...mapping, column: named(column), set: named(set), value: named(value), unit: named(unit) };
}

/** Refuses what is said of fields that nothing in this file feeds, and would go unheard. Throws `option-without-field`, `field-twice`. */
function refuseUnfed(sources: ReadonlyMap<string, Source>, { column, set, value, unit, coordinates }: Mapping): void {
  const both = Object.keys(set ?? {}).find((field) => column?.[field] !== undefined);
  if (both !== undefined) throw new Problem('bad-input', 'field-twice', { field: both });
  const needed: (readonly [string, string])[] = [
    ...Object.keys(unit ?? {}).map((field) => ['--unit', field] as const),
    ...Object.keys(value ?? {}).map((field) => ['--value', field] as const),
    ...(coordinates === undefined ? [] : (['latitude', 'longitude'] as const).map((field) => ['--coordinates', field] as const)),
  ];
  const unfed = needed.find(([, field]) => !sources.has(field));
  if (unfed !== undefined) throw new Problem('bad-input', 'option-without-field', { option: unfed[0], field: unfed[1] });
}

/** Refuses the file where one of these fields has no source at all. */
export function refuseLacking(plan: Plan, dictionary: Dictionary, fields: readonly string[]): void {
  const missing = dictionary.fields.filter(
    (spec) => fields.includes(spec.name) && !plan.sources.some((from) => from.spec.name === spec.name),
  );
  if (missing.length === 0) return;
  // the English header is the field's own name, which the command line takes too
  const fieldNames = { zh: missing.map((spec) => `${spec.zh}（${spec.name}）`).join('、'), en: missing.map(({ name }) => name).join(', ') };
  throw new Problem('bad-input', 'columns-missing', { fields: fieldNames, columns: plan.header.join(' | ') });
}

/** What stands behind names as a unit and is no more than the field itself. */
const ownUnits = /\s*[([](?:h|a|%)[)\]]\s*$/iu;

/** The field of that name in either language, or of an open family; its unit may stand in brackets behind it. */
export function specOf(dictionary: Dictionary, text: string): FieldSpec | undefined {
  const key = keyOf(withoutUnit(text).replace(ownUnits, ''));
  const found = namesOf(dictionary).get(key);
  if (found !== undefined || dictionary.open === undefined) return found;
  const prefix = dictionary.open.prefixes.find((start) => text.normalize('NFKC').toLowerCase().startsWith(start));
  const suffix = prefix === undefined ? '' : text.normalize('NFKC').slice(prefix.length).trim();
  return suffix === '' ? undefined : dictionary.open.make(suffix);
}

const known = new WeakMap<Dictionary['fields'], ReadonlyMap<string, FieldSpec>>();

/** The first field of each name; made once, as a wide file asks it for thousands of columns. */
function namesOf({ fields }: Dictionary): ReadonlyMap<string, FieldSpec> {
  const made =
    known.get(fields) ??
    new Map(fields.toReversed().flatMap((spec) => [spec.name, spec.zh, ...(spec.also ?? [])].map((name) => [keyOf(name), spec])));
  known.set(fields, made);
  return made;
}

function need(dictionary: Dictionary, field: string): FieldSpec {
  const spec = specOf(dictionary, field);
  if (spec !== undefined) return spec;
  throw new Problem('bad-input', 'no-such-field', { field, fields: dictionary.fields.map((one) => one.name).join(' ') });
}

function source(spec: FieldSpec, column: string | null, index: number, mapping: Mapping, around: Around): Source {
  const { unit, factor, named } = columnUnit(spec, column, around.under[index] ?? '', mapping.unit?.[spec.name], around);
  const words = Object.entries(mapping.value?.[spec.name] ?? {}).map(([text, code]) => [keyOf(text), code] as const);
  // in the field's own name, as files are written out here, its own unit is meant
  const assumed = unit !== null && !named && column !== null && keyOf(column) !== keyOf(spec.name);
  return { spec, column, index, fixed: '', factor, unit, assumed, words: new Map(words) };
}

/** The fields of one row by name, empty cells left out, or its faults. */
export function readRow(plan: Plan, cells: readonly string[]): { fields: Record<string, unknown>; faults: Fault[] } {
  const fields: Record<string, unknown> = {};
  const faults: Fault[] = [];
  for (const from of plan.sources) {
    const text = (from.index < 0 ? from.fixed : (cells[from.index] ?? '')).trim();
    if (text === '') continue;
    const parsed = from.spec.parse(from.words.get(keyOf(text)) ?? text, from.factor);
    if ('value' in parsed) fields[from.spec.name] = parsed.value;
    else
      faults.push({
        column: from.column ?? from.spec.name,
        code: parsed.fault,
        evidence: { field: from.spec.name, value: text, ...parsed.evidence },
      });
  }
  return { fields, faults };
}

/** The column that feeds a field, to name it in a rejection. */
export function columnFor(plan: Plan, field: string): string {
  return plan.sources.find((from) => from.spec.name === field)?.column ?? field;
}

/** Whether anything of the file feeds a field. */
export function names({ plan }: { readonly plan: Plan }, field: string): boolean {
  return plan.sources.some((from) => from.spec.name === field);
}
