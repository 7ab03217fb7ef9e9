import { z } from 'zod';
import { carriers } from '#kernel/carrier.ts';
import { equipmentKinds } from '#kernel/equipment-kind.ts';
import { names, ofEveryEntry } from './every-entry.ts';

/** An energy item 能耗分项, by its code, under its parent. */
export const energyItem = z.strictObject({
  ...ofEveryEntry,
  names,
  code: z.string().regex(/^[0-9A-Z]{5}$/u),
  parent: z.string().nullable(),
  carrier: z.enum(carriers).nullable(),
});

/** The registers of a meter model: the names that a channel may use, and their addresses (`live.md` 4). */
export const device = z.strictObject({
  ...ofEveryEntry,
  names,
  /** The name of the model in a channel. */
  profile: z.string().regex(/^[\w.-]{1,60}$/u),
  registers: z
    .array(
      z.strictObject({
        name: z.string().regex(/^[\w.-]{1,60}$/u),
        /** `holding:0:float32:ABCD`, as in a channel after its unit. */
        register: z.string().regex(/^(?:(?:holding|input):\d{1,5}:\w+(?::[ABCD]{4})?|(?:coil|discrete):\d{1,5})$/u),
        unit: z.string().max(20).optional(),
      }),
    )
    .min(1)
    .max(1000),
});

/**
 * The minimum efficiency of a kind of equipment, in the measure `metric`: equipment below it meets the ground for renewal (`retrofit.md`
 * 2).
 */
export const equipmentLimit = z.strictObject({
  ...ofEveryEntry,
  equipment: z.enum(equipmentKinds),
  metric: z.string().min(1).max(60),
  ground: z.enum(['below-standard', 'inefficient']),
  min: z.number().positive(),
});

/** The service life of a kind of equipment in years, if its own row does not state it. */
export const equipmentLife = z.strictObject({ ...ofEveryEntry, equipment: z.enum(equipmentKinds), years: z.int().min(1).max(200) });

/** The number of months after which a meter of a carrier must be verified again, if it was verified while this was in force. */
export const verificationInterval = z.strictObject({ ...ofEveryEntry, carrier: z.enum(carriers), months: z.int().min(1).max(1200) });
