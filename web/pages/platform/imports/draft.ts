import type { client } from '../../../api.ts';
import type { ImportInput, Kind } from './kinds.ts';

export type Inspection = Awaited<ReturnType<typeof client.imports.inspect>>;

type Texts = Readonly<Record<string, string>>;

/** How a file is to be read, as far as a person has stated it. */
export type Draft = {
  /** column -> field; a column that is absent is not read */
  readonly fields: Texts;
  /** field -> value for every row */
  readonly set: Texts;
  /** field -> text in the file -> code */
  readonly value: Readonly<Record<string, Texts>>;
  /** field -> unit of the file */
  readonly unit: Texts;
  /** Options by their names in the contract: coordinates, what to do with conflicts, and everything that readings need. */
  readonly options: Texts;
};

/** What a person chose about the layout of a file: its header row, its sheet. */
type Chosen = { readonly header?: boolean; readonly sheet?: boolean };

/**
 * The server's interpretation of a file, as a draft to be corrected. How it interprets readings is only shown: a guess that is sent along
 * would be taken for a person's statement, and no question would be asked any more.
 */
export function draftOf(seen: Inspection, chosen: Chosen = {}): Draft {
  const top: Texts = {
    ...(chosen.header === true ? { headerRow: String(seen.headerRow) } : {}),
    ...(chosen.sheet === true ? { sheet: seen.sheet } : {}),
  };
  const unit = seen.columns.flatMap(({ field, unit: of }) => (of === undefined ? [] : [[field, of] as const]));
  // creating metering points is not part of reading the file: it is offered, and shown
  const makes = seen.kind === 'readings' && seen.options['createMeters'] === 'true';
  return {
    fields: suggestedFields(seen),
    set: {},
    value: {},
    unit: Object.fromEntries(unit),
    options: { ...top, ...(makes ? { createMeters: 'true' } : {}) },
  };
}

const suggestedFields = (seen: Inspection): Texts => Object.fromEntries(seen.columns.map(({ column, field }) => [column, field]));

/** The layout of readings: as a person states it, otherwise as the server reads the file. */
export const layoutIn = (draft: Draft, seen: Inspection): string => draft.options['layout'] ?? seen.options['layout'] ?? 'long';

/** The kind of readings: as a person states it, otherwise as the server reads the heading; undefined if neither states it. */
export const kindOfReadings = (draft: Draft, seen: Inspection): string | undefined => draft.options['kind'] ?? seen.options['kind'];

/** The choice that readings are in the unit of their metering points, if the file names none. */
export const unitOfMeter = 'meter';

/** Whether the procedure for the cases of a file has not been stated yet. */
export const lacksProcedure = (kind: Kind, draft: Draft): boolean => kind === 'cases' && draft.options['procedure'] === undefined;

/** Whether the file names no unit, and none has been stated yet. */
export const lacksUnit = (kind: Kind, draft: Draft, seen: Inspection): boolean =>
  kind === 'readings' && seen.options['unitAssumed'] === 'true' && draft.options['unit'] === undefined;

const readingColumns = { timeColumn: 'time', startColumn: 'time', endColumn: 'end', meterColumn: 'meter', valueColumn: 'value' } as const;

/** The draft behind an earlier import of the same kind, or a saved profile; columns that this file lacks are dropped. */
export function draftFrom(kind: Kind, said: Readonly<Record<string, unknown>>, header: readonly string[], otherwise: Draft): Draft {
  const { column, set, value, unit, ignore, headerRow: _before, sheet: _other, ...rest } = said;
  const { headerRow, sheet } = otherwise.options;
  const top: Texts = { ...(headerRow === undefined ? {} : { headerRow }), ...(sheet === undefined ? {} : { sheet }) };
  const isOfReadings = kind === 'readings';
  const named = isOfReadings && column === undefined ? readingsColumns(rest) : textsIn(column);
  const ignored = Array.isArray(ignore) ? ignore.map(String) : [];
  const told = Object.entries(named).flatMap(([field, of]) => (header.includes(of) ? [[of, field] as const] : []));
  const isKept = ([of, field]: readonly [string, string]): boolean =>
    !ignored.includes(of) && !(field in named) && !(isOfReadings && (column !== undefined || (field === 'end' && 'time' in named)));
  const kept = Object.entries(otherwise.fields).filter(isKept);
  return {
    fields: Object.fromEntries([...kept, ...told]),
    set: isOfReadings ? {} : textsIn(set),
    value: Object.fromEntries(Object.entries(objectOf(value)).map(([field, words]) => [field, textsIn(words)])),
    unit: isOfReadings ? {} : { ...otherwise.unit, ...textsIn(unit) },
    options: { ...(isOfReadings ? textsIn(set) : {}), ...plainOptions(rest, header), ...top },
  };
}

function readingsColumns(options: Readonly<Record<string, unknown>>): Texts {
  const found = Object.entries(readingColumns).flatMap(([option, field]) =>
    typeof options[option] === 'string' ? [[field, options[option]] as const] : [],
  );
  return Object.fromEntries(found) as Texts;
}

/** Options with a single value; a column that this file lacks is dropped. */
function plainOptions(rest: Readonly<Record<string, unknown>>, header: readonly string[]): Texts {
  const left = Object.entries(rest).filter(
    ([name, value]) =>
      ['string', 'number', 'boolean'].includes(typeof value) && !(name in readingColumns && !header.includes(String(value))),
  );
  return Object.fromEntries(
    left.filter(([name]) => !['file', 'preview', 'wait', 'profile', 'seen'].includes(name)).map(([name, value]) => [name, String(value)]),
  );
}

const objectOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
const textsIn = (value: unknown): Texts => Object.fromEntries(Object.entries(objectOf(value)).map(([name, text]) => [name, String(text)]));

/** Kinds whose fields are edited by hand too: an import of these states how to resolve conflicts, and whether identities may change. */
export const editedKinds: ReadonlySet<Kind> = new Set([
  'buildings',
  'meters',
  'certificates',
  'organisations',
  'projects',
  'equipment',
  'resources',
  'retrofits',
  'points',
  'people',
  'standards',
  'substations',
  'settlement-points',
  'households',
]);

/** A draft with one option changed; an empty one is removed. */
export function withOption(draft: Draft, name: string, value: string | undefined): Draft {
  const { [name]: _, ...others } = draft.options;
  return { ...draft, options: value === undefined || value === '' ? others : { ...others, [name]: value } };
}

/** The column that feeds a field. */
export const columnOf = (draft: Draft, field: string): string | undefined =>
  Object.entries(draft.fields).find(([, of]) => of === field)?.[0];

/**
 * The columns that are not read if no field is chosen for them: those for which the server suggests one, or all if a person says so. No one
 * has stated that the others are irrelevant, so the server looks at their content.
 */
export const leavable = ({ options }: Draft, { header, columns }: Inspection): readonly string[] =>
  options['unread'] === 'ignore' ? header : header.filter((of) => columns.some(({ column }) => column === of));

/** The part of a draft that a profile keeps. */
export const keptMapping = (kind: Kind, draft: Draft, seen: Inspection): Inspection['profiles'][number]['mapping'] =>
  mappingOf(kind, draft, kind === 'readings' ? seen.header : leavable(draft, seen));

/**
 * A draft as a profile keeps it: for readings, their options are among the fixed values.
 * @param header the columns that may be left out
 */
export function mappingOf(kind: Kind, draft: Draft, header: readonly string[]): Inspection['profiles'][number]['mapping'] {
  const fields = oneColumnEach(draft.fields);
  const column = Object.fromEntries(Object.entries(fields).map(([of, field]) => [field, of]));
  if (kind === 'readings') {
    const isKept = ([name]: readonly [string, string]): boolean => name !== 'sheet' && !(name in readingColumns);
    return { column, set: Object.fromEntries(Object.entries(draft.options).filter(isKept)) };
  }
  const { coordinates, decimals, dateOrder, headerRow } = draft.options;
  // the server refuses statements about a field that nothing feeds any more
  const fed = ([field]: readonly [string, unknown]): boolean => column[field] !== undefined || draft.set[field] !== undefined;
  return {
    column,
    set: { ...draft.set },
    value: Object.fromEntries(
      Object.entries(draft.value)
        .filter(fed)
        .map(([field, words]) => [field, { ...words }]),
    ),
    unit: Object.fromEntries(Object.entries(draft.unit).filter(fed)),
    ignore: header.filter((of) => of !== '' && fields[of] === undefined),
    ...(kind === 'buildings' && (coordinates === 'wgs84' || coordinates === 'gcj02' || coordinates === 'bd09') ? { coordinates } : {}),
    ...(decimals === 'comma' || decimals === 'point' ? { decimals } : {}),
    ...(dateOrder === 'day-month' || dateOrder === 'month-day' ? { dateOrder } : {}),
    ...(headerRow === undefined ? {} : { headerRow: Number(headerRow) }),
  };
}

/** Fields by column, each field only with the column chosen for it last. */
export function oneColumnEach(fields: Texts): Texts {
  const last = new Map(Object.entries(fields).map(([of, field]) => [field, of]));
  return Object.fromEntries(Object.entries(fields).filter(([of, field]) => last.get(field) === of));
}

/** The input of the import. */
export function inputOf(kind: Kind, draft: Draft, seen: Inspection, file: string, preview: boolean): ImportInput {
  const about = { file, preview, wait: false } as const;
  if (kind === 'readings') return { ...about, ...readingsInput({ ...draft, fields: oneColumnEach(draft.fields) }, seen) };
  const { onConflict, onIdentityChange, matchOn, sheet, procedure, region } = draft.options;
  return {
    ...about,
    ...mappingOf(kind, draft, leavable(draft, seen)),
    ...(sheet === undefined ? {} : { sheet }),
    ...(onConflict === undefined || !editedKinds.has(kind) ? {} : { onConflict }),
    ...(onIdentityChange === undefined || !editedKinds.has(kind) ? {} : { onIdentityChange }),
    ...(matchOn === undefined || kind !== 'buildings' ? {} : { matchOn }),
    ...(procedure === undefined || kind !== 'cases' ? {} : { procedure }),
    ...(region === undefined || kind !== 'catalogue' ? {} : { region }),
  };
}

/** What a person states about readings, and nothing that the server reads itself. */
function readingsInput(draft: Draft, seen: Inspection): Record<string, unknown> {
  const { createMeters, year, interval, marks, ends, headerRow, unit, ...others } = draft.options;
  const rest = Object.fromEntries(Object.entries(others).filter(([name]) => !(name in readingColumns)));
  const [layout, kind, end] = [layoutIn(draft, seen), kindOfReadings(draft, seen), columnOf(draft, 'end')];
  const out: Record<string, unknown> = { ...rest, ...columnsSaid(draft, seen) };
  if (layout === 'wide') delete out['meter'];
  if (headerRow !== undefined) out['headerRow'] = Number(headerRow);
  if (unit !== undefined && unit !== unitOfMeter) out['unit'] = unit;
  // what the page no longer asks is not sent: the server refuses options that it does not use
  if (kind !== 'register' && layout !== 'months' && layout !== 'days' && end === undefined)
    Object.assign(out, interval === undefined ? {} : { interval }, marks === undefined ? {} : { marks });
  if (kind !== 'register' && layout !== 'months' && layout !== 'days' && end !== undefined && ends !== undefined) out['ends'] = ends;
  if (createMeters === 'true') out['createMeters'] = true;
  if ((layout === 'months' || layout === 'long') && year !== undefined && /^\d{4}$/u.test(year)) out['year'] = Number(year);
  return out;
}

/** Columns that a person chose, or named in answer to a question; the server finds those that it suggested again by itself. */
function columnsSaid(draft: Draft, seen: Inspection): Record<string, string> {
  const layout = layoutIn(draft, seen);
  const [time, end] = [columnOf(draft, 'time'), columnOf(draft, 'end')];
  const suggested = { ...draft, fields: suggestedFields(seen) };
  const answered = (field: string): boolean => Object.entries(readingColumns).some(([name, of]) => of === field && name in draft.options);
  const isSaid = (field: string): boolean => columnOf(draft, field) !== columnOf(suggested, field) || answered(field);
  const isPeriod = end !== undefined && layout !== 'days';
  return {
    ...(layout !== 'months' && (isSaid('time') || isSaid('end')) ? named(isPeriod ? 'startColumn' : 'timeColumn', time) : {}),
    ...(layout !== 'months' && isPeriod && (isSaid('time') || isSaid('end')) ? { endColumn: end } : {}),
    ...(layout !== 'wide' && draft.options['meter'] === undefined && isSaid('meter') ? named('meterColumn', columnOf(draft, 'meter')) : {}),
    ...(layout === 'long' && isSaid('value') ? named('valueColumn', columnOf(draft, 'value')) : {}),
  };
}

const named = (name: string, column: string | undefined): Record<string, string> => (column === undefined ? {} : { [name]: column });

/** The fields that each layout of readings needs a column for. */
const fieldsOfLayout: Readonly<Record<string, readonly string[]>> = { wide: ['time'], days: ['time', 'meter'], months: ['meter'] };

/** Required fields that nothing feeds yet. */
export function lacking(kind: Kind, draft: Draft, seen: Inspection): Inspection['fields'] {
  const fed = new Set([...Object.values(draft.fields), ...Object.keys(draft.set)]);
  const { meter } = draft.options;
  const asked = fieldsOfLayout[layoutIn(draft, seen)] ?? ['time', 'meter', 'value'];
  const needed = (name: string) => kind !== 'readings' || (asked.includes(name) && (name !== 'meter' || meter === undefined));
  const uses = fed.has('uses');
  return seen.fields.filter(({ name, required }) => required && needed(name) && !fed.has(name) && !(name === 'use' && uses));
}

/** Fields of readings whose column a person removed without replacement: the server would find the same one again. */
export const takenAway = (kind: Kind, draft: Draft, seen: Inspection): Inspection['fields'] =>
  kind === 'readings' ? lacking(kind, draft, seen).filter(({ name }) => Object.values(suggestedFields(seen)).includes(name)) : [];
