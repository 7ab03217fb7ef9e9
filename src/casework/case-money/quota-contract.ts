import { z } from 'zod';
import { asks } from '#kernel/rights.ts';
import { seenNumberShape } from '#kernel/seen.ts';
import { instantShape } from '#kernel/shape.ts';

const code = z.string().trim().min(1).max(200);
const year = z.coerce.number().int().min(2000).max(2200);
const count = z.number().int();

/** Numbers of cases. */
const counts = {
  /** Submitted in the year. */
  applied: count,
  /** Cases that count against the quota of the year. */
  granted: count,
  /** Of those, the cases that are accepted. */
  accepted: count,
};

const quotaShape = z.object({
  procedure: z.string(),
  procedureName: z.string(),
  region: z.string(),
  regionName: z.string().nullable(),
  year: z.number().int(),
  /** null if none was stated. */
  quota: count.nullable(),
  ...counts,
  /** How many may still be taken in. */
  left: count.nullable(),
  /** A case with several parts counts in each of them. All zero: no case names the part, which is not known to be none. */
  parts: z.array(z.object({ part: z.string(), name: z.string(), ...counts })),
  /** Cases that name no part. */
  unnamed: z.object(counts),
  /** All versions stated; the last one is in force. */
  versions: z.array(
    z.object({ version: z.number().int(), quota: count, note: z.string().nullable(), stated: instantShape, by: z.string() }),
  ),
});

export const setQuota = asks('case-money')
  .route({ method: 'POST', path: '/case-quotas', summary: 'State how many cases of a procedure a place may take in a year, from now on' })
  .input(
    z.object({
      procedure: code,
      region: code,
      year,
      quota: z.number().int().min(0).max(10_000_000),
      note: z.string().max(1000).optional(),
      /** The last version that was read; 0 if none was stated, and only then may it be omitted. */
      seen: seenNumberShape.optional(),
    }),
  )
  .output(quotaShape);

export const quotas = asks('view')
  .route({
    method: 'GET',
    path: '/case-quotas',
    summary: 'Yearly quotas of places that are seen, with what was handed in, taken in, accepted and is left, together and by part',
  })
  .input(z.object({ procedure: code.optional(), region: code.optional(), year: year.optional() }))
  .output(
    z.object({
      quotas: z.array(quotaShape),
      /** The procedures in force that have a quota. */
      procedures: z.array(z.object({ id: z.string(), name: z.string() })),
    }),
  );
