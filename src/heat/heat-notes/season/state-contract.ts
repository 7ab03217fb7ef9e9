import { z } from 'zod';
import { asks } from '#kernel/rights.ts';
import { codeShape, dayShape } from '#kernel/shape.ts';

const count = z.number().int();

/** How many of some meters were read on all days that their bills need, on some, on none; and how many are not there at all. */
const readShape = z.object({ all: count, whole: count, part: count, none: count, unmetered: count });

/** How far the readings of a season are in, before its bills are calculated. */
export const heatSeasonStateContract = asks('view')
  .route({
    method: 'GET',
    path: '/heat/season-state',
    summary: 'How far a heating season is in: which meters of points and households were read on all days so far, and what is missing',
  })
  .input(
    z.object({
      season: z.string().trim().min(1).max(60),
      point: codeShape.optional(),
      company: codeShape.optional(),
      region: codeShape.optional(),
      limit: z.coerce.number().int().min(0).max(1000).default(50),
      offset: z.coerce.number().int().min(0).max(10_000_000).default(0),
    }),
  )
  .output(
    z.object({
      season: z.string(),
      /** Days heated, and those of them that have passed; of several regions the most. */
      days: count,
      passed: count,
      /** Whether the season has ended everywhere, so that it can be closed. */
      ended: z.boolean(),
      /** The meters that points share their heat by. */
      points: readShape,
      /** The meters of households: only of supplied days. */
      households: readShape,
      /** Households that are charged by area, and those whose units are not there yet. */
      byArea: count,
      unitsMissing: count,
      /** Meters that were not read on all days that have passed, the most days missing first. */
      missing: z.array(
        z.object({
          point: z.string(),
          /** Null where it is the meter of the point. */
          household: z.string().nullable(),
          /** Null where there is none. */
          meter: z.string().nullable(),
          /** False where the code is of no heat meter. */
          isMeter: z.boolean(),
          days: count,
          first: dayShape,
        }),
      ),
      total: count,
    }),
  );
