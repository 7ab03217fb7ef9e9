import { z } from 'zod';
import { asks } from '#kernel/rights.ts';

const kindShape = z.enum(['page', 'building', 'meter', 'organisation', 'project', 'clause', 'entry', 'import']);

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

export const searchContract = { find };
