import type { Feature, FeatureCollection, Geometry, MultiPolygon, Polygon } from 'geojson';
import type { client } from '../../../api.ts';

/** A plan with its areas, as the server returns it. */
export type SpecialPlan = Awaited<ReturnType<typeof client.specialPlans.get>>;

/** One area as drawn or typed: its indices as text of their boxes, its outline as lines of `longitude, latitude`. */
export type DraftArea = {
  readonly name: string;
  readonly indices: Readonly<Record<string, string>>;
  readonly outline: string;
  /** An outline that lines of text cannot express: several parts, or holes. It is kept unchanged. */
  readonly kept?: Polygon | MultiPolygon;
};

/** The indices that have their own box: the property of the file, and the item that it is read as. */
export const drawnIndices = [
  ['star', 'green-star'],
  ['prefab', 'prefab-floor-share'],
  ['renewable', 'renewable-share'],
  ['ultra-low-energy', 'ultra-low-energy-share'],
] as const;

export const emptyArea: DraftArea = { name: '', indices: {}, outline: '' };

type Spot = readonly [number, number];

/** The corners in a text, and the lines that contain none. Longitude first; comma, blank or full-width comma between. */
export function cornersIn(text: string): { readonly spots: readonly Spot[]; readonly bad: readonly number[] } {
  const spots: Spot[] = [];
  const bad: number[] = [];
  for (const [at, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const numbers = line
      .trim()
      .split(/[\s,，;；]+/u)
      .map(Number);
    const [x = Number.NaN, y = Number.NaN] = numbers;
    if (numbers.length === 2 && Math.abs(x) <= 180 && Math.abs(y) <= 90) spots.push([x, y]);
    else bad.push(at + 1);
  }
  return { spots, bad };
}

/** Adds a corner, to a millionth of a degree: about a decimetre. */
export function withCorner(area: DraftArea, longitude: number, latitude: number): DraftArea {
  const line = `${longitude.toFixed(6)}, ${latitude.toFixed(6)}`;
  return { ...area, outline: area.outline.trim() === '' ? line : `${area.outline.trimEnd()}\n${line}` };
}

/** The outline as GeoJSON; null if it has fewer than three corners. */
export function outlineOf({ outline, kept }: DraftArea): Polygon | MultiPolygon | null {
  const { spots } = cornersIn(outline);
  const [first] = spots;
  if (first === undefined || spots.length < 3) return kept ?? null;
  return { type: 'Polygon', coordinates: [[...spots, first].map((spot) => [...spot])] };
}

/** The draft as the file that `plan import` takes: numbers as numbers, anything else as typed, for the server to report. */
export function collectionOf(areas: readonly DraftArea[]): FeatureCollection<Geometry | null> {
  return {
    type: 'FeatureCollection',
    features: areas.map((area) => ({
      type: 'Feature',
      geometry: outlineOf(area),
      properties: {
        name: area.name,
        ...Object.fromEntries(
          Object.entries(area.indices).flatMap(([name, typed]) => (typed.trim() === '' ? [] : [[name, valueOf(typed)]])),
        ),
      },
    })),
  };
}

function valueOf(typed: string): string | number | boolean {
  const text = typed.trim();
  if (text === 'true' || text === 'false') return text === 'true';
  return Number.isFinite(Number(text)) ? Number(text) : text;
}

/** A plan's areas, for editing by hand. */
export function draftOf(areas: SpecialPlan['areas']): DraftArea[] {
  return areas.map(({ name, indices, boundary }) => {
    const shape = boundary as Polygon | MultiPolygon;
    const [ring, ...holes] = shape.type === 'Polygon' ? shape.coordinates : [];
    const plain = ring !== undefined && holes.length === 0;
    return {
      name,
      indices: Object.fromEntries(
        indices.map(({ item, value }) => [drawnIndices.find(([, other]) => other === item)?.[0] ?? item, String(value)]),
      ),
      outline: plain
        ? ring
            .slice(0, -1)
            .map(([x, y]) => `${x}, ${y}`)
            .join('\n')
        : '',
      ...(plain ? {} : { kept: shape }),
    };
  });
}

/** What the map shows of a draft: each valid outline, and the corners of the one being drawn. */
export function shownOf(areas: readonly DraftArea[], active: number): Feature[] {
  const outlines = areas.flatMap((area): Feature[] => {
    const geometry = outlineOf(area);
    return geometry === null ? [] : [{ type: 'Feature', geometry, properties: { name: area.name, drawn: true } }];
  });
  const { spots } = cornersIn(areas[active]?.outline ?? '');
  const corners = spots.map((spot): Feature => ({
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [...spot] },
    properties: { drawn: true },
  }));
  const line: Feature[] =
    spots.length === 2
      ? [{ type: 'Feature', geometry: { type: 'LineString', coordinates: spots.map((spot) => [...spot]) }, properties: { drawn: true } }]
      : [];
  return [...outlines, ...line, ...corners];
}
