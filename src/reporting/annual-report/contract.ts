import { z } from 'zod';
import { asks } from '#kernel/rights.ts';
import { seenHashShape } from '#kernel/seen.ts';
import { askedTimeShape, codeShape, dayShape, measuredYearShape } from '#kernel/shape.ts';
import { standingStatementShape } from '#casework/statement/contract.ts';

const question = z.object({
  region: codeShape,
  year: measuredYearShape,
  /** The id of a template; default: the one for the level of the place. */
  template: z.string().min(1).max(200).optional(),
  /** The text of a template that is not stored; not together with `template`. */
  file: z.string().max(200_000).optional(),
  knownAt: askedTimeShape.optional(),
});

/** The figures of a picture: for each series a value for each of `along`, null if there is none, and what it is added up from. */
const chartShape = z.object({
  id: z.string(),
  title: z.string(),
  along: z.array(z.object({ name: z.string(), unit: z.string() })),
  series: z.array(
    z.object({
      kind: z.enum(['measured', 'estimated', 'now', 'path', 'goal']),
      name: z.string(),
      points: z.array(z.object({ value: z.number().nullable(), figures: z.array(z.string()) })),
    }),
  ),
  notes: z.array(z.string()),
  indicative: z.boolean(),
});

const reportShape = z.object({
  region: codeShape,
  regionName: z.string(),
  year: z.number().int(),
  template: z.object({ id: z.string(), version: z.number().int(), name: z.string(), to: z.string(), status: z.string() }),
  /** Deadlines set by documents, with the clause. */
  due: z.array(z.object({ day: dayShape, document: z.string(), clause: z.string(), quote: z.string() })),
  sections: z.array(
    z.object({
      title: z.string(),
      clause: z.string(),
      sentences: z.array(
        z.object({
          text: z.string(),
          figures: z.array(
            z.object({
              name: z.string(),
              value: z.number().nullable(),
              unit: z.string(),
              figure: z.string().nullable(),
              /** Whether it is based on a constant that is not confirmed, or on one from another year. */
              indicative: z.boolean(),
            }),
          ),
        }),
      ),
      charts: z.array(chartShape),
    }),
  ),
  missing: z.array(z.object({ what: z.string(), why: z.string(), who: z.string() })),
  indicative: z.boolean(),
  /** Hash of the whole content: passed as `seen` to issue it. */
  hash: z.string(),
  /** What was issued for the same question, and how it differs now. */
  statement: standingStatementShape.optional(),
});

const draw = asks('assess')
  .route({
    method: 'POST',
    path: '/annual-reports/draft',
    summary: 'The yearly report of a place by its template, what is missing and who owes it, and what differs from what was issued',
  })
  .input(question)
  .output(reportShape);

const missing = asks('assess')
  .route({
    method: 'POST',
    path: '/annual-reports/missing',
    summary: 'What the yearly report of a place still lacks, why, and who owes it',
  })
  .input(question)
  .output(reportShape.pick({ region: true, year: true, due: true, missing: true }));

const issue = asks('issue-statement')
  .route({
    method: 'POST',
    path: '/annual-reports',
    summary: 'Issue the yearly report of a place; after corrections what differs, as a statement that follows',
  })
  .input(question.extend({ /** The hash of the report that was read. */ seen: seenHashShape.optional() }))
  .output(reportShape);

export const annualReportContract = { draw, missing, issue };
