import type { DownloadRoute } from '#kernel/download.ts';
import type { Scope } from '#kernel/scope.ts';
import { formatGiven, tableFile, tableFormat, tableTypes } from '#tables/file.ts';
import type { MeterVerification } from './meter-verification.ts';

/** Writes the audit trail. */
type Audit = (scope: Scope, entry: { action: string; subject: string; detail: Record<string, unknown> }) => Promise<unknown>;

/**
 * Certificates as a file that can be imported again.
 * @param note a line above the table, such as the mark of demonstration data
 */
export function verificationDownloads(verification: MeterVerification, audit: Audit, note: string | undefined): DownloadRoute[] {
  return [
    {
      path: '/exports/certificates',
      action: 'export',
      summary: 'All certificates of meters that are seen, as a file that can be imported again',
      parameters: { format: tableFormat },
      types: tableTypes,
      open: async ({ scope }, asked) => {
        const format = formatGiven(asked['format']);
        await audit(scope, { action: 'export', subject: 'certificates', detail: { format } });
        return tableFile('certificates', format, verification.header(), verification.rows(scope), { note });
      },
    },
  ];
}
