import type { Feature, Geometry } from 'geojson';
import { keptCell } from '../cells.ts';

/** An entity with a location: its properties, and where it is; null if unknown. */
export type Placed = { readonly properties: Readonly<Record<string, unknown>>; readonly geometry: Geometry | null };

const pieceLength = 64 * 1024;

/**
 * Features as one GeoJSON text (RFC 7946: WGS 84, longitude first), in constant memory.
 * @param note an additional member, such as the mark of demonstration data
 */
export async function* geojsonPieces(things: AsyncIterable<Placed> | Iterable<Placed>, note?: string): AsyncGenerator<Buffer> {
  let text = `{"type":"FeatureCollection",${note === undefined ? '' : `"note":${JSON.stringify(note)},`}"features":[`;
  let first = true;
  for await (const { properties, geometry } of things) {
    const feature: Feature<Geometry | null> = { type: 'Feature', properties: written(properties), geometry };
    text += `${first ? '\n' : ',\n'}${JSON.stringify(feature)}`;
    first = false;
    if (text.length < pieceLength) continue;
    yield Buffer.from(text, 'utf8');
    text = '';
  }
  yield Buffer.from(`${text}\n]}\n`, 'utf8');
}

/** Text from which an import would remove a `'` gets one more; here nothing reads text as a formula. */
function written(properties: Placed['properties']): Record<string, unknown> {
  return Object.fromEntries(Object.entries(properties).map(([name, value]) => [name, typeof value === 'string' ? keptCell(value) : value]));
}
