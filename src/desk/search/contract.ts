import { z } from 'zod';
import { asks } from '#kernel/rights.ts';

const kindShape = z.enum(['page', 'building', 'meter', 'organisation', 'project', 'retrofit', 'clause', 'entry', 'import']);

const hitShape = z.object({
  /** A code, a number; null where it has none. */
  code: z.string().nullable(),
  name: z.string(),
  /** Where it stands, what it says. */
  detail: z.string().nullable(),
  /** Its page in the console: `/buildings/140302A00001`. */
  href: z.string(),
});

const find = asks('view')
  .route({
    method: 'GET',
    path: '/search',
    summary: 'Finds what the asker may see by name, code, Chinese words or pinyin (in full or by initials), the best first in each kind',
  })
  .input(
    z.object({
      text: z.string().min(1).max(100),
      kind: kindShape.optional(),
      /** How many of each kind. */
      limit: z.coerce.number().int().min(1).max(50).default(6),
    }),
  )
  .output(
    z.object({
      /** Kinds of which something answers, in the order in which people look for them. */
      groups: z.array(
        z.object({
          kind: kindShape,
          /** How many answer; `least`: there may be more. */
          total: z.number().int(),
          least: z.boolean(),
          hits: z.array(hitShape),
        }),
      ),
    }),
  );

const places = asks('view')
  .route({
    method: 'GET',
    path: '/search/places',
    summary: 'Places of the whole country by name, code or pinyin, with the climate zone that is known of each',
  })
  .input(z.object({ text: z.string().min(1).max(100), limit: z.coerce.number().int().min(1).max(100).default(20) }))
  .output(
    z.object({
      total: z.number().int(),
      places: z.array(
        z.object({
          code: z.string(),
          name: z.string(),
          kind: z.enum(['nation', 'province', 'prefecture', 'county', 'zone']),
          parent: z.string().nullable(),
          /** Names of those above it, the highest first. */
          above: z.array(z.string()),
          /** Whether the city keeps it already; any other is kept once a building stands in it. */
          kept: z.boolean(),
          /** Of the place or the nearest above it; null where knowledge has none. */
          climate: z
            .object({
              /** `2A` */
              zone: z.string(),
              name: z.string(),
              /** The place that it is known of. */
              region: z.string(),
              status: z.string(),
              /** Whether a verdict may rest on it without being called indicative. */
              formal: z.boolean(),
              /** The entry by which it is confirmed from the printed text. */
              entry: z.string(),
              document: z.string(),
              clause: z.string(),
            })
            .nullable(),
        }),
      ),
    }),
  );

export const searchContract = { find, places };
