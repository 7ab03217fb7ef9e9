import { tablePieces } from '#platform/tables/file.ts';
import type { Cell } from '#platform/tables/write.ts';
import { keyCells, keyNames, keyText, leavingFields } from './columns.ts';
import type { FeedFormat, FeedTerms } from './facts.ts';
import type { KeptRow } from './row-store.ts';

type Rows = AsyncIterable<readonly KeptRow[]>;
type Terms = Pick<FeedTerms, 'dataset' | 'fields'>;

/** The content type of each format; the default first. */
export const feedTypes: Readonly<Record<FeedFormat, string>> = {
  jsonl: 'application/x-ndjson; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  parquet: 'application/vnd.apache.parquet',
  geojson: 'application/geo+json',
};

/**
 * Rows of a feed in a format: each has the same content, in the same order, as the lines that the store produces.
 * @param note a mark on tables, such as that of demonstration data
 */
export function piecesOf(format: Exclude<FeedFormat, 'jsonl'>, terms: Terms, rows: Rows, note?: string): AsyncIterable<Uint8Array> {
  if (format === 'geojson') return geoPieces(terms, rows);
  const header = [...keyNames(terms.dataset), ...leavingFields(terms), 'removed'];
  return tablePieces(format, header, cells(terms, rows), { note, kinds: kindsOf(header) });
}

/** A row as a JSON object; for a withdrawn one, its key and `removed: true`. */
export function rowText(dataset: FeedTerms['dataset']): (row: KeptRow) => string {
  const keys = keyText(dataset);
  return (row) => {
    if (row.removed) return `${keys(row)},"removed":true}`;
    return row.body === '{}' ? `${keys(row)}}` : `${keys(row)},${row.body.slice(1)}`;
  };
}

async function* cells({ dataset, fields }: Terms, rows: Rows): AsyncGenerator<readonly Cell[]> {
  const names = leavingFields({ dataset, fields });
  for await (const some of rows)
    for (const row of some) {
      const keys = keyCells(dataset, row);
      if (row.removed) yield [...keys, ...names.map(() => null), 'true'];
      else {
        const said = JSON.parse(row.body) as Record<string, string | number | boolean | null>;
        yield [...keys, ...names.map((name) => cellOf(said[name])), null];
      }
    }
}

const cellOf = (value: string | number | boolean | null | undefined): Cell =>
  typeof value === 'boolean' ? String(value) : (value ?? null);

const numbers: ReadonlySet<string> = new Set([
  'value',
  'coverage',
  'kg',
  'floorArea',
  'heatedArea',
  'roofArea',
  'wallArea',
  'windowArea',
  'yearBuilt',
  'storeys',
  'hotelStars',
  'occupancyRate',
  'latitude',
  'longitude',
  'occupants',
  'hoursPerYear',
  'buildings',
]);

const kindsOf = (header: readonly string[]): Record<string, 'number' | 'flag' | 'text'> =>
  Object.fromEntries(header.map((name) => [name, numbers.has(name) ? 'number' : name === 'removed' ? 'flag' : 'text']));

/** A feature for each row, at the location of its building if latitude and longitude are among the shared fields. */
async function* geoPieces({ dataset, fields }: Terms, rows: Rows): AsyncGenerator<Uint8Array> {
  const line = rowText(dataset);
  const isPlaced = ['latitude', 'longitude'].every((name) => leavingFields({ dataset, fields }).includes(name));
  let begun = false;
  for await (const some of rows) {
    let text = '';
    for (const row of some) {
      const id = keyCells(dataset, row).join(' ');
      const geometry = isPlaced && !row.removed ? geometryOf(row.body) : 'null';
      text += `${begun ? ',\n' : '{"type":"FeatureCollection","features":[\n'}{"type":"Feature","id":${JSON.stringify(id)},"geometry":${geometry},"properties":${line(row)}}`;
      begun = true;
    }
    yield Buffer.from(text, 'utf8');
  }
  yield Buffer.from(begun ? '\n]}\n' : '{"type":"FeatureCollection","features":[]}\n', 'utf8');
}

function geometryOf(body: string): string {
  const { latitude, longitude } = JSON.parse(body) as { latitude: number | null; longitude: number | null };
  if (typeof latitude !== 'number' || typeof longitude !== 'number') return 'null';
  return JSON.stringify({ type: 'Point', coordinates: [longitude, latitude] });
}
