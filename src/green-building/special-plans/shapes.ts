import { z } from 'zod';

const position = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]).rest(z.number());
const rings = z.array(z.array(position).min(3)).min(1);

/** Areas as GeoJSON, WGS 84. */
export const areaShape = z.union([
  z.object({ type: z.literal('Polygon'), coordinates: rings }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(rings).min(1) }),
]);

/** The location of a plot: a point in it, or its outline; GeoJSON, WGS 84. */
export const plotShape = z.union([z.object({ type: z.literal('Point'), coordinates: position }), areaShape]);
