import { ofAsker, type WriteTrail } from '#kernel/trail.ts';
import type { DownloadRoute } from '#kernel/download.ts';
import { formatGiven, tableFile, tableFormat, tableTypes } from '#platform/tables/file.ts';
import type { Portfolio } from './portfolio.ts';

/** Writes the audit trail. */
type Audit = WriteTrail;

/**
 * Members of portfolios as a file that can be imported again.
 * @param note a line above the table, such as the mark of demonstration data
 */
export function portfolioDownloads(portfolio: Portfolio, audit: Audit, note: string | undefined): DownloadRoute[] {
  return [
    {
      path: '/exports/members',
      action: 'export',
      summary: 'All members of portfolios that are seen, as a file that can be imported again',
      parameters: { format: tableFormat },
      types: tableTypes,
      open: async ({ scope }, asked) => {
        const format = formatGiven(asked['format']);
        await audit(scope, { action: 'export', subject: 'members', region: ofAsker(scope), detail: { format } });
        return tableFile('members', format, portfolio.memberHeader(), portfolio.memberRows(scope), { note });
      },
    },
  ];
}
