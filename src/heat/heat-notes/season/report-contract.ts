import { z } from 'zod';
import { asks } from '#kernel/rights.ts';
import { askedTimeShape, codeShape, dayShape, findingShape, moneyShape } from '#kernel/shape.ts';

/** GJ; null if not all of it was read. */
const heat = z.number().nullable();
const count = z.number().int();

const chargedShape = {
  /** Yuan of all notes; null if none was issued. */
  charged: moneyShape.nullable(),
  /** What the same days would have cost by area; null if a class has no price for that. */
  byArea: moneyShape.nullable(),
  quantity: heat,
  /** The part of it that substitutes for what was not measured. */
  substituted: heat,
  /** Bills below and above what they would be by area. */
  cheaper: count.nullable(),
  dearer: count.nullable(),
};

const pointShape = z.object({
  point: z.string(),
  company: z.string(),
  building: z.string(),
  method: z.string(),
  households: count,
  /** m², on the first day of each household in the season. */
  area: z.number(),
  /** By the point's own meter. */
  delivered: heat,
  /** By the meters of its households. */
  counted: heat,
  loss: heat,
  ...chargedShape,
});

/** The input of a season's report. */
export const reportQuestion = z.object({
  season: z.string().trim().min(1).max(60),
  point: codeShape.optional(),
  company: codeShape.optional(),
  region: codeShape.optional(),
  /** As known then: notes issued by then, arrears of that day. */
  knownAt: askedTimeShape.optional(),
});

export const heatReportContract = asks('view')
  .route({
    method: 'GET',
    path: '/heat/report',
    summary:
      'What a heating season came to: heat bought, delivered and lost, charged against by area, estimated, owed; by settlement point',
  })
  .input(reportQuestion)
  .output(
    z.object({
      season: z.string(),
      /** What the companies bought; null if it is not completely known, or also supplies points other than these. */
      supplied: heat,
      delivered: heat,
      /** `building`: for this many points (`buildings`), those where all meters were read. */
      loss: z.object({ network: heat, building: heat, buildings: count }),
      area: z.number(),
      ...chargedShape,
      arrears: z.object({ on: dayShape, total: moneyShape, accounts: count, overdue: count }),
      points: z.array(pointShape),
      findings: z.array(findingShape),
    }),
  );
