import { ofAsker, type WriteTrail } from '#kernel/trail.ts';
import type { RequestContext } from '#kernel/request-context.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Language } from '#kernel/finding.ts';
import { officePieces, tablePieces } from '#platform/tables/file.ts';
import type { Cell } from '#platform/tables/write.ts';
import { fileNameOf } from '#kernel/file-name.ts';
import { fileNote } from '#kernel/file-note.ts';

export type TableExportNeeds = {
  readonly audit: WriteTrail;
  /** Shown above every table of the demo city. */
  readonly mark: string | undefined;
};

export type Table = {
  readonly name: string;
  readonly format: 'xlsx' | 'csv';
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  readonly known?: string | undefined;
  readonly address?: string | undefined;
  readonly place?: string | undefined;
  readonly subject?: string | undefined;
  readonly year?: number | undefined;
};

/** What is shown above a table: the language, when it was exported, the mark of the demo. */
export type TableAbove = Pick<RequestContext, 'language' | 'now'> & { readonly mark: string | undefined };

/** A table as a file, and what is recorded in the audit trail. */
export type Written = {
  readonly name: string;
  readonly type: string;
  readonly pieces: readonly Uint8Array<ArrayBuffer>[];
  readonly taken: { readonly subject: string; readonly detail: Record<string, unknown> };
};

export type TableExport = ReturnType<typeof createTableExport>;

const types = { csv: 'text/csv;charset=utf-8', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' };

/**
 * Tables that a page shows, as files.
 * @example await createTableExport({ audit, mark }).file(context, table) // { name, type, body }, and a line in the audit trail
 */
export function createTableExport({ audit, mark }: TableExportNeeds) {
  const taken = (scope: Scope, written: Written) => audit(scope, { action: 'export', region: ofAsker(scope), ...written.taken });
  return {
    /** What is shown above the requester's tables. */
    above: ({ language, now }: RequestContext): TableAbove => ({ language, now, mark }),
    /** Records in the audit trail who exported a table. */
    taken,
    /** The file, named after the table; the audit trail records who exported it. Throws Problem if xlsx cannot contain it. */
    async file(context: RequestContext, table: Table): Promise<File> {
      const written = await writeTableFile(table, { language: context.language, now: context.now, mark });
      await taken(context.scope, written);
      return new File([...written.pieces], written.name, { type: written.type });
    },
  };
}

/** Writes a table: csv for programs, xlsx for office use. Throws Problem if xlsx cannot contain it. */
export async function writeTableFile(table: Table, above: TableAbove): Promise<Written> {
  const { name, format, rows, address } = table;
  const detail = { format, rows: rows.length, ...(address !== undefined && { address }) };
  return {
    name: `${fileNameOf({ ...table, when: table.year })}.${format}`,
    type: types[format],
    pieces: await piecesOf(table, above),
    taken: { subject: name, detail },
  };
}

async function piecesOf(table: Table, { language, now, mark }: TableAbove): Promise<Uint8Array<ArrayBuffer>[]> {
  const { name, format, columns, rows, known, address } = table;
  if (format === 'xlsx') {
    const note = fileNote({ mark, known, at: now, address: undefined }, language);
    const filed = await officePieces({ title: titleOf(table, language), note, sheet: name, columns, rows });
    if (filed !== null) return filed;
  }
  const note = fileNote({ mark, known, at: now, address }, language);
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  for await (const piece of tablePieces(format, columns, rows, { note })) pieces.push(piece as Uint8Array<ArrayBuffer>);
  return pieces;
}

/** `阳泉市 办公 2025 年 单位面积用量排名` */
function titleOf({ place, subject, year, name }: Table, language: Language): string {
  const written = year === undefined ? undefined : language === 'zh' ? `${year} 年` : String(year);
  return [place, subject, written, name].filter((part) => part !== undefined && part !== '').join(' ');
}
