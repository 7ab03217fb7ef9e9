import { ofAsker, type WriteTrail } from '#kernel/trail.ts';
import type { DownloadRoute } from '#kernel/download.ts';
import type { Scope } from '#kernel/scope.ts';
import { formatGiven, tableFile, tableFormat, tableTypes } from '#platform/tables/file.ts';
import type { HeatSupply } from './heat-supply.ts';

/** Writes the audit trail. */
type Audit = WriteTrail;

/**
 * Settlement points and households as files that can be imported again.
 * @param note a line above the table, such as the mark of demonstration data
 */
export function heatSupplyDownloads({ points, households }: HeatSupply, audit: Audit, note: string | undefined): DownloadRoute[] {
  const route = (name: string, summary: string, made: (scope: Scope) => Pick<Table, 'header' | 'rows'>): DownloadRoute => ({
    path: `/exports/${name}`,
    action: 'export',
    summary,
    parameters: { format: tableFormat },
    types: tableTypes,
    open: async ({ scope }, asked) => {
      const format = formatGiven(asked['format']);
      await audit(scope, { action: 'export', subject: name, region: ofAsker(scope), detail: { format } });
      const { header, rows } = made(scope);
      return tableFile(name, format, header, rows, { note });
    },
  });
  return [
    route('settlement-points', 'All settlement points that are seen, as a file that can be imported again', (scope) => ({
      header: points.header(),
      rows: points.rows(scope),
    })),
    route(
      'households',
      'All households that are seen, as a file that can be imported again; occupants for their company alone',
      (scope) => ({
        header: households.header(scope),
        rows: households.rows(scope),
      }),
    ),
  ];
}

type Table = { readonly header: Parameters<typeof tableFile>[2]; readonly rows: Parameters<typeof tableFile>[3] };
