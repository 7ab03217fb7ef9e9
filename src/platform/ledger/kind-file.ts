import type { DownloadRoute } from '#kernel/download.ts';
import type { Action } from '#kernel/rights.ts';
import type { Scope } from '#kernel/scope.ts';
import { ofAsker, type WriteTrail } from '#kernel/trail.ts';
import { formatGiven, tableFile, tableFormat, tableTypes } from '#platform/tables/file.ts';

type TableFile = Parameters<typeof tableFile>;

type FileOfKind = {
  /** `points`: the file's name, its address below `/exports`, its name in the audit trail. */
  readonly name: string;
  /** «All points that are seen». */
  readonly all: string;
  readonly header: (scope: Scope) => TableFile[2];
  readonly rows: (scope: Scope) => TableFile[3];
  /** Who may download it, if not everyone who may export. */
  readonly action?: Action;
  /** A remark on the file, after its summary. */
  readonly remark?: string;
};

export type KindFileNeeds = {
  /** Writes the audit trail. */
  readonly audit: WriteTrail;
  /** A line above the table, such as the mark of demonstration data. */
  readonly note: string | undefined;
};

/** All entities of a kind that the requester sees, as a file that can be imported again: `GET /exports/points?format=`. */
export function kindFile(
  { name, all, header, rows, action = 'export', remark }: FileOfKind,
  { audit, note }: KindFileNeeds,
): DownloadRoute {
  return {
    path: `/exports/${name}`,
    action,
    summary: `${all}, as a file that can be imported again${remark === undefined ? '' : `; ${remark}`}`,
    parameters: { format: tableFormat },
    types: tableTypes,
    open: async ({ scope }, asked) => {
      const format = formatGiven(asked['format']);
      await audit(scope, { action: 'export', subject: name, region: ofAsker(scope), detail: { format } });
      return tableFile(name, format, header(scope), rows(scope), { note });
    },
  };
}
