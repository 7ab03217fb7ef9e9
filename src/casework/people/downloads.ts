import { ofAsker, type WriteTrail } from '#kernel/trail.ts';
import type { DownloadRoute } from '#kernel/download.ts';
import { formatGiven, tableFile, tableFormat, tableTypes } from '#platform/tables/file.ts';
import type { People } from './people.ts';

type Audit = WriteTrail;

/** People as a file that can be imported again. @param note a line above the table, such as the mark of demonstration data */
export function peopleDownloads(people: People, audit: Audit, note: string | undefined): DownloadRoute[] {
  return [
    {
      path: '/exports/people',
      action: 'see-people',
      summary: 'All experts and inspectors that are seen, as a file that can be imported again',
      parameters: { format: tableFormat },
      types: tableTypes,
      open: async ({ scope }, asked) => {
        const format = formatGiven(asked['format']);
        await audit(scope, { action: 'export', subject: 'people', region: ofAsker(scope), detail: { format } });
        return tableFile('people', format, people.header(), people.rows(scope), { note });
      },
    },
  ];
}
