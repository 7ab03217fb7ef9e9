import { ofAsker, type WriteTrail } from '#kernel/trail.ts';
import type { DownloadRoute } from '#kernel/download.ts';
import { formatGiven, tableFile, tableFormat, tableTypes } from '#platform/tables/file.ts';
import type { Retrofits } from './retrofit.ts';

/** Writes the audit trail. */
type Audit = WriteTrail;

/**
 * Retrofit projects as a file that can be imported again.
 * @param note a line above the table, such as the mark of demonstration data
 */
export function retrofitDownloads(retrofits: Retrofits, audit: Audit, note: string | undefined): DownloadRoute[] {
  return [
    {
      path: '/exports/retrofits',
      action: 'export',
      summary: 'All retrofit projects that are seen, as a file that can be imported again',
      parameters: { format: tableFormat },
      types: tableTypes,
      open: async ({ scope }, asked) => {
        const format = formatGiven(asked['format']);
        await audit(scope, { action: 'export', subject: 'retrofits', region: ofAsker(scope), detail: { format } });
        return tableFile('retrofits', format, retrofits.header(), retrofits.rows(scope), { note });
      },
    },
  ];
}
