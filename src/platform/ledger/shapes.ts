import { z } from 'zod';
import { seenHashShape } from '#kernel/seen.ts';
import { dayShape, findingShape, instantShape } from '#kernel/shape.ts';

/** Field -> new value, as a person types it; null or an empty text clears it. */
export const setShape = z.record(z.string(), z.union([z.string().max(20_000), z.number(), z.boolean(), z.null()]));

/** The source of a field's value. */
export const originShape = z.object({
  change: z.number().int(),
  by: z.string(),
  at: instantShape,
  kind: z.string(),
  /** The file, or what was edited. */
  subject: z.string(),
  /** The row of the file, as a spreadsheet counts rows; null if it was typed, or not stored. */
  row: z.number().int().nullable(),
  byHand: z.boolean(),
});

/**
 * An edit for all time that would change what identifies something (its building, its kind, the carrier of a meter): refused with
 * `identity-edited`, which is the default, or accepted and told of with `identity-changed`. One from a day on is not asked about.
 */
export const identityConfirmed = { onIdentityChange: z.enum(['refuse', 'accept']).optional() };

/** For an edit: only preview it; or the hash of the preview: if it would differ by now, nothing is written. */
export const previewed = { preview: z.boolean().optional(), seen: seenHashShape.optional() };

/** What an edit of one or more entities did, or would do; `change` is what `undo` takes, null if nothing was written. */
export const editedShape = z.object({
  change: z.number().int().nullable(),
  changed: z.array(z.object({ code: z.string(), name: z.string(), field: z.string(), from: z.unknown(), to: z.unknown() })),
  unchanged: z.number().int(),
  /** Of a preview: what would change and what not. The caller passes it as `seen` when writing (409 if it differs by now). */
  hash: z.string().optional(),
  /** `fault` is the code, with its evidence. */
  refused: z.array(
    z.object({ code: z.string(), name: z.string(), fault: z.string(), evidence: z.record(z.string(), z.unknown()), detail: z.string() }),
  ),
  /** What follows from it, and what it leaves open. */
  findings: z.array(findingShape),
});

/** An entity created by hand: `change` is what `undo` takes. */
export const addedShape = z.object({ change: z.number().int(), code: z.string(), findings: z.array(findingShape) });

/** A change of one field; `import` is null if it was typed. */
export const fieldChangeShape = z.object({
  change: z.number().int(),
  import: z.number().int().nullable(),
  by: z.string(),
  at: instantShape,
  kind: z.string(),
  subject: z.string(),
  /** The row of the file, as a spreadsheet counts rows. */
  row: z.number().int().nullable(),
  field: z.string(),
  from: z.unknown(),
  to: z.unknown(),
  validFrom: dayShape.nullable(),
  undone: instantShape.nullable(),
});
