import { ofAsker, type WriteTrail } from '#kernel/trail.ts';
import type { DownloadRoute } from '#kernel/download.ts';
import { formatGiven, tableFile, tableFormat, tableTypes } from '#platform/tables/file.ts';
import type { Points } from './point.ts';

/** Writes the audit trail. */
type Audit = WriteTrail;

/**
 * Points as a file that can be imported again.
 * @param note a line above the table, such as the mark of demonstration data
 */
export function pointDownloads(points: Points, audit: Audit, note: string | undefined): DownloadRoute[] {
  return [
    {
      path: '/exports/points',
      action: 'export',
      summary: 'All points that are seen, as a file that can be imported again',
      parameters: { format: tableFormat },
      types: tableTypes,
      open: async ({ scope }, asked) => {
        const format = formatGiven(asked['format']);
        await audit(scope, { action: 'export', subject: 'points', region: ofAsker(scope), detail: { format } });
        return tableFile('points', format, points.header(), points.rows(scope), { note });
      },
    },
  ];
}
