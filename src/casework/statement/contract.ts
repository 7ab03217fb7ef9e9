import { z } from 'zod';
import { asks } from '#kernel/rights.ts';
import { sortShape } from '#kernel/sorting.ts';
import {
  askedDayShape,
  askedTimeShape,
  codeShape,
  dayShape,
  findingShape,
  idShape,
  instantShape,
  offsetShape,
  saidShape,
} from '#kernel/shape.ts';
import { textForm } from '#kernel/text-form.ts';
import { sendContract } from './send-contract.ts';

/** The columns that issued statements are sorted by. */
export const statementSorts = ['number', 'kind', 'state', 'building', 'region', 'period', 'day', 'by'] as const;

export type StatementSort = (typeof statementSorts)[number];

const numberShape = z.string().min(1).max(120);
const valueShape = z.union([z.number(), z.string(), z.boolean()]).nullable();
const causeShape = z.enum(['readings', 'decision', 'facts', 'knowledge', 'program']);
const stateShape = z.enum(['standing', 'changed', 'withdrawn']);
const actShape = z.enum(['issue', 'difference', 'withdrawal']);

const statementFigureShape = z.object({
  code: z.string(),
  name: z.string(),
  value: valueShape,
  unit: z.string(),
  /** The name of the value if it is a code. */
  said: z.string().nullable(),
  figure: z.string().nullable(),
});

const differenceShape = z.object({
  code: z.string(),
  name: z.string(),
  unit: z.string(),
  issued: valueShape,
  now: valueShape,
  issuedSaid: z.string().nullable(),
  nowSaid: z.string().nullable(),
  why: z.array(causeShape),
});

/** The current statement on a question, and what differs from it; one that was just issued has no differences. */
export const standingStatementShape = z.object({
  number: numberShape,
  day: dayShape,
  act: actShape,
  follows: z.string().nullable(),
  indicative: z.boolean(),
  /** Whether this call issued it. */
  isNew: z.boolean(),
  differences: z.array(differenceShape),
});

const knowledgeShape = z.object({ id: z.string(), version: z.number().int(), status: z.string() });
const documentShape = z.object({ name: z.string(), type: z.string(), bytes: z.number().int(), sha256: z.string() });

const statementShape = z.object({
  number: numberShape,
  kind: z.string(),
  kindName: z.string(),
  act: actShape,
  state: stateShape,
  /** The number of the statement that it changes or withdraws, and of the one that changed or withdrew it. */
  follows: z.string().nullable(),
  followedBy: z.string().nullable(),
  building: z.string().nullable(),
  region: codeShape,
  period: z.string(),
  indicative: z.boolean(),
  day: dayShape,
  issuedAt: instantShape,
  by: z.string(),
  document: documentShape,
});

/** What to issue: a kind, its question, and as known when; or the statement that it follows. */
const issueShape = z.object({
  kind: codeShape,
  question: saidShape,
  knownAt: askedTimeShape.optional(),
  /** Issue it although it depends on unverified data: the document says so. */
  indicative: z.boolean().optional(),
});

/** A draft that is to be issued as shown; anything else is refused. */
const draftShape = z.object({
  received: z.number().int(),
  recorded: z.number().int(),
  sha256: z
    .string()
    .regex(
      textForm(
        /^[\da-f]{64}$/u,
        '草稿所示的 64 位十六进制 SHA-256，如 9f86d0…',
        'the SHA-256 that the draft tells, 64 hexadecimal digits like 9f86d0…',
      ),
    ),
});

const kinds = asks('view')
  .route({ method: 'GET', path: '/statement-kinds', summary: 'The kinds of statement that can be issued' })
  .output(z.object({ kinds: z.array(z.object({ code: z.string(), name: z.string(), series: z.string() })) }));

const list = asks('view')
  .route({
    method: 'GET',
    path: '/statements',
    summary: 'Issued statements, the newest first, by kind, building, place, period, who and when',
  })
  .input(
    z.object({
      kind: codeShape.optional(),
      building: codeShape.optional(),
      region: codeShape.optional(),
      period: z.string().max(10).optional(),
      by: z.string().max(100).optional(),
      /** Local days of issue, both included. */
      from: askedDayShape.optional(),
      to: askedDayShape.optional(),
      /** Part of the number. */
      search: z.string().max(100).optional(),
      state: stateShape.optional(),
      /** Default: newest first. */
      ...sortShape(statementSorts),
      offset: offsetShape.default(0),
      limit: z.coerce.number().int().min(1).max(500).default(50),
    }),
  )
  .output(z.object({ statements: z.array(statementShape), total: z.number().int() }));

const get = asks('view')
  .route({
    method: 'GET',
    path: '/statements/{number}',
    summary: 'An issued statement with all that it rests on and its place in the chain',
  })
  .input(z.object({ number: numberShape }))
  .output(
    statementShape.extend({
      question: z.record(z.string(), z.unknown()),
      received: instantShape,
      recorded: instantShape,
      figures: z.array(statementFigureShape),
      knowledge: z.array(knowledgeShape),
      differences: z.array(differenceShape),
      reason: z.string().nullable(),
      program: z.string(),
      position: z.number().int(),
      previous: z.string(),
      hash: z.string(),
      /** What was sealed, as text: `hash` is its SHA-256 (RFC 8785). */
      entry: z.string(),
    }),
  );

const draft = asks('issue-statement')
  .route({
    method: 'POST',
    path: '/statements/draft',
    summary: 'What would be issued, with the very bytes of the document; nothing is kept',
  })
  .input(z.union([issueShape, z.strictObject({ follows: numberShape, indicative: z.boolean().optional() })]))
  .output(
    z.object({
      number: numberShape,
      day: dayShape,
      draft: draftShape,
      indicative: z.boolean(),
      figures: z.array(statementFigureShape),
      knowledge: z.array(knowledgeShape),
      differences: z.array(differenceShape),
      document: documentShape,
      base64: z.string(),
      /** Why it could not be issued as requested; empty if it could. */
      hindrances: z.array(findingShape),
    }),
  );

const issue = asks('issue-statement')
  .route({ method: 'POST', path: '/statements', summary: 'Issue a statement: it is kept with all that it rests on, and never changed' })
  .input(issueShape.extend({ /** The draft that was read. */ draft: draftShape.optional() }))
  .output(statementShape);

const compare = asks('view')
  .route({ method: 'GET', path: '/statements/{number}/comparison', summary: 'The same question asked now: which figures differ, and why' })
  .input(z.object({ number: numberShape }))
  .output(
    z.object({
      number: numberShape,
      comparedAt: instantShape,
      same: z.boolean(),
      differences: z.array(differenceShape),
      knowledge: z.array(z.object({ id: z.string(), issued: z.string().nullable(), now: z.string().nullable() })),
      changes: z.array(z.object({ import: idShape.nullable(), cause: causeShape, subject: z.string(), by: z.string(), at: instantShape })),
    }),
  );

const issueDifference = asks('issue-statement')
  .route({
    method: 'POST',
    path: '/statements/{number}/difference',
    summary: 'Issue what differs now as a new statement that refers to this one',
  })
  .input(
    z.object({ number: numberShape, indicative: z.boolean().optional(), /** The draft that was read. */ draft: draftShape.optional() }),
  )
  .output(statementShape);

const withdraw = asks('issue-statement')
  .route({ method: 'POST', path: '/statements/{number}/withdraw', summary: 'Withdraw a statement by a new one that says why' })
  .input(z.object({ number: numberShape, reason: z.string().trim().min(1).max(500) }))
  .output(statementShape);

const verify = asks('audit')
  .route({ method: 'GET', path: '/statement-chain', summary: 'Walk the chain of all statements and name the first that does not fit' })
  .output(
    z.object({
      ok: z.boolean(),
      counted: z.number().int(),
      /** The last valid one, to be recorded elsewhere. */
      head: z.object({ position: z.number().int(), number: z.string(), hash: z.string() }).nullable(),
      broken: z.object({ position: z.number().int(), number: z.string().nullable(), reason: z.string(), detail: z.string() }).nullable(),
    }),
  );

export const statementContract = { kinds, list, get, draft, issue, compare, issueDifference, withdraw, verify, ...sendContract };
