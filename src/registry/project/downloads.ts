import { ofAsker, type WriteTrail } from '#kernel/trail.ts';
import type { DownloadRoute } from '#kernel/download.ts';
import { formatGiven, tableFile, tableFormat, tableTypes } from '#platform/tables/file.ts';
import type { Projects } from './project.ts';

/** Writes the audit trail. */
type Audit = WriteTrail;

/**
 * Projects as a file that can be imported again.
 * @param note a line above the table, such as the mark of demonstration data
 */
export function projectDownloads(projects: Projects, audit: Audit, note: string | undefined): DownloadRoute[] {
  return [
    {
      path: '/exports/projects',
      action: 'export',
      summary: 'All projects that are seen, as a file that can be imported again',
      parameters: { format: tableFormat },
      types: tableTypes,
      open: async ({ scope }, asked) => {
        const format = formatGiven(asked['format']);
        await audit(scope, { action: 'export', subject: 'projects', region: ofAsker(scope), detail: { format } });
        return tableFile('projects', format, projects.header(), projects.rows(scope), { note });
      },
    },
  ];
}
