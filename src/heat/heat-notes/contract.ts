import { z } from 'zod';
import { asks } from '#kernel/rights.ts';
import { seenHashShape } from '#kernel/seen.ts';
import { askedDayShape, askedTimeShape, codeShape, dayShape, findingShape, instantShape, moneyShape } from '#kernel/shape.ts';
import { comparisonContract } from './purchases/compare-contract.ts';
import { heatPurchaseContract } from './purchases/purchase-contract.ts';
import { heatSeasonStateContract } from './season/state-contract.ts';
import { heatReportContract } from './season/report-contract.ts';

const season = z.string().trim().min(1).max(60);
const knownAt = askedTimeShape.optional();
const count = z.number().int();
const most = 1000;
const paged = {
  limit: z.coerce.number().int().min(0).max(most).default(most),
  offset: z.coerce.number().int().min(0).max(10_000_000).default(0),
};

/** Filter for settlement points; all given conditions must hold. */
const ofPoints = { point: codeShape.optional(), company: codeShape.optional(), region: codeShape.optional() };

const linesShape = z.object({
  basic: moneyShape,
  metered: moneyShape,
  area: moneyShape,
  stopped: moneyShape,
  cold: moneyShape,
  cap: moneyShape,
});

const noteShape = z.object({
  /** For a preview: the number that it would have now. */
  number: z.string(),
  kind: z.enum(['bill', 'difference']),
  company: z.string(),
  point: z.string(),
  household: z.string(),
  account: z.string(),
  /** GJ, four decimals; for a difference, the change from before, in heat and each line. */
  quantity: z.number(),
  lines: linesShape,
  total: moneyShape,
  /** The local day of issue. */
  day: dayShape,
  /** The last day to pay in time; null if the tariff sets none. */
  due: dayShape.nullable(),
  /** The current bill with this note included. */
  stands: z.object({
    days: z.object({ metered: count, area: count, stopped: count }),
    quantity: z.string(),
    substituted: z.string(),
    lines: linesShape,
    total: moneyShape,
    /** What the same days would have cost by area; null if its class has no price for that. */
    byArea: moneyShape.nullable(),
    method: z.string(),
    tariff: z.string(),
    /** Which rules substituted for readings. */
    rules: z.array(z.string()),
  }),
});

const issuedShape = noteShape.extend({ season: z.string(), figure: z.string() });

const closeShape = z.object({
  job: z.string(),
  season: z.string(),
  preview: z.boolean(),
  /** Hash of the notes that a preview would issue: a close passes it as `seen`. */
  hash: z.string().nullable(),
  begun: instantShape,
  /** What was issued, or would be: the first ones; the others are queried by page. */
  issued: z.array(noteShape),
  notes: count,
  /** Accounts whose notes add up to the current bill. */
  unchanged: count,
  held: z.array(z.object({ household: z.string(), point: z.string(), code: z.string() })),
  points: z.array(
    z.object({ point: z.string(), method: z.string().nullable(), quantity: z.number(), metered: moneyShape, total: moneyShape }),
  ),
  /** All current bills of these points. */
  total: moneyShape,
  /** All notes of this close. */
  issuedTotal: moneyShape,
  findings: z.array(findingShape),
});

const begin = asks('close-heat')
  .route({
    method: 'POST',
    path: '/heat/closes',
    summary: 'Closes a heating season as a job: notes are issued, or previewed; what came of it is asked with the id of the job',
  })
  .input(
    z.object({
      season,
      ...ofPoints,
      preview: z.boolean().optional(),
      knownAt,
      /** The hash of the preview that was read; if the notes would be different now, the job fails and issues nothing. */
      seen: seenHashShape.optional(),
    }),
  )
  .output(z.object({ job: z.string() }));

const job = z.string().min(1).max(100);

const show = asks('view')
  .route({ method: 'GET', path: '/heat/closes/{job}', summary: 'What a close issued, or a preview would; what is held and why' })
  .input(z.object({ job, ...paged }))
  .output(closeShape);

const changes = asks('view')
  .route({ method: 'GET', path: '/heat/closes/{job}/changes', summary: 'What a preview would issue, account by account, and what moved' })
  .input(
    z.object({
      job,
      /** `size`: largest first; otherwise in order of issue. */
      order: z.enum(['issue', 'size']).default('issue'),
      ...paged,
    }),
  )
  .output(
    z.object({
      changes: z.array(
        z.object({
          household: z.string(),
          account: z.string(),
          /** The total of all notes, and the current bill. */
          issued: moneyShape,
          now: moneyShape,
          difference: moneyShape,
          causes: z.array(z.string()),
        }),
      ),
      total: count,
    }),
  );

const list = asks('view')
  .route({ method: 'GET', path: '/heat/notes', summary: 'Notes that were issued, in the order of their issue' })
  .input(
    z.object({
      ...ofPoints,
      season: season.optional(),
      household: codeShape.optional(),
      account: z.string().min(1).max(200).optional(),
      ...paged,
    }),
  )
  .output(z.object({ notes: z.array(issuedShape), total: count }));

const get = asks('view')
  .route({ method: 'GET', path: '/heat/notes/{number}', summary: 'A note as it was issued' })
  .input(z.object({ number: z.string().min(1).max(300) }))
  .output(issuedShape);

const statements = asks('export')
  .route({
    method: 'POST',
    path: '/heat/statements',
    summary: 'Writes the notes of a season as Word documents, as a job; GET /exports/heat-statements has what it wrote',
  })
  .input(z.object({ season, ...ofPoints, building: codeShape.optional(), linkDays: z.number().int().min(1).max(366).optional() }))
  .output(z.object({ job: z.string(), notes: count }));

const account = asks('view')
  .route({ method: 'GET', path: '/heat/accounts/{account}', summary: 'What an account was asked for and paid, and what is left' })
  .input(z.object({ account: z.string().min(1).max(200), on: askedDayShape.optional(), knownAt }))
  .output(
    z.object({
      account: z.string(),
      on: dayShape,
      notes: z.array(issuedShape),
      payments: z.array(
        z.object({
          paid: dayShape,
          yuan: moneyShape,
          reference: z.string(),
          season: z.string().nullable(),
          /** A refund raises the balance. */
          kind: z.enum(['payment', 'refund']),
        }),
      ),
      /** Negative: to be paid back. */
      balance: moneyShape,
      /** The first day since which it has been overdue; null if nothing is. */
      overdueSince: dayShape.nullable(),
    }),
  );

const arrears = asks('view')
  .route({ method: 'GET', path: '/heat/arrears', summary: 'Accounts that owe on a day, and since when they are overdue' })
  .input(z.object({ ...ofPoints, on: askedDayShape.optional(), knownAt }))
  .output(
    z.object({
      on: dayShape,
      accounts: z.array(z.object({ account: z.string(), balance: moneyShape, overdueSince: dayShape.nullable() })),
      total: moneyShape,
      findings: z.array(findingShape),
    }),
  );

export const heatNotesContract = {
  closes: { begin, show, changes, compare: comparisonContract },
  notes: { list, get },
  statements,
  account,
  arrears,
  report: heatReportContract,
  state: heatSeasonStateContract,
  purchases: heatPurchaseContract,
};
