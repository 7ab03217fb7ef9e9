import type { Evidence, Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { checkedByCaller, wholeProgram } from '#kernel/unscoped.ts';
import { asOfNow } from '#kernel/as-of.ts';
import { inTransaction } from '#platform/imports/imports.ts';
import type { Form } from '#platform/knowledge/facts.ts';
import { openSound } from '#platform/tables/void-refused.ts';
import { judgedBy, refuseClosed, type Judged } from './acting.ts';
import type { FieldValue, Return, ReturnFields, Step } from './facts.ts';
import { filledFields, saysSame } from './fields.ts';
import { formFor } from './forms.ts';
import { columnsOf, type SheetColumns } from './headings.ts';
import { namesNothing } from './named.ts';
import type { ReturnNeeds } from './needs.ts';
import { fieldsOf } from './sheet.ts';
import * as store from './store.ts';

/** More rows are not read. */
const mostRows = 100_000;

export type SheetIn = { readonly file: string; readonly form: string; readonly period: string; readonly preview?: boolean | undefined };

/** A cell or a row that was rejected; `column` as headed in the file. */
export type SheetReject = { readonly row: number; readonly column: string | null; readonly code: string; readonly evidence: Evidence };

/** The result of importing a sheet: `accepted` rows changed a return, `repeated` rows match it. A row with a bad cell may be either. */
export type BroughtIn = {
  readonly rows: number;
  readonly accepted: number;
  readonly repeated: number;
  readonly rejected: readonly SheetReject[];
  readonly findings: readonly Finding[];
};

type Row = { readonly row: number; readonly unit: string; readonly step: number | null; readonly cells: ReadonlyMap<string, string> };

/** The content of the sheet. */
type Sheet = {
  readonly header: readonly string[];
  readonly columns: SheetColumns;
  readonly rows: readonly Row[];
  readonly rejected: SheetReject[];
};

/**
 * Imports a whole sheet of returns: each typed cell is processed like one typed in the console. A faulty cell is reported, and everything
 * else counts. Throws `no-such-form`, `return-period-bad`, `return-sheet-columns`, `return-column-twice`, `return-column-unit`,
 * `return-sheet-long`, and what reading tables throws.
 */
export async function bringReturns(needs: ReturnNeeds, scope: Scope, asked: SheetIn): Promise<BroughtIn> {
  const upload = await needs.imports.fileOf(scope, asked.file);
  const { form, period } = formFor(needs, asked.form, asked.period, asOfNow);
  const of = { form: form.id, period: period.text, until: Number.MAX_SAFE_INTEGER };
  const all = await store.returns(needs.postgres, scope, of);
  const judged = await judgedBy(needs, all);
  const sheet = await readSheet(upload, fieldsOf(form, [...judged.values()]), asked.period);
  const regions = new Map(all.map(({ unit, region }) => [unit, region]));
  const wrong = new Map<number, readonly Finding[]>();
  for (const { row, unit, cells } of sheet.rows) {
    const own = judged.get(unit);
    if (own !== undefined) wrong.set(row, await namesNothing(needs, scope, own.form, Object.fromEntries(cells)));
  }
  const counts = await inTransaction(
    needs.postgres,
    async (on) => {
      await store.inPeriod(on, wholeProgram, form.id, period.text);
      const standing = await standingOf(on, scope, of, sheet.rows);
      const steps: Step[] = [];
      let repeated = 0;
      const unread = new Set(sheet.rejected.map(({ row }) => row));
      for (const row of sheet.rows) {
        const made = unread.has(row.row) ? null : stepOf(row, { sheet, standing, judged, wrong: wrong.get(row.row) ?? [], of });
        if (made === 'same') repeated += 1;
        else if (made !== null) steps.push(made);
      }
      await store.addSteps(on, scope, steps, needs.now());
      return { rows: sheet.rows.length, accepted: steps.length, repeated };
    },
    { keep: asked.preview !== true },
  );
  const { rejected } = sheet;
  if (asked.preview !== true)
    await needs.audit(scope, {
      action: 'return-import',
      subject: `return:${form.id}:${period.text}`,
      region: {
        where: [...new Set(sheet.rows.flatMap(({ unit }) => regions.get(unit) ?? []))].map((region) => `place:${region}` as const),
      },
      detail: { file: upload.name, ...counts, rejected: rejected.length },
    });
  return { ...counts, rejected: rejected.toSorted((a, b) => a.row - b.row), findings: unread(sheet.columns) };
}

const unread = ({ unknown }: SheetColumns): Finding[] =>
  unknown.length === 0 ? [] : [{ code: 'return-columns-unknown', severity: 'info', evidence: { columns: unknown.join('、') } }];

async function readSheet(
  { path, name }: { readonly path: string; readonly name: string },
  fields: Parameters<typeof columnsOf>[0],
  period: string,
): Promise<Sheet> {
  const { header, rows } = await openSound(path, { name });
  const columns = columnsOf(fields, header, name);
  const sheet: Sheet & { readonly rows: Row[] } = { header, columns, rows: [], rejected: [] };
  const seen = new Set<string>();
  const { lead } = columns;
  for await (const batch of rows)
    for (const { row, cells } of batch) {
      const said = (at: number | undefined): string => (at === undefined ? '' : (cells[at] ?? '').trim());
      if (cells.every((text) => text.trim() === '')) continue;
      if (sheet.rows.length >= mostRows) throw new Problem('too-large', 'return-sheet-long', { file: name, most: mostRows });
      const unit = said(lead.unit);
      const other = said(lead.period);
      const refuse = (at: number | undefined, code: string, evidence: Evidence): void => {
        sheet.rejected.push({ row, column: at === undefined ? null : (header[at] ?? null), code, evidence });
      };
      const step = Number(said(lead.step));
      sheet.rows.push({
        row,
        unit,
        step: Number.isSafeInteger(step) && step > 0 ? step : null,
        cells: new Map(columns.field.map(([at, field]) => [field, said(at)])),
      });
      if (other !== '' && other !== period) refuse(lead.period, 'return-other-period', { period: other, asked: period });
      else if (seen.has(unit)) refuse(lead.unit, 'return-row-twice', { unit });
      seen.add(unit);
    }
  return sheet;
}

type Standing = {
  readonly now: ReadonlyMap<string, Return>;
  readonly locked: ReadonlySet<string>;
  /** The fields of a return at the step that its row has seen. */
  readonly seen: ReadonlyMap<number, ReturnFields>;
  /** Returns on which another user has taken a step since. */
  readonly others: ReadonlySet<number>;
};

async function standingOf(
  on: store.Queryable,
  scope: Scope,
  of: { readonly form: string; readonly period: string; readonly until: number },
  rows: readonly Row[],
): Promise<Standing> {
  const found = await store.returns(on, scope, { ...of, units: rows.map(({ unit }) => unit) });
  const now = new Map(found.map((one) => [one.unit, one]));
  const steps = rows.flatMap(({ unit, step }): (readonly [number, number])[] => {
    const one = now.get(unit);
    return one === undefined || step === null ? [] : [[one.id, step]];
  });
  const regions = [...new Set(found.map(({ region }) => region))];
  const [locked, seen, others] = [
    await store.lockedAmong(on, wholeProgram, of.form, of.period, regions, of.until),
    await store.fieldsAt(on, checkedByCaller, new Map(steps)),
    await store.steppedByOthers(on, scope, new Map(steps)),
  ];
  return { now, locked, seen, others };
}

type Around = {
  readonly sheet: Sheet;
  readonly standing: Standing;
  readonly judged: ReadonlyMap<string, Judged>;
  readonly wrong: readonly Finding[];
  readonly of: { readonly form: string; readonly period: string };
};

/** The effect of a row on its return: a step, no change, or nothing if it was rejected. */
function stepOf(row: Row, { sheet, standing, judged, wrong, of }: Around): Step | 'same' | null {
  const refuse = (column: string | null, code: string, evidence: Evidence): void => {
    sheet.rejected.push({ row: row.row, column, code, evidence });
  };
  const [now, by] = [standing.now.get(row.unit), judged.get(row.unit)];
  if (now === undefined || by === undefined) {
    refuse(headingOf(sheet, 'unit'), 'no-such-return', { ...of, unit: row.unit });
    return null;
  }
  const typed = typedIn(row, now, by.form, standing, (field, value) =>
    refuse(headOf(sheet, field), 'return-cell-changed', { field: headOf(sheet, field) ?? field, value }),
  );
  const bad = new Set(wrong.map(({ evidence }) => String(evidence['field'])));
  const given = Object.fromEntries(Object.entries(typed).filter(([field]) => !bad.has(field)));
  const { fields, findings } = filledFields(by.form, now.fields, given, by.around);
  const changed = Object.keys(given).some((name) => by.form.fields[name]?.compute === undefined && fields[name] !== now.fields[name]);
  const faults = [...findings, ...wrong.filter(({ evidence }) => Object.hasOwn(typed, String(evidence['field'])))];
  try {
    if (changed || faults.length > 0) refuseClosed({ now, locked: standing.locked.has(now.region), form: by.form });
  } catch (cause) {
    if (!(cause instanceof Problem)) throw cause;
    refuse(headingOf(sheet, 'state'), cause.code, cause.evidence);
    return null;
  }
  for (const { code, evidence } of faults) {
    const field = String(evidence['field']);
    const head = headOf(sheet, field);
    refuse(head, code, { ...evidence, field: head ?? field, name: head ?? evidence['name'], value: row.cells.get(field) ?? '' });
  }
  if (!changed) return faults.length === 0 ? 'same' : null;
  return { id: now.id, n: now.n + 1, action: 'fill', version: now.version, state: now.state, fields, note: null };
}

const headOf = ({ header, columns }: Sheet, field: string): string | null =>
  header[columns.field.find(([, name]) => name === field)?.[0] ?? -1] ?? null;

const headingOf = ({ header, columns }: Sheet, lead: keyof SheetColumns['lead']): string | null => header[columns.lead[lead] ?? -1] ?? null;

/**
 * The values typed into a row: those that differ from the return as it was when the sheet was made. A row without that information provides
 * all its values, and its empty cells leave existing ones.
 * @param clash called for a cell that another user has filled in differently since
 */
function typedIn(
  row: Row,
  now: Return,
  form: Form,
  { seen, others }: Standing,
  clash: (field: string, value: string) => void,
): Readonly<Record<string, string>> {
  const before = row.step === null ? undefined : seen.get(now.id);
  const out: Record<string, string> = {};
  for (const [field, text] of row.cells) {
    const rule = form.fields[field];
    if (before === undefined || rule === undefined) {
      if (text !== '') out[field] = text;
      continue;
    }
    const [was, is] = [before[field]?.value ?? null, now.fields[field]?.value ?? null];
    if (saysSame(rule, text, was)) continue;
    if (others.has(now.id) && rule.compute === undefined && !saysSame(rule, text, is) && !saysSame(rule, is, was)) clash(field, shown(is));
    else out[field] = text;
  }
  return out;
}

const shown = (value: FieldValue): string => (value === null ? '—' : typeof value === 'object' ? JSON.stringify(value) : String(value));
