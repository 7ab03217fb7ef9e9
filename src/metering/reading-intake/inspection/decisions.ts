import { createHash } from 'node:crypto';
import type { Table } from '#platform/tables/table.ts';
import type { FileInspection } from './file-inspection.ts';
import { valueColumns, type Plan } from '../columns/layout.ts';
import { lengthText } from '../units/lengths.ts';
import { besideOf } from '../times/row-time.ts';
import { edgesOf } from '../times/rows-period.ts';
import type { Says } from './says.ts';

/** The respects in which a file can be read in several ways. */
export type DecisionOf =
  | 'sheet'
  | 'header-row'
  | 'layout'
  | 'time-column'
  | 'end-column'
  | 'meter-column'
  | 'value-column'
  | 'unit'
  | 'kind'
  | 'interval'
  | 'decimals'
  | 'date-order'
  | 'marks'
  | 'zone'
  | 'carrier'
  | 'registers'
  | 'left-out';

/**
 * The source of a decision: the sender, a place in the file, what is known of the metering points, the sender's last file; `usual`: none of
 * these.
 */
export type DecisionBy = 'option' | 'heading' | 'cells' | 'row' | 'title' | 'sheet' | 'file' | 'registry' | 'before' | 'usual';

/**
 * How a file is read in one respect: what was decided, by what, based on which words of the file. `sure`: the sender or the file says so;
 * otherwise it is the default and nothing contradicts it.
 */
export type Decision = {
  readonly what: DecisionOf;
  readonly decided: string;
  readonly by: DecisionBy;
  /** Empty if it is not text. */
  readonly text: string;
  readonly sure: boolean;
};

type Seen = {
  readonly table: Table;
  readonly seen: FileInspection;
  readonly says: Says;
  readonly before: ReadonlySet<string>;
  /** The kind of readings according to the file, and the kinds of the metering points that it names; `none`: one that does not exist. */
  readonly kind: { readonly said: 'register' | 'interval' | null; readonly known: ReadonlySet<string> };
};

/** Every decision on a file, in the order in which a person reviews them; those that do not arise are omitted. */
export function decisionsOf(given: Seen): Decision[] {
  return [...placesOf(given), ...columnsOf(given), ...meaningOf(given)];
}

const heard = (what: DecisionOf, decided: string, by: DecisionBy, text = ''): Decision => ({
  what,
  decided,
  by,
  text,
  sure: by !== 'usual',
});

function placesOf({ table, seen, says }: Seen): Decision[] {
  const found = table.findings.find(({ code }) => code === 'header-found')?.evidence['rows'];
  return [
    ...(table.sheet === undefined || table.sheet === ''
      ? []
      : [heard('sheet', table.sheet, says.sheet === undefined ? 'cells' : 'option')]),
    ...(says.headerRow !== undefined
      ? [heard('header-row', String(says.headerRow), 'option')]
      : typeof found === 'string'
        ? [heard('header-row', found, 'cells')]
        : []),
    heard('layout', seen.plan.layout, says.layout === undefined ? 'cells' : 'option'),
  ];
}

function columnsOf({ seen, says }: Seen): Decision[] {
  const { plan, header } = seen;
  const guessed = new Set(
    seen.findings.flatMap(({ code }) => /^(time|end|meter|value|whole|difference)-column-guessed$/u.exec(code)?.[1] ?? []),
  );
  const named = (columns: readonly number[]): string => columns.map((column) => (header[column] as string).trim()).join(' + ');
  const by = (said: unknown, ...guesses: readonly string[]): DecisionBy =>
    said !== undefined ? 'option' : guesses.some((one) => guessed.has(one)) ? 'cells' : 'heading';
  const end = plan.layout === 'long' || plan.layout === 'wide' ? plan.end : null;
  const values = plan.layout === 'long' ? [plan.value, ...(plan.parts ?? [])] : [];
  const minus = plan.layout === 'long' && plan.minus !== undefined ? ` − ${named([plan.minus])}` : '';
  return [
    ...timesOf(seen, named, by(says.timeColumn ?? says.startColumn, 'time')),
    ...(end === null ? [] : [heard('end-column', named([end]), by(says.endColumn, 'end'))]),
    ...(says.meter !== undefined
      ? [heard('meter-column', says.meter, 'option')]
      : seen.meterNamed !== null
        ? [heard('meter-column', seen.meterNamed.code, 'title', seen.meterNamed.label)]
        : plan.layout === 'wide' || plan.meter === null
          ? []
          : [heard('meter-column', named([plan.meter]), by(says.meterColumn, 'meter'))]),
    ...(values.length === 0 ? [] : [valueDecided(seen, `${named(values)}${minus}`, by(says.valueColumn, 'value', 'whole', 'difference'))]),
  ];
}

/** The column of values, and what shows that it is use; a column identified by its numbers is decided by these, whatever its heading. */
function valueDecided({ valueKnown }: FileInspection, decided: string, by: DecisionBy): Decision {
  if (valueKnown === null || by === 'option' || valueKnown.by === 'heading') return heard('value-column', decided, by);
  return heard('value-column', decided, valueKnown.by, valueKnown.text);
}

/** The columns of the time; for rows without one the period that was read, for columns of months the first and the last. */
function timesOf({ plan }: FileInspection, named: (columns: readonly number[]) => string, by: DecisionBy): Decision[] {
  if (plan.layout === 'months') {
    const columns = plan.months.map(({ column }) => column);
    const [first, last] = [columns.slice(0, 1), columns.slice(-1)];
    return [heard('time-column', columns.length < 2 ? named(first) : `${named(first)} … ${named(last)} (${columns.length})`, by)];
  }
  if (plan.layout === 'days' && plan.day !== undefined) return [heard('time-column', dateOf(plan.day), 'title')];
  if (plan.layout !== 'days' && plan.written.as === 'file-period') {
    const { from, to } = edgesOf(plan.written);
    return [heard('time-column', from === to ? from : `${from} – ${to}`, 'title')];
  }
  return [heard('time-column', named([plan.time, ...besideIn(plan)]), by)];
}

const dateOf = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);

const besideIn = (plan: Exclude<Plan, { layout: 'months' }>): readonly number[] => (plan.layout === 'days' ? [] : besideOf(plan.written));

function meaningOf({ table, seen, says, before, kind }: Seen): Decision[] {
  const settled = (name: string, by: DecisionBy): DecisionBy => (before.has(name) ? 'before' : by);
  const found = (code: string): boolean => seen.findings.some((one) => one.code === code);
  const evidence = (code: string, name: string): string => {
    const value = seen.findings.find((one) => one.code === code)?.evidence[name];
    return typeof value === 'string' ? value : '';
  };
  return [
    ...unitOf(seen, says, before),
    says.kind === undefined ? kindOf(seen, kind) : heard('kind', says.kind, settled('kind', 'option')),
    ...(seen.interval === null ? [] : [heard('interval', lengthText(seen.interval), says.interval === undefined ? 'cells' : 'option')]),
    heard(
      'decimals',
      seen.decimalComma ? 'comma' : 'point',
      says.decimals !== undefined ? settled('decimals', 'option') : seen.decimalComma ? 'cells' : 'usual',
    ),
    ...(seen.sample.format.dayFirst || seen.sample.format.shortYear !== undefined || says.dateOrder !== undefined
      ? [
          heard(
            'date-order',
            seen.sample.format.shortYear === 'first' ? 'year-month' : seen.sample.format.dayFirst ? 'day-month' : 'month-day',
            says.dateOrder === undefined ? 'cells' : settled('dateOrder', 'option'),
          ),
        ]
      : []),
    ...(says.marks !== undefined
      ? [heard('marks', says.marks, settled('marks', 'option'))]
      : seen.marks === 'end'
        ? [heard('marks', 'end', found('marks-end-read') ? 'heading' : 'cells')]
        : []),
    ...(says.zone !== undefined
      ? [heard('zone', '—', 'option')]
      : found('zone-read')
        ? [heard('zone', evidence('zone-read', 'zone'), 'heading', evidence('zone-read', 'column'))]
        : []),
    ...carrierOf(seen, says),
    ...(found('registers-apart')
      ? [heard('registers', evidence('registers-apart', 'registers'), 'cells', evidence('registers-apart', 'column'))]
      : []),
    ...leftOut([...table.findings, ...seen.findings]),
  ];
}

/** As stated by the file; otherwise the kind of all of its metering points, if all exist; otherwise unknown. */
function kindOf(seen: FileInspection, { said, known }: Seen['kind']): Decision {
  const [only = 'none', ...others] = known;
  if (only !== 'none' && others.length === 0 && said === null) return heard('kind', only === 'register' ? only : 'interval', 'registry');
  if (seen.counts) return heard('kind', 'register', 'heading');
  return heard('kind', 'interval', said === null ? 'usual' : 'cells');
}

function unitOf(seen: FileInspection, says: Says, before: ReadonlySet<string>): Decision[] {
  const named = [...new Map(seen.units.flatMap((one) => (one === null ? [] : [[one.unit, one] as const]))).values()];
  const column = seen.plan.unit === null ? null : (seen.header[seen.plan.unit] as string).trim();
  if (says.pointUnit !== undefined) return [heard('unit', says.pointUnit, before.has('unit') ? 'before' : 'option')];
  if (column !== null) return [heard('unit', column, 'cells', column)];
  if (named.length === 0 || valueColumns(seen.plan).length === 0)
    return [heard('unit', '—', 'registry')].map((one) => ({ ...one, sure: false }));
  return named.map(({ unit, from, text }) => heard('unit', unit, from, text));
}

function carrierOf(seen: FileInspection, says: Says): Decision[] {
  if (says.carrier !== undefined) return [heard('carrier', says.carrier, 'option')];
  const named = new Map(seen.carriers.flatMap((one) => (one === null ? [] : [[one.carrier, one] as const])));
  return [...named.values()].map(({ carrier, text }) => heard('carrier', carrier, 'heading', text));
}

const leftCodes: ReadonlySet<string> = new Set([
  'values-left',
  'hours-left',
  'columns-not-energy',
  'rows-not-energy',
  'table-below',
  'table-beside',
]);

function leftOut(findings: FileInspection['findings']): Decision[] {
  return findings.flatMap(({ code, evidence }) => {
    const text = evidence['columns'] ?? evidence['words'];
    return leftCodes.has(code) && typeof text === 'string'
      ? [heard('left-out', text, code === 'columns-not-energy' ? 'heading' : 'cells')]
      : [];
  });
}

/** The headings of a file as one short text: files with the same layout have the same text. */
export function layoutKey(header: readonly string[]): string {
  const named = header.map((heading) => heading.normalize('NFKC').trim().toLowerCase());
  return createHash('sha256').update(JSON.stringify(named)).digest('hex').slice(0, 24);
}
