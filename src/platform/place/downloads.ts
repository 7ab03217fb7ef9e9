import { ofAsker, type WriteTrail } from '#kernel/trail.ts';
import type { Geometry } from 'geojson';
import { z } from 'zod';
import type { DownloadRoute } from '#kernel/download.ts';
import { codeShape } from '#kernel/shape.ts';
import { formatGiven, geojsonFile, geojsonType, tableFile, tableFormat, tableTypes } from '#platform/tables/file.ts';
import type { Place } from './place.ts';
import { kindFile } from '#platform/ledger/kind-file.ts';

/** Writes the audit trail. */
type Audit = WriteTrail;

/**
 * Organisations and places as files that can be imported again.
 * @param note a line above the table, such as the mark of demonstration data
 */
export function placeDownloads(place: Place, audit: Audit, note: string | undefined): DownloadRoute[] {
  return [
    kindFile(
      { name: 'organisations', all: 'All organisations that are seen', header: place.organisationHeader, rows: place.organisationRows },
      { audit, note },
    ),
    {
      path: '/exports/places',
      action: 'export',
      summary: 'Regions and zones with their boundaries, as a file that can be imported again',
      parameters: {
        format: { about: 'the format', shape: z.enum(['geojson', ...tableFormat.shape.unwrap().options]).default('geojson') },
        within: { about: 'only those in this place', shape: codeShape.optional() },
      },
      types: [geojsonType, ...tableTypes],
      open: async ({ scope }, asked) => {
        const format = asked['format'] ?? 'geojson';
        const places = await place.places(asked['within'] ?? null, true);
        await audit(scope, { action: 'export', subject: 'places', region: ofAsker(scope), detail: { format } });
        if (format === 'geojson') {
          const things = places.map(({ boundary, ...properties }) => ({ properties, geometry: (boundary ?? null) as Geometry | null }));
          return geojsonFile('places', things, note);
        }
        const rows = places.map(({ code, name, parent, boundary }) => [code, name, parent, boundaryText(boundary)]);
        return tableFile('places', formatGiven(format), ['code', 'name', 'parent', 'boundary'], rows, { note });
      },
    },
  ];
}

function boundaryText(boundary: unknown): string | null {
  return boundary === null || boundary === undefined ? null : JSON.stringify(boundary);
}
