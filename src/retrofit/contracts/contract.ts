import { z } from 'zod';
import { bases, contractTypes, periodLengths, sides } from '#retrofit/contract-terms/facts.ts';
import { asks } from '#kernel/rights.ts';
import {
  askedDayShape,
  askedTimeShape,
  codeShape,
  dayShape,
  findingShape,
  idShape,
  instantShape,
  keptDayShape,
  moneyShape,
  offsetShape,
  saidShape,
} from '#kernel/shape.ts';
import { seenHashShape, seenNumberShape } from '#kernel/seen.ts';
import { eventKinds } from '#retrofit/savings/facts.ts';
import { entry, figures } from './entry-shape.ts';
import { contractStates } from './facts.ts';

const one = z.object({ contract: codeShape });
const note = z.string().trim().min(1).max(2000);
const side = z.enum(sides);
const knownAt = askedTimeShape.optional();
/** A decimal; null if unknown or not applicable. */
const decimal = z.string().nullable();
const money = moneyShape.nullable();
const word = z.enum(['confirm', 'dispute']).nullable();
const agreement = { confirmed: z.boolean(), owner: word, provider: word };
const findings = z.array(findingShape);

const event = z.object({
  event: z.number().int(),
  boundary: z.string(),
  from: dayShape,
  to: dayShape,
  kind: z.enum(eventKinds),
  amount: z.number().nullable(),
  note: z.string(),
  evidence: z.string(),
  by: z.string(),
  at: instantShape,
  ...agreement,
});

const version = z.object({
  version: z.number().int(),
  from: dayShape,
  to: dayShape,
  note: z.string().nullable(),
  by: z.string(),
  at: instantShape,
  ...agreement,
  /** All terms as written in a file; null if the reader may not see money. */
  terms: z.record(z.string(), z.unknown()).nullable(),
});

const head = z.object({
  contract: codeShape,
  name: z.string(),
  type: z.enum(contractTypes),
  owner: z.string(),
  provider: z.string(),
  from: dayShape,
  to: dayShape,
  period: z.enum(periodLengths),
  basis: z.enum(bases),
  state: z.enum(contractStates),
  /** Terms are waiting for a party. */
  amending: z.boolean(),
  settled: z.number().int(),
  /** The first period that is not settled; null if all are, or the terms are not confirmed. */
  next: z.object({ from: dayShape, to: dayShape, state: z.enum(['open', 'running']) }).nullable(),
  due: money,
  paid: money,
  /** What one party claims was paid and the other has not confirmed; in neither of the others. */
  claimed: money,
  balance: money,
});

/** Savings of a stretch of a boundary, as its entries sum to it. */
const saved = z.object({
  boundary: z.string().nullable(),
  from: dayShape,
  to: dayShape,
  savings: decimal,
  low: decimal,
  high: decimal,
  counted: decimal,
});

const periodTold = z.object({
  from: dayShape,
  to: dayShape,
  version: z.number().int(),
  state: z.enum(['settled', 'open', 'running']),
  saved: z.array(saved),
  amount: money,
});

const contractTold = head.extend({
  confidence: z.number(),
  minCoverage: z.number(),
  boundaries: z.array(
    z.object({
      name: z.string(),
      baseline: z.string().nullable(),
      equipment: z.number().int().nullable(),
      unit: z.string(),
      /** Whether the requester sees what the baseline is drawn around. */
      seen: z.boolean(),
      /** Its building and the project that it belongs to; null if there is none, or the requester does not see it. */
      building: z.string().nullable(),
      project: z.string().nullable(),
    }),
  ),
  versions: z.array(version),
  events: z.array(event),
  /** The parties' answers, in the order given. */
  words: z.array(
    z.object({
      about: z.enum(['terms', 'event', 'entry']),
      number: z.number().int(),
      side,
      says: z.enum(['confirm', 'dispute']),
      note: z.string().nullable(),
      by: z.string(),
      at: instantShape,
    }),
  ),
  periods: z.array(periodTold),
  knownAt: instantShape,
});

/** `hash`: passed as `seen` to post what was previewed. */
const posted = z.object({ posted: z.array(entry), figures, findings, hash: z.string() });

const add = asks('contract')
  .route({ method: 'POST', path: '/contracts', summary: 'Writes an energy-performance contract down; both parties confirm it then' })
  .input(z.object({ terms: saidShape }))
  .output(contractTold);

const amend = asks('contract')
  .route({ method: 'POST', path: '/contracts/{contract}/amend', summary: 'Proposes other terms from the first day of a period on' })
  .input(one.extend({ terms: saidShape, from: askedDayShape, note }))
  .output(contractTold);

const proposeEvents = asks('contract-act')
  .route({ method: 'POST', path: '/contracts/{contract}/events', summary: 'Proposes events from an uploaded table' })
  .input(one.extend({ file: z.string().min(1).max(100), boundary: codeShape.optional() }))
  .output(contractTold);

const said = one.extend({
  event: idShape.optional(),
  entry: idShape.optional(),
  /** The version of the terms that was read; an event or an entry is identified by its number and never changes. */
  seen: seenNumberShape.optional(),
  for: side.optional(),
  note: note.optional(),
});

const confirm = asks('contract-act')
  .route({ method: 'POST', path: '/contracts/{contract}/confirm', summary: 'A party says yes: to the terms, an event or an entry' })
  .input(said)
  .output(contractTold);

const dispute = asks('contract-act')
  .route({ method: 'POST', path: '/contracts/{contract}/dispute', summary: 'A party says no: to the terms, an event or an entry' })
  .input(said)
  .output(contractTold);

const list = asks('view')
  .route({ method: 'GET', path: '/contracts', summary: 'Energy-performance contracts, by code' })
  .input(
    z.object({
      state: z.enum(contractStates).optional(),
      type: z.enum(contractTypes).optional(),
      /** Contracts based on a baseline of this building or project that the requester sees. */
      building: codeShape.optional(),
      project: codeShape.optional(),
      search: z.string().max(100).optional(),
      offset: offsetShape.default(0),
      limit: z.coerce.number().int().min(1).max(500).default(100),
      knownAt,
    }),
  )
  .output(z.object({ contracts: z.array(head), total: z.number().int() }));

const show = asks('view')
  .route({ method: 'GET', path: '/contracts/{contract}', summary: 'A contract: terms with who confirmed them, events, periods' })
  .input(one.extend({ knownAt }))
  .output(contractTold);

const period = asks('view')
  .route({
    method: 'GET',
    path: '/contracts/{contract}/periods/{period}',
    summary: 'What is known of a period now: savings by boundary, the days that are missing, and what stands against settling it',
  })
  .input(one.extend({ period: askedDayShape, knownAt }))
  .output(
    z.object({
      contract: codeShape,
      from: dayShape,
      to: dayShape,
      known: z.array(
        saved.extend({
          boundary: z.string(),
          unit: z.string(),
          measured: z.string(),
          adjustedBaseline: z.string(),
          /** Days of the stretch without known use or temperature. */
          missing: z.array(dayShape),
        }),
      ),
      findings,
      knownAt: instantShape,
    }),
  );

const previewed = { preview: z.boolean().optional(), knownAt };

const settle = asks('contract-act')
  .route({ method: 'POST', path: '/contracts/{contract}/settle', summary: 'Settles a period that is over' })
  .input(one.extend({ period: askedDayShape, ...previewed, seen: seenHashShape.optional() }))
  .output(posted);

const review = asks('contract-act')
  .route({ method: 'POST', path: '/contracts/{contract}/review', summary: 'Works settled periods out anew and posts what differs' })
  .input(one.extend({ ...previewed, seen: seenHashShape.optional() }))
  .output(posted);

const reverse = asks('contract')
  .route({
    method: 'POST',
    path: '/contracts/{contract}/reverse',
    summary: 'Takes an entry back that the other party disputes: its period is open again',
  })
  .input(one.extend({ entry: idShape, note }))
  .output(posted);

const pay = asks('contract')
  .route({
    method: 'POST',
    path: '/contracts/{contract}/pay',
    summary: 'Writes a payment down: a claim of one party, which counts once the other confirms the entry',
  })
  .input(
    one.extend({
      /** Above 0. */
      yuan: z.string().min(1).max(40),
      on: keptDayShape,
      note,
      /** Counts once. */
      reference: z.string().trim().min(1).max(200).optional(),
      /** Who paid; default the owner. */
      by: side.optional(),
      /** The party for which an administrator answers; default both. */
      for: side.optional(),
      /** Confirms a payment of more than is due. */
      over: z.boolean().optional(),
    }),
  )
  .output(posted);

const ledger = asks('view')
  .route({ method: 'GET', path: '/contracts/{contract}/ledger', summary: 'All entries of a contract, and what is due, paid and left' })
  .input(one.extend({ knownAt }))
  .output(
    z.object({
      contract: codeShape,
      entries: z.array(entry),
      figures,
      confirmations: z.array(
        z.object({
          entry: z.number().int(),
          side,
          says: z.enum(['confirm', 'dispute']),
          note: z.string().nullable(),
          by: z.string(),
          at: instantShape,
        }),
      ),
      due: money,
      paid: money,
      claimed: money,
      balance: money,
      /** Whether each entry has its hash and links to the one before it. */
      valid: z.boolean(),
      knownAt: instantShape,
    }),
  );

export const contractsContract = {
  add,
  amend,
  event: proposeEvents,
  confirm,
  dispute,
  list,
  show,
  period,
  settle,
  review,
  reverse,
  pay,
  ledger,
};
