import { seenHashShape } from '#kernel/seen.ts';
import { z } from 'zod';
import { type CorrectionRole, correctionRoleTerms } from '#flexibility/flexibility/vocabulary.ts';
import { asks } from '#kernel/rights.ts';
import { askedTimeShape, codeShape, dayShape, findingShape, idShape, instantShape, moneyShape } from '#kernel/shape.ts';
import { type DifferenceCause, differenceCauseTerms } from './vocabulary.ts';

const known = z.number().nullable();
/** Null for readers who may not see money. */
const money = moneyShape.nullable();

const issueShape = z.object({
  event: z.string(),
  issue: z.number().int(),
  previous: z.number().int().nullable(),
  /** Nothing differs from the last issue, so that one is returned. */
  unchanged: z.boolean(),
  knownAt: instantShape,
  /** Of all members; null for an owner, who sees only its own lines. */
  committedKwh: known,
  responseKwh: known,
  countedKwh: known,
  amount: money,
  penalty: money,
  net: money,
  aggregator: money,
  /** Compared with the previous issue; null for the first. */
  difference: money,
  members: z.array(
    z.object({
      building: z.string(),
      status: z.enum(['out', 'waiting', 'no-baseline', 'settled']),
      committedKw: z.number(),
      baselineKwh: known,
      actualKwh: known,
      responseKwh: known,
      amount: money,
      penalty: money,
      share: known,
      money,
      difference: money,
      figure: z.string(),
    }),
  ),
  /** The rule or the programme is not verified yet. */
  indicative: z.boolean(),
  findings: z.array(findingShape),
  /** Hash of the complete result, whatever part of it the reader sees; passed as `seen` when a preview is issued. */
  hash: z.string(),
});

const one = z.object({ event: codeShape });

const settle = asks('keep-events')
  .route({
    method: 'POST',
    path: '/events/{event}/settlement',
    summary: 'Settles an event: a new issue where anything differs from the last; with `preview` only what it would be',
  })
  .input(one.extend({ preview: z.boolean().optional(), seen: seenHashShape.optional() }))
  .output(issueShape);

const show = asks('view')
  .route({
    method: 'GET',
    path: '/events/{event}/settlement',
    summary: 'An issue of an event, or the last, as known then; the same for ever',
  })
  .input(one.extend({ issue: idShape.optional(), knownAt: askedTimeShape.optional() }))
  .output(issueShape);

const causes = z.array(z.enum(Object.keys(differenceCauseTerms) as [DifferenceCause, ...DifferenceCause[]]));

const lineShape = issueShape.shape.members.element;

const movedShape = z.object({
  building: z.string(),
  /** Null if the previous issue has no such line. */
  before: lineShape.nullable(),
  now: lineShape,
  /** Yuan between the two; below 0 it gives back. */
  difference: money,
  causes,
});

const pair = {
  event: z.string(),
  issue: z.number().int(),
  against: z.number().int(),
  /** When each was made: the changes became known in between. */
  knownAt: instantShape,
  againstKnownAt: instantShape,
};

const asked = one.extend({ issue: idShape.optional(), against: idShape.optional() });

const difference = asks('view')
  .route({
    method: 'GET',
    path: '/events/{event}/difference',
    summary: 'What differs between two issues of an event (else the last and the one before): which members, by how much, and why',
  })
  .input(asked)
  .output(
    z.object({
      ...pair,
      net: money,
      netBefore: money,
      netDifference: money,
      aggregatorDifference: money,
      /** The total that members give back. */
      claimBack: money,
      members: z.array(movedShape),
    }),
  );

const differenceOf = asks('view')
  .route({
    method: 'GET',
    path: '/events/{event}/difference/{building}',
    summary: 'The same of one member, with the days that were chosen otherwise and the readings that were corrected',
  })
  .input(asked.extend({ building: codeShape }))
  .output(
    z.object({
      ...pair,
      /** Null if its line is unchanged. */
      moved: movedShape.nullable(),
      zone: z.string().nullable(),
      days: z.array(z.object({ day: dayShape, chosenBefore: z.array(dayShape), chosenNow: z.array(dayShape) })),
      /**
       * kWh of each step that changed, null if not measured; first those of the event, then its window, days chosen, others. At most 500.
       */
      corrections: z.array(
        z.object({
          start: instantShape,
          end: instantShape,
          before: known,
          after: known,
          role: z.enum(Object.keys(correctionRoleTerms) as [CorrectionRole, ...CorrectionRole[]]),
        }),
      ),
      /** How many there are. */
      corrected: z.number().int(),
    }),
  );

export const settlementContract = { settle, show, difference, differenceOf };
