import { Problem } from '#kernel/problem.ts';
import { parseDecimal } from '#platform/tables/number.ts';
import { withPoint } from '#platform/tables/decimal-mark.ts';
import type { FileInspection } from '../inspection/file-inspection.ts';
import type { Plan } from '../columns/layout.ts';
import { codeOfRow } from '../units/register-column.ts';
import { rowTimeReader } from '../times/row-time.ts';
import { swapColumns, swapNote } from '../times/swap-columns.ts';

type Rows = readonly (readonly string[])[];
type Long = Extract<Plan, { layout: 'long' }>;

/** What is known of an existing metering point: whether it is a counter, and since when (s UTC) each of its devices is in place. */
export type KnownDevices = { readonly register: boolean; readonly since: readonly number[] };

type Row = { readonly cells: readonly string[]; readonly note: string | null; readonly at: number };

const day = 86_400;

/**
 * Refuses rows that say that the meter was changed, if nothing shows the use of the old and the new one: the difference between their
 * counter values is not a use.
 * @param counts whether new metering points of the file are counters
 * @throws Problem `swap-open` if two readings of a row are of two meters, `swap-unrecorded` if the register has no such swap, and
 * `swap-in-row` with the command that records it if the row gives both readings
 */
export async function refuseSwaps(
  seen: FileInspection,
  rows: Rows,
  counts: boolean,
  devices: (codes: readonly string[]) => Promise<ReadonlyMap<string, KnownDevices>>,
): Promise<void> {
  const { plan } = seen;
  if (plan.layout !== 'long') return;
  const told = plan.minus === undefined ? swapTold(seen, rows) : () => null;
  const noteOf = (cells: readonly string[]): string | null => swapNote(cells) ?? told(cells)?.text ?? null;
  if (!rows.some((cells) => noteOf(cells) !== null)) return;
  const groups = groupsOf(plan, seen, rows, noteOf);
  if (plan.minus !== undefined) return refuseBetween(plan, groups, seen.decimalComma);
  const known = await devices([...groups.keys()]);
  for (const [code, group] of groups) {
    const one = known.get(code);
    if (one?.register ?? counts) refuseUnrecorded(code, group, one, { seen, told });
  }
}

/** Reads the last value of the old meter and the first of the new one from columns of their own; null if the row does not give both. */
function swapTold({ header, decimalComma }: FileInspection, rows: Rows) {
  const columns = swapColumns(header, rows);
  return (cells: readonly string[]): { readonly final: number; readonly start: number; readonly text: string } | null => {
    if (columns === null) return null;
    const texts = [columns.final, columns.start].map((column) => (cells[column] ?? '').trim());
    const [final, start] = texts.map((text) => parseDecimal(decimalComma ? withPoint(text) : text));
    if (typeof final !== 'number' || typeof start !== 'number') return null;
    const text = [columns.final, columns.start].map((column, at) => `${(header[column] as string).trim()} ${texts[at]}`).join(', ');
    return { final: final / 10_000, start: start / 10_000, text };
  };
}

/** The rows of each metering point with a remark anywhere that its meter was changed, in order. */
function groupsOf(
  plan: Long,
  { sample }: FileInspection,
  rows: Rows,
  noteOf: (cells: readonly string[]) => string | null,
): ReadonlyMap<string, readonly Row[]> {
  const timeOf = rowTimeReader(plan.written, plan.time, sample.format);
  const groups = Map.groupBy(rows, (cells) => codeOfRow(plan, cells));
  return new Map(
    [...groups].flatMap(([code, all]) => {
      const read = all.map((cells): Row => {
        const time = timeOf((column) => cells[column] ?? '');
        return { cells, note: noteOf(cells), at: typeof time === 'string' ? Number.NaN : time.start };
      });
      const told = code !== '' && read.some(({ note }) => note !== null);
      return told ? [[code, read.toSorted((a, b) => a.at - b.at || 0)] as const] : [];
    }),
  );
}

/** A row that continues from the one before and into the next one contains the readings of two meters. */
function refuseBetween(plan: Long, groups: ReadonlyMap<string, readonly Row[]>, comma: boolean): void {
  const number = ({ cells }: Row, column: number | undefined): number | null => {
    const value = parseDecimal(comma ? withPoint(cells[column ?? -1] ?? '') : (cells[column ?? -1] ?? ''));
    return typeof value === 'number' ? value : null;
  };
  for (const [code, group] of groups)
    for (const [at, row] of group.entries()) {
      const { swap } = plan;
      const isDisclosed = swap !== undefined && number(row, swap.final) !== null && number(row, swap.start) !== null;
      const [before, now] = [number(row, plan.minus), number(row, plan.value)];
      if (row.note === null || isDisclosed || before === null || now === null) continue;
      const [last, next] = [group[at - 1], group[at + 1]];
      const goesOn =
        (last === undefined || number(last, plan.value) === before) && (next === undefined || number(next, plan.minus) === now);
      if (goesOn || now < before)
        throw new Problem('bad-input', 'swap-open', { meter: code, text: row.note, before: before / 10_000, now: now / 10_000 });
    }
}

/** Throws if a counter was changed between two of its readings, and the register of meters does not say when. */
function refuseUnrecorded(
  code: string,
  group: readonly Row[],
  known: KnownDevices | undefined,
  { seen: { header, plan }, told }: { readonly seen: FileInspection; readonly told: ReturnType<typeof swapTold> },
): void {
  const [isNew, since] = [known === undefined, known?.since ?? []];
  for (const [at, { note, at: here, cells }] of group.entries()) {
    const before = group[at - 1]?.at ?? Number.NEGATIVE_INFINITY;
    // the first reading of a new metering point
    if (isNew && at === 0) continue;
    if (note === null || since.some((one) => one > before - day && one < here + day)) continue;
    const time = plan.layout === 'long' ? (cells[plan.time] ?? '').trim() : '';
    const both = told(cells);
    if (both !== null && Number.isFinite(here)) {
      const [written, instant] = [swapNote(cells), new Date(here * 1000).toISOString().slice(0, 16)];
      const command = `meter swap ${code} --at ${instant} --old-final ${both.final} --new-start ${both.start}`;
      const text = written === null ? both.text : `${written}, ${both.text}`;
      throw new Problem('bad-input', 'swap-in-row', { meter: code, text, at: time, command });
    }
    const said = header.flatMap((heading, column) =>
      /[旧原新]表|old|new/iu.test(heading) && cells[column] ? [`${heading.trim()} ${cells[column]}`] : [],
    );
    throw new Problem('bad-input', 'swap-unrecorded', { meter: code, text: [note, ...said].join(', '), at: time });
  }
}
