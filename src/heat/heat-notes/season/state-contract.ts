import { z } from 'zod';
import { asks } from '#kernel/rights.ts';
import { codeShape, dayShape } from '#kernel/shape.ts';

const count = z.number().int();

/** How many meters were read on all days that their bills need, on some, on none; and how many are missing altogether. */
const readShape = z.object({ all: count, whole: count, part: count, none: count, unmetered: count });

/** How complete the readings of a season are, before its bills are calculated. */
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
      /** Days heated, and how many of them have passed; for several regions, the maximum. */
      days: count,
      passed: count,
      /** Whether the season has ended everywhere, so that it can be closed. */
      ended: z.boolean(),
      /** The meters by which points share their heat. */
      points: readShape,
      /** The meters of households: only on supplied days. */
      households: readShape,
      /** Households that are charged by area, and those whose units are still missing. */
      byArea: count,
      unitsMissing: count,
      /** Points in places for which no season of this name was stated: they are in none of these counts, and are not billed. */
      withoutSeason: count,
      /** Meters that were not read on all past days, most missing days first. */
      missing: z.array(
        z.object({
          point: z.string(),
          /** Null if it is the meter of the point. */
          household: z.string().nullable(),
          /** Null if there is none. */
          meter: z.string().nullable(),
          /** False if the code does not belong to a heat meter. */
          isMeter: z.boolean(),
          days: count,
          first: dayShape,
        }),
      ),
      total: count,
    }),
  );
