import type { MultiPolygon, Point, Polygon } from 'geojson';

export type Area = Polygon | MultiPolygon;
export type Plot = Point | Area;
export type Box = { readonly west: number; readonly south: number; readonly east: number; readonly north: number };

type Spot = readonly [number, number];
type Ring = readonly Spot[];
type Edge = readonly [Spot, Spot];

/** The position of a plot relative to an area. A plot that only touches the edge from outside is outside, a point on the edge is inside. */
export type Lies = 'inside' | 'partly' | 'outside';

export function liesIn(plot: Plot, area: Area): Lies {
  if (plot.type === 'Point') return pointIn(spotOf(plot.coordinates), area) === 'out' ? 'outside' : 'inside';
  const where = [
    ...spotsWithin(plot),
    ...ringsOf(plot)
      .flatMap(edgesOf)
      .flatMap(([from, to]) => [from, middle(from, to)]),
  ].map((spot) => pointIn(spot, area));
  const crossed = crosses(plot, area);
  if (!crossed && where.every((one) => one !== 'out') && !holeWithin(plot, area)) return 'inside';
  const within = where.includes('in') || [...spotsWithin(area), ...ringsOf(area).flat()].some((spot) => pointIn(spot, plot) === 'in');
  return crossed || within ? 'partly' : 'outside';
}

/** The position of a point: even-odd over all rings, so that holes are out; `edge` within a centimetre of a line. */
export function pointIn(spot: Spot, area: Area): 'in' | 'out' | 'edge' {
  for (const rings of polygonsOf(area)) {
    if (rings.some((ring) => edgesOf(ring).some((edge) => isOn(spot, edge)))) return 'edge';
    if (rings.filter((ring) => rayCrossings(spot, ring) % 2 === 1).length % 2 === 1) return 'in';
  }
  return 'out';
}

/** The box of an outline. */
export function boxOf(plot: Plot): Box {
  const spots = plot.type === 'Point' ? [spotOf(plot.coordinates)] : ringsOf(plot).flat();
  const [xs, ys] = [spots.map(([x]) => x), spots.map(([, y]) => y)];
  const [least, most] = [
    (list: number[]) => list.reduce((a, b) => Math.min(a, b)),
    (list: number[]) => list.reduce((a, b) => Math.max(a, b)),
  ];
  return { west: least(xs), south: least(ys), east: most(xs), north: most(ys) };
}

/** About a centimetre, in degrees. */
const near = 1e-7;

function polygonsOf(area: Area): readonly (readonly Ring[])[] {
  const polygons = area.type === 'Polygon' ? [area.coordinates] : area.coordinates;
  return polygons.map((rings) => rings.map((ring) => ring.map(spotOf)));
}

function ringsOf(area: Area): readonly Ring[] {
  return polygonsOf(area).flat();
}

function spotOf(position: readonly number[]): Spot {
  return [position[0] ?? Number.NaN, position[1] ?? Number.NaN];
}

function middle([ax, ay]: Spot, [bx, by]: Spot): Spot {
  return [(ax + bx) / 2, (ay + by) / 2];
}

/** A point well inside each part: halfway through it, on a line between the heights of two of its corners. */
function spotsWithin(area: Area): Spot[] {
  return polygonsOf(area).flatMap((rings) => {
    const heights = [...new Set(rings.flat().map(([, y]) => y))].toSorted((a, b) => a - b);
    const y = ((heights[0] ?? 0) + (heights[1] ?? 0)) / 2;
    const crossings = rings.flatMap(edgesOf).filter(([[, ay], [, by]]) => ay > y !== by > y);
    const [from, to] = crossings.map(([[ax, ay], [bx, by]]) => ((bx - ax) * (y - ay)) / (by - ay) + ax).toSorted((a, b) => a - b);
    return from === undefined || to === undefined ? [] : [[(from + to) / 2, y] as const];
  });
}

/** Rings may be closed or not; the last point connects to the first. */
function edgesOf(ring: Ring): Edge[] {
  return ring
    .map((spot, at) => [spot, ring[(at + 1) % ring.length] as Spot] as const)
    .filter(([[ax, ay], [bx, by]]) => ax !== bx || ay !== by);
}

function rayCrossings([x, y]: Spot, ring: Ring): number {
  return edgesOf(ring).filter(([[ax, ay], [bx, by]]) => ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax).length;
}

/** How far a point is to the left of an edge, in degrees; negative to its right. */
function leftOf([x, y]: Spot, [[ax, ay], [bx, by]]: Edge): number {
  return ((bx - ax) * (y - ay) - (by - ay) * (x - ax)) / Math.hypot(bx - ax, by - ay);
}

function isOn(spot: Spot, edge: Edge): boolean {
  const [[ax, ay], [bx, by]] = edge;
  const [x, y] = spot;
  if (x < Math.min(ax, bx) - near || x > Math.max(ax, bx) + near || y < Math.min(ay, by) - near || y > Math.max(ay, by) + near)
    return false;
  return Math.abs(leftOf(spot, edge)) <= near;
}

/** Whether an edge of one crosses an edge of the other; touching does not count. */
function crosses(a: Area, b: Area): boolean {
  const [mine, theirs] = [ringsOf(a).flatMap(edgesOf), ringsOf(b).flatMap(edgesOf)];
  return mine.some((one) => theirs.some((other) => areApart(one, other) && areApart(other, one)));
}

/** Whether the two ends of an edge are clearly on opposite sides of another. */
function areApart([from, to]: Edge, other: Edge): boolean {
  const [first, second] = [leftOf(from, other), leftOf(to, other)];
  return (first > near && second < -near) || (first < -near && second > near);
}

/** Whether a hole of the area is inside the plot, whose own points are all in. */
function holeWithin(plot: Area, area: Area): boolean {
  const holes = polygonsOf(area).flatMap((rings) => rings.slice(1));
  return holes.some((hole) => hole.some((spot) => pointIn(spot, plot) === 'in'));
}
