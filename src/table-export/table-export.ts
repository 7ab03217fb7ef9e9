import type { RequestContext } from '#kernel/request-context.ts';
import type { Scope } from '#kernel/scope.ts';
import { tablePieces } from '#tables/file.ts';
import type { Cell } from '#tables/write.ts';
import { fileNote } from '#kernel/file-note.ts';

export type TableExportNeeds = {
  readonly audit: (scope: Scope, entry: { action: string; subject: string; detail: Record<string, unknown> }) => Promise<unknown>;
  /** Stands above every table of the demo city. */
  readonly mark: string | undefined;
};

export type Table = {
  readonly name: string;
  readonly format: 'xlsx' | 'csv';
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  readonly known?: string | undefined;
  readonly address?: string | undefined;
};

/** What stands above a table: in which language, when it was taken, the mark of the demo. */
export type TableAbove = Pick<RequestContext, 'language' | 'now'> & { readonly mark: string | undefined };

/** A table as a file, and what the trail tells of it. */
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
  const taken = (scope: Scope, written: Written) => audit(scope, { action: 'export', ...written.taken });
  return {
    /** What stands above the tables of who asks. */
    above: ({ language, now }: RequestContext): TableAbove => ({ language, now, mark }),
    /** Puts into the trail who took a table. */
    taken,
    /** The file, named after the table; the trail tells who took it. Throws Problem where xlsx cannot hold it. */
    async file(context: RequestContext, table: Table): Promise<File> {
      const written = await writeTableFile(table, { language: context.language, now: context.now, mark });
      await taken(context.scope, written);
      return new File([...written.pieces], written.name, { type: written.type });
    },
  };
}

/** Writes a table. Throws Problem where xlsx cannot hold it. */
export async function writeTableFile(table: Table, { language, now, mark }: TableAbove): Promise<Written> {
  const { name, format, columns, rows, known, address } = table;
  const note = fileNote({ mark, known, at: now, address }, language);
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  for await (const piece of tablePieces(format, columns, rows, { note })) pieces.push(piece as Uint8Array<ArrayBuffer>);
  const detail = { format, rows: rows.length, ...(address !== undefined && { address }) };
  return { name: `${fileName(name)}.${format}`, type: types[format], pieces, taken: { subject: name, detail } };
}

/** Without what file systems take for something else. */
function fileName(name: string): string {
  return (
    name
      .replaceAll(/[\\/:*?"<>|\p{Cc}]+/gu, ' ')
      .trim()
      .slice(0, 100) || 'table'
  );
}
