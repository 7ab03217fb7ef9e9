import { z } from 'zod';
import { asks } from '#kernel/rights.ts';
import { codeShape } from '#kernel/shape.ts';

const kindShape = z.enum(['page', 'building', 'household', 'meter', 'organisation', 'project', 'retrofit', 'clause', 'entry', 'import']);

const hitShape = z.object({
  /** A code, a number; null if it has none. */
  code: z.string().nullable(),
  name: z.string(),
  /** Its location or content. */
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
      /** The maximum per kind. */
      limit: z.coerce.number().int().min(1).max(50).default(6),
    }),
  )
  .output(
    z.object({
      /** Kinds with matches, in the order in which people look for them. */
      groups: z.array(
        z.object({
          kind: kindShape,
          /** The number of matches; `least`: there may be more. */
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
  .input(
    z.object({
      text: z.string().min(1).max(100),
      /** Only places below this one, at any depth. */
      within: codeShape.optional(),
      limit: z.coerce.number().int().min(1).max(1000).default(20),
    }),
  )
  .output(
    z.object({
      total: z.number().int(),
      places: z.array(
        z.object({
          code: z.string(),
          name: z.string(),
          kind: z.enum(['nation', 'province', 'prefecture', 'county', 'zone']),
          parent: z.string().nullable(),
          /** Names of the places above it, highest first. */
          above: z.array(z.string()),
          /** Whether the city already has it; any other is added once it has a building. */
          kept: z.boolean(),
          /** Of the place or the nearest one above it; null if knowledge has none. */
          climate: z
            .object({
              /** `2A` */
              zone: z.string(),
              name: z.string(),
              /** The place for which it is known. */
              region: z.string(),
              status: z.string(),
              /** Whether a verdict may be based on it without being marked as indicative. */
              formal: z.boolean(),
              /** The entry that confirms it from the printed text. */
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
