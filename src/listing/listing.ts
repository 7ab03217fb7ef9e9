import type { Asker } from '#kernel/asker.ts';
import type { Scope } from '#kernel/scope.ts';
import { tablePieces } from '#sheet/file.ts';
import type { Cell } from '#sheet/write.ts';
import { fileNote } from '#kernel/file-note.ts';

export type ListingNeeds = {
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

export type Listing = ReturnType<typeof createListing>;

const types = { csv: 'text/csv;charset=utf-8', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' };

/** Tables that a page shows, as files. */
export function createListing({ audit, mark }: ListingNeeds) {
  return {
    /** The file, named after the table; the trail tells who took it. Throws Problem where xlsx cannot hold it. */
    async file({ scope, language, now }: Asker, { name, format, columns, rows, known, address }: Table): Promise<File> {
      const note = fileNote({ mark, known, at: now, address }, language);
      const pieces: BlobPart[] = [];
      for await (const piece of tablePieces(format, columns, rows, { note })) pieces.push(piece as Uint8Array<ArrayBuffer>);
      await audit(scope, {
        action: 'export',
        subject: name,
        detail: { format, rows: rows.length, ...(address !== undefined && { address }) },
      });
      return new File(pieces, `${fileName(name)}.${format}`, { type: types[format] });
    },
  };
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
