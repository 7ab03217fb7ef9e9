import { ofAsker, type WriteTrail } from '#kernel/trail.ts';
import type { DownloadRoute } from '#kernel/download.ts';
import { formatGiven, tableFile, tableFormat, tableTypes } from '#platform/tables/file.ts';
import type { Resources } from './resources.ts';

/** Writes the audit trail. */
type Audit = WriteTrail;

/**
 * Resources as a file that can be imported again.
 * @param note a line above the table, such as the mark of demonstration data
 */
export function resourcesDownloads(resources: Resources, audit: Audit, note: string | undefined): DownloadRoute[] {
  return [
    {
      path: '/exports/resources',
      action: 'export',
      summary: 'All resources that is seen, as a file that can be imported again',
      parameters: { format: tableFormat },
      types: tableTypes,
      open: async ({ scope }, asked) => {
        const format = formatGiven(asked['format']);
        await audit(scope, { action: 'export', subject: 'resources', region: ofAsker(scope), detail: { format } });
        return tableFile('resources', format, resources.header(), resources.rows(scope), { note });
      },
    },
  ];
}
