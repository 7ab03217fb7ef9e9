import { ofAsker, type WriteTrail } from '#kernel/trail.ts';
import type { DownloadRoute } from '#kernel/download.ts';
import { formatGiven, tableFile, tableFormat, tableTypes } from '#platform/tables/file.ts';
import type { HeatNetwork } from './heat-network.ts';

/** Writes the audit trail. */
type Audit = WriteTrail;

/**
 * Substations and room samples as files that can be imported again.
 * @param note a line above the table, such as the mark of demonstration data
 */
export function networkDownloads({ substations, samples }: HeatNetwork, audit: Audit, note: string | undefined): DownloadRoute[] {
  const route = (name: string, summary: string, of: HeatNetwork['substations'] | HeatNetwork['samples']): DownloadRoute => ({
    path: `/exports/${name}`,
    action: 'export',
    summary,
    parameters: { format: tableFormat },
    types: tableTypes,
    open: async ({ scope }, asked) => {
      const format = formatGiven(asked['format']);
      await audit(scope, { action: 'export', subject: name, region: ofAsker(scope), detail: { format } });
      return tableFile(name, format, of.header(), of.rows(scope), { note });
    },
  });
  return [
    route('substations', 'All substations that are seen, as a file that can be imported again', substations),
    route('room-samples', 'All room samples that are seen, as a file that can be imported again', samples),
  ];
}
