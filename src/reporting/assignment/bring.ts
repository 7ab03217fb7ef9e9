import type { Evidence } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import { refuseOtherColumns } from '#platform/tables/other-columns.ts';
import { openSound } from '#platform/tables/void-refused.ts';
import type { NewReport, PlaceTask } from './found.ts';
import { headings, tableHeader } from './table.ts';

/** More rows are not read. */
const mostRows = 10_000;

type Heading = keyof typeof headings;

export type Upload = { readonly path: string; readonly name: string };

/** A row that was rejected; `column` as headed in the file. */
export type TaskReject = { readonly row: number; readonly column: string | null; readonly code: string; readonly evidence: Evidence };

/** The result of importing a table of reports: `empty` rows have no percentage, `repeated` rows contain what was reported last. */
export type Brought = {
  readonly rows: number;
  readonly accepted: number;
  readonly repeated: number;
  readonly empty: number;
  readonly rejected: readonly TaskReject[];
};

export type Bring = {
  /** The current task if the requester may report on it; throws a Problem otherwise. */
  readonly find: (task: string, region: string) => Promise<PlaceTask>;
  /** Writes a report; nothing in a preview. */
  readonly write: (report: NewReport) => Promise<unknown>;
};

/**
 * Imports reports from a table `task region percent note`, row by row: each is processed like a typed report. A bad row is reported and the
 * others count. Throws Problem `task-columns-missing`, `task-table-long`, and what reading tables throws.
 */
export async function bringReports(upload: Upload, { find, write }: Bring): Promise<Brought> {
  const counts = { rows: 0, accepted: 0, repeated: 0, empty: 0 };
  const rejected: TaskReject[] = [];
  const { header, rows } = await openSound(upload.path, { name: upload.name });
  const at = columnsOf(header, upload.name);
  for await (const batch of rows)
    for (const { row, cells } of batch) {
      const cell = (name: Heading): string => (cells[at[name]] ?? '').trim();
      if (cells.every((text) => text.trim() === '')) continue;
      counts.rows += 1;
      if (counts.rows > mostRows) throw new Problem('too-large', 'task-table-long', { file: upload.name, most: mostRows });
      try {
        counts[await bringRow(cell, { find, write })] += 1;
      } catch (cause) {
        if (!(cause instanceof Problem)) throw cause;
        const column = cause.code === 'task-percent-bad' ? (header[at.percent] ?? null) : null;
        rejected.push({ row, column, code: cause.code, evidence: cause.evidence });
      }
    }
  return { ...counts, rejected };
}

function columnsOf(header: readonly string[], file: string): Readonly<Record<Heading, number>> {
  const heads = header.map((text) => text.trim().toLowerCase());
  const find = (name: Heading): number => heads.findIndex((text) => (headings[name] as readonly string[]).includes(text));
  const at = { task: find('task'), region: find('region'), percent: find('percent'), note: find('note') };
  const missing = (['task', 'region', 'percent'] as const).filter((name) => at[name] < 0).map((name) => headings[name].join('/'));
  if (missing.length > 0) throw new Problem('bad-input', 'task-columns-missing', { file, columns: missing.join('、') });
  const standing = header.flatMap((text, place) => ((tableHeader as readonly string[]).includes(text.trim()) ? [place] : []));
  refuseOtherColumns(header, [...Object.values(at), ...standing], { file, known: tableHeader });
  return at;
}

async function bringRow(cell: (name: Heading) => string, { find, write }: Bring): Promise<'accepted' | 'repeated' | 'empty'> {
  const text = cell('percent').replace(/\s*[%％]$/u, '');
  if (text === '') return 'empty';
  const percent = Number(text);
  if (!/^\d{1,3}(?:\.0+)?$/u.test(text) || percent > 100) throw new Problem('bad-input', 'task-percent-bad', { text: text.slice(0, 40) });
  const [task, region, note] = [cell('task'), cell('region'), cell('note').slice(0, 5000)];
  const { reports } = await find(task, region);
  const last = reports.at(-1);
  if (last !== undefined && last.percent === percent && last.note === note) return 'repeated';
  await write({ task, region, percent, note, evidence: [] });
  return 'accepted';
}
