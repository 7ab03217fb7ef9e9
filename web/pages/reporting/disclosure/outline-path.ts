/** GeoJSON, as far as outlines need it. */
type Ring = readonly (readonly number[])[];

/** The rings of a Polygon or MultiPolygon; empty for anything else. */
export function ringsOf(boundary: unknown): Ring[] {
  const { type, coordinates } = (boundary ?? {}) as { type?: string; coordinates?: unknown };
  if (type === 'Polygon') return coordinates as Ring[];
  return type === 'MultiPolygon' ? (coordinates as Ring[][]).flat() : [];
}

export type Frame = {
  readonly west: number;
  readonly north: number;
  readonly scale: number;
  readonly squeeze: number;
  readonly width: number;
  readonly height: number;
};

/** A frame that contains all rings, `width` wide; degrees of longitude are compressed according to the middle latitude. */
export function frameOf(rings: readonly Ring[], width: number): Frame | null {
  const points = rings.flat();
  const [first] = points;
  if (first === undefined) return null;
  let [west, east, south, north] = [first[0] ?? 0, first[0] ?? 0, first[1] ?? 0, first[1] ?? 0];
  for (const [x = 0, y = 0] of points)
    [west, east, south, north] = [Math.min(west, x), Math.max(east, x), Math.min(south, y), Math.max(north, y)];
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const span = (east - west) * squeeze;
  if (span <= 0) return null;
  const scale = width / span;
  return { west, north, scale, squeeze, width, height: (north - south) * scale };
}

/** Rings as an SVG path; points that coincide with the one before are left out. */
export function pathOf(rings: readonly Ring[], { west, north, scale, squeeze }: Frame): string {
  const at = ([x = 0, y = 0]: readonly number[]) => `${((x - west) * squeeze * scale).toFixed(1)} ${((north - y) * scale).toFixed(1)}`;
  return rings
    .map((ring) => {
      const points = ring.map(at);
      return `M${points.filter((point, index) => point !== points[index - 1]).join('L')}Z`;
    })
    .join('');
}
