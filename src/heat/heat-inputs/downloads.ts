import { ofAsker, type WriteTrail } from '#kernel/trail.ts';
import type { DownloadRoute } from '#kernel/download.ts';
import { formatGiven, tableFile, tableFormat, tableTypes } from '#platform/tables/file.ts';
import type { HeatInputs } from './heat-inputs.ts';

/** Writes the audit trail. */
type Audit = WriteTrail;

/**
 * Units, supplies and payments as files that can be imported again.
 * @param note a line above the table, such as the mark of demonstration data
 */
export function heatInputsDownloads({ units, payments, supplies }: HeatInputs, audit: Audit, note: string | undefined): DownloadRoute[] {
  const route = (name: string, summary: string, { header, rows }: Pick<HeatInputs['units'], 'header' | 'rows'>): DownloadRoute => ({
    path: `/exports/${name}`,
    action: 'export',
    summary,
    parameters: { format: tableFormat },
    types: tableTypes,
    open: async ({ scope }, asked) => {
      const format = formatGiven(asked['format']);
      await audit(scope, { action: 'export', subject: name, region: ofAsker(scope), detail: { format } });
      return tableFile(name, format, header, rows(scope), { note });
    },
  });
  return [
    route('heat-units', 'What was read off allocators of all households that are seen, as a file that can be imported again', units),
    route('heat-supplies', 'What companies buy heat by, where it is seen, as a file that can be imported again', supplies),
    route('payments', 'All payments for heat that are seen, as a file that can be imported again', payments),
  ];
}
