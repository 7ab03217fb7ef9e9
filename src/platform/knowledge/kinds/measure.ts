import { z } from 'zod';
import { carriers } from '#kernel/carrier.ts';
import { equipmentKinds } from '#kernel/equipment-kind.ts';
import { uses } from '#kernel/vocabulary.ts';
import { conditionShape } from './condition.ts';
import { names, ofEveryEntry } from './every-entry.ts';

const code = z.string().max(60).regex(/^[a-z0-9][a-z0-9-]*$/u);

/** A part of a building's use: what the weather does not affect, heating, cooling, everything, an energy item, or a kind of equipment. */
const leaf = z.string().max(60).refine(isLeaf, 'base, heating, cooling, total, item:CODE or equipment:KIND');

function isLeaf(text: string): boolean {
  const [kind = '', code, ...more] = text.split(':');
  if (more.length > 0) return false;
  if (code === undefined) return ['base', 'heating', 'cooling', 'total'].includes(kind);
  return kind === 'item' ? /^[0-9A-Z]{5}$/u.test(code) : kind === 'equipment' && equipmentKinds.some((one) => one === code);
}

const portion = z.number().min(0).max(1);
const spread = z.number().min(0).max(10);

const rising = <T extends { low: number; mid: number; high: number }>({ low, mid, high }: T): boolean => low <= mid && mid <= high;
const notRising = { message: 'low ≤ mid ≤ high', path: ['low'] };

/** The effect of a measure on its leaf; one of the three. */
const effect = z.union([
  z.strictObject({ share: z.strictObject({ low: portion, mid: portion, high: portion }).refine(rising, notRising) }),
  z.strictObject({
    /** `after` in W/(m2·K). */
    conductance: z.strictObject({ part: z.enum(['wall', 'roof', 'window']), after: z.number().positive().max(20), spread: spread.optional() }),
  }),
  z.strictObject({
    efficiency: z.strictObject({ kind: z.enum(equipmentKinds), after: z.number().positive().max(1000), spread: spread.optional() }),
  }),
]);

const yuan = z.number().min(0).max(1e12);

/** Yuan per quantity of the building, or of the equipment that it renews. */
const cost = z
  .strictObject({
    per: z.enum(['floorArea', 'heatedArea', 'wallArea', 'windowArea', 'roofArea', 'project', 'capacity', 'count']),
    low: yuan,
    mid: yuan,
    high: yuan,
  })
  .refine(rising, notRising);

/** Days of a crew, per quantity. */
const effort = z.strictObject({ per: cost.shape.per, days: z.number().min(0).max(1e6) });

/** Where a city's values apply, and who typed them; `agreed`: another person, who checked them against their source. */
const place = z.string().min(1).max(100);
const entered = z.strictObject({ by: z.string().min(1), person: z.string().min(1), at: z.iso.datetime() });
const agreed = z.strictObject({ by: z.string().min(1), at: z.iso.datetime() });

/**
 * A measure that can be applied to an existing building (`retrofit.md` 3). Effect, cost, effort and life are empty if no source is found: a
 * city fills them in a version of its own.
 */
export const measure = z.strictObject({
  ...ofEveryEntry,
  names,
  measure: code,
  of: z.array(leaf).min(1).max(20),
  carrier: z.enum(carriers).optional(),
  effect: effect.nullable().default(null),
  cost: cost.nullable().default(null),
  effort: effort.nullable().default(null),
  /** Years. */
  life: z.number().positive().max(200).nullable().default(null),
  trade: z.string().min(1).max(60).nullable().default(null),
  /** Whether its works must pause while the building is heated. */
  outOfSeason: z.boolean().default(false),
  requires: z.array(code).default([]),
  excludes: z.array(code).default([]),
  renews: z.array(z.enum(equipmentKinds)).default([]),
  when: conditionShape.optional(),
  /** The place where it is in force, with everything below it; none is everywhere. For one code the nearest place takes precedence. */
  region: place.optional(),
  entered: entered.optional(),
  agreed: agreed.optional(),
}).refine(({ region, supersedes }) => region === undefined || supersedes === undefined, {
  // it would disappear in other places, too
  message: 'an entry with a region supersedes nothing',
  path: ['supersedes'],
});

/** Measures that are applied together. */
export const measurePackage = z.strictObject({ ...ofEveryEntry, names, package: code, measures: z.array(code).min(1).max(50), region: place.optional() });

/** The energy use of buildings of one use according to the tables of a code, kgce/m2 a year, in a place or everywhere. */
export const referenceIntensity = z.strictObject({
  ...ofEveryEntry,
  names,
  use: z.enum(uses),
  region: z.string().min(1).max(100).optional(),
  value: z.number().positive(),
  unit: z.literal('kgce/m2'),
});
