import { ofAsker, type WriteTrail } from '#kernel/trail.ts';
import type { DownloadRoute } from '#kernel/download.ts';
import { formatGiven, tableFile, tableFormat, tableTypes } from '#platform/tables/file.ts';
import type { Equipment } from './equipment.ts';

/** Writes the audit trail. */
type Audit = WriteTrail;

/**
 * Equipment as a file that can be imported again.
 * @param note a line above the table, such as the mark of demonstration data
 */
export function equipmentDownloads(equipment: Equipment, audit: Audit, note: string | undefined): DownloadRoute[] {
  return [
    {
      path: '/exports/equipment',
      action: 'export',
      summary: 'All equipment that is seen, as a file that can be imported again',
      parameters: { format: tableFormat },
      types: tableTypes,
      open: async ({ scope }, asked) => {
        const format = formatGiven(asked['format']);
        await audit(scope, { action: 'export', subject: 'equipment', region: ofAsker(scope), detail: { format } });
        return tableFile('equipment', format, equipment.header(), equipment.rows(scope), { note });
      },
    },
  ];
}
