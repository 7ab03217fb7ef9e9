import { z } from 'zod';
import { asks } from '#kernel/rights.ts';
import { askedTimeShape, codeShape, dayShape, findingShape, instantShape, measuredYearShape } from '#kernel/shape.ts';

const partShape = z.object({
  text: z.string(),
  /** For `explain`. */
  figure: z.string().optional(),
});

const show = asks('view')
  .route({
    method: 'GET',
    path: '/brief',
    summary: 'A place in a year on one page: three sentences, its targets, the places right below',
  })
  .input(z.object({ region: codeShape, year: measuredYearShape, knownAt: askedTimeShape.optional() }))
  .output(
    z.object({
      region: codeShape,
      place: z.string(),
      year: z.number().int(),
      /** The last day that is measured, if the year is not over. */
      until: dayShape.nullable(),
      knownAt: instantShape,
      /** What is used, who is over quota, how the targets stand: each in parts, of which some open. */
      sentences: z.array(z.array(partShape)),
      /** Those that are judged here, the ones in trouble first. */
      targets: z.array(
        z.object({
          id: z.string(),
          title: z.string(),
          status: z.enum(['unknown', 'reached', 'missed', 'on-track', 'behind']),
          now: z.number().nullable(),
          path: z.number().nullable(),
          unit: z.string(),
          /** The year by which it is to be reached. */
          due: z.number().int().nullable(),
          figure: z.string().nullable(),
        }),
      ),
      /** Totals of a place above that were not shared out: not judged here. */
      unshared: z.array(z.object({ id: z.string(), title: z.string() })),
      /** Most energy first. */
      below: z.array(
        z.object({
          code: codeShape,
          name: z.string(),
          buildings: z.number().int(),
          tce: z.number().nullable(),
          change: z.number().nullable(),
          coverage: z.number(),
          figure: z.string(),
        }),
      ),
      findings: z.array(findingShape),
    }),
  );

export const briefContract = { show };
