import { z } from 'zod';
import { asks } from '#kernel/rights.ts';
import { seenHashShape } from '#kernel/seen.ts';
import {
  askedDayShape,
  askedTimeShape,
  codeShape,
  dayShape,
  findingShape,
  groundsShape,
  instantShape,
  measuredYearShape,
  pageOf,
} from '#kernel/shape.ts';

const numberShape = z.string().min(1).max(120);

/** A notice to the owners of some buildings: each building gets a statement of its own. */
const sendShape = z.object({
  /** A kind of statement that is sent: `use-notice`, `supervision-notice`. */
  kind: codeShape,
  buildings: z.array(codeShape).min(1).max(50),
  year: measuredYearShape,
  /** What the peers are compared by; if omitted, all energy. */
  measure: z.string().max(40).optional(),
  /** What was seen besides the figures of the year, such as a warning. */
  grounds: groundsShape.optional(),
  /** The local day until which an answer is asked for. */
  answerBy: askedDayShape.optional(),
  note: z.string().trim().max(500).optional(),
  /** Who signs. */
  authority: z.string().max(200).optional(),
  knownAt: askedTimeShape.optional(),
  /** Also if it depends on unverified limits: the paper says so. */
  indicative: z.boolean().default(false),
  /** Also to buildings that have such a notice for the year already. */
  again: z.boolean().default(false),
  /** Also where nobody can be reached in the program: the paper is delivered by hand. */
  onPaper: z.boolean().default(false),
});

const outcomeShape = z.enum(['sends', 'paper', 'unreachable', 'earlier', 'blocked']);

const letterShape = z.object({
  building: codeShape,
  name: z.string(),
  outcome: outcomeShape,
  /** The sentence with the figures. */
  says: z.string(),
  /** Names of the accounts that receive it. */
  to: z.array(z.string()),
  /** It depends on limits that are not verified. */
  indicative: z.boolean(),
  /** The notice of this kind and year that it already has. */
  earlier: z.string().nullable(),
  /** Why it is not sent, or reaches nobody. */
  findings: z.array(findingShape),
  /** The number of the statement once it is issued. */
  number: numberShape.nullable(),
});

const sentShape = z.object({
  letters: z.array(letterShape),
  /** Identifies what was shown: passed as `seen` when sending. */
  seen: seenHashShape,
});

const previewSend = asks('issue-statement')
  .route({
    method: 'POST',
    path: '/statements/send/preview',
    summary: 'Who would be sent which notice with which figures, and whom it does not reach and why; nothing is kept',
  })
  .input(sendShape)
  .output(sentShape);

const send = asks('issue-statement')
  .route({
    method: 'POST',
    path: '/statements/send',
    summary:
      'Issue a notice for each building and send it to the accounts of its owner, as the preview showed it; a building that has one for the year gets none unless `again`',
  })
  .input(sendShape.extend({ /** `seen` of the preview that was read. */ seen: seenHashShape.optional() }))
  .output(sentShape);

const answer = asks('answer-notice')
  .route({
    method: 'POST',
    path: '/statements/{number}/answers',
    summary: 'Answer a notice that was sent; whoever sent it is told',
  })
  .input(z.object({ number: numberShape, text: z.string().trim().min(1).max(2000) }))
  .output(z.object({ number: numberShape, answers: z.number().int() }));

const sent = asks('view')
  .route({
    method: 'GET',
    path: '/statement-notices',
    summary: 'Notices that were sent, newest first: to whom, what they say, and the answers',
  })
  .input(
    z.object({
      building: codeShape.optional(),
      number: numberShape.optional(),
      region: codeShape.optional(),
      ...pageOf(500, 50),
    }),
  )
  .output(
    z.object({
      total: z.number().int(),
      notices: z.array(
        z.object({
          number: numberShape,
          kind: z.string(),
          kindName: z.string(),
          building: z.string().nullable(),
          period: z.string(),
          day: dayShape,
          at: instantShape,
          by: z.string(),
          to: z.array(z.string()),
          says: z.string(),
          answerBy: dayShape.nullable(),
          withdrawn: z.boolean(),
          answers: z.array(z.object({ at: instantShape, by: z.string(), text: z.string() })),
        }),
      ),
    }),
  );

export const sendContract = { previewSend, send, answer, sent };
