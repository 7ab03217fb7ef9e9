import { z } from 'zod';
import { carriers } from '#kernel/carrier.ts';
import { uses } from '#kernel/vocabulary.ts';
import { names, ofEveryEntry } from './every-entry.ts';

/** A climate sub-zone of the building codes and the thermal zone of the quota tables that it belongs to. */
export const climateZone = z.strictObject({ ...ofEveryEntry, names, zone: z.string(), thermal: z.string() });

/** The climate sub-zone of a place. */
export const climateOfPlace = z.strictObject({ ...ofEveryEntry, region: z.string(), zone: z.string() });

/** A way of heating and the carrier that it uses; null if it uses none that is metered. */
export const heating = z.strictObject({ ...ofEveryEntry, names, values: z.array(z.string()).default([]), carrier: z.enum(carriers).nullable() });

const monthDay = z.string().regex(/^(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/u);

/** When the network of a place provides heat: first and last day, `11-01` to `03-31`. */
export const heatingSeason = z.strictObject({ ...ofEveryEntry, region: z.string(), from: monthDay, to: monthDay });

/** The temperatures that rooms may be cooled and heated to, degC; not in the uses of `except`. */
export const temperatureRule = z.strictObject({
  ...ofEveryEntry,
  names,
  coolingAtLeast: z.number().min(-90).max(200),
  heatingAtMost: z.number().min(-90).max(200),
  except: z.array(z.enum(uses)).default([]),
});

/** The healthy range in a room, in the unit of the quantity, as a mean over an hour or a day; for one season, or all year. */
export const indoorLimit = z.strictObject({
  ...ofEveryEntry,
  names,
  quantity: z.enum(['temperature', 'humidity', 'co2', 'pm25']),
  season: z.enum(['heating', 'cooling']).optional(),
  low: z.number().optional(),
  high: z.number().optional(),
  per: z.enum(['hour', 'day']),
});
