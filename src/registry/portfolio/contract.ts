import { z } from 'zod';
import { importInput, importOutput } from '#platform/imports/contract.ts';
import { asks } from '#kernel/rights.ts';
import { askedDayShape, askedTimeShape, codeShape, dayShape } from '#kernel/shape.ts';
import { fieldChangeShape } from '#platform/ledger/shapes.ts';

const knownAt = askedTimeShape.optional();
const one = z.object({ portfolio: codeShape });

/** A decimal number as written, because payments are calculated from it exactly. */
const decimal = z.coerce.string().max(30);

const memberShape = z.object({
  building: z.string(),
  name: z.string().nullable(),
  use: z.string().nullable(),
  region: z.string().nullable(),
  from: dayShape.nullable(),
  to: dayShape.nullable(),
  share: z.number(),
  consent: z.string().nullable(),
  /** Yuan per kWh; also null for readers who may not see money. */
  price: z.string().nullable(),
  maxKw: z.number().nullable(),
  /** Whether this row makes it a member today. */
  current: z.boolean(),
  resources: z.array(z.object({ code: z.string(), kind: z.string(), kw: z.number() })),
});

const head = { code: z.string(), name: z.string(), organisation: z.string() };

const portfolioShape = z.object({
  ...head,
  members: z.array(memberShape),
  /** Codes of buildings that it has invited, as far as visible; its owner sees all. */
  invited: z.array(z.string()),
});
/** `change` can be passed to `undo`; null if nothing changed. */
const changedShape = portfolioShape.extend({ change: z.number().int().nullable() });

const importMembers = asks('join-portfolio')
  .route({ method: 'POST', path: '/imports/members', summary: 'Import members of portfolios from an uploaded csv or xlsx' })
  .input(importInput)
  .output(importOutput);

const list = asks('view')
  .route({ method: 'GET', path: '/portfolios', summary: 'Portfolios that are seen, with how many members each has today' })
  .input(z.object({ knownAt }))
  .output(z.object({ portfolios: z.array(z.object({ ...head, members: z.number().int() })) }));

const show = asks('view')
  .route({
    method: 'GET',
    path: '/portfolios/{portfolio}',
    summary: 'A portfolio with the rows of its members, and what an aggregator may know of each building',
  })
  .input(one.extend({ knownAt }))
  .output(portfolioShape);

const add = asks('keep-portfolios')
  .route({ method: 'POST', path: '/portfolios', summary: 'A portfolio of an aggregator. `undo` takes it back' })
  .input(z.object({ code: codeShape, name: z.string().trim().min(1).max(200), organisation: codeShape.optional() }))
  .output(changedShape);

const join = asks('join-portfolio')
  .route({
    method: 'POST',
    path: '/portfolios/{portfolio}/members',
    summary: 'A building joins with the consent of its owner, or its terms change from a day on. `undo` takes it back',
  })
  .input(
    one.extend({
      building: codeShape,
      from: askedDayShape,
      to: askedDayShape.optional(),
      /** Its share of the payment for its response, 0 to 1. */
      share: decimal.regex(/\S/u),
      consent: z.string().max(500).optional(),
      /** Yuan per kWh. */
      price: decimal.optional(),
      maxKw: z.number().optional(),
    }),
  )
  .output(changedShape);

const invite = asks('keep-portfolios')
  .route({
    method: 'POST',
    path: '/portfolios/{portfolio}/invitations',
    summary: 'A portfolio would take a building: its owner sees the portfolio, and may let it join. `withdraw` takes that away',
  })
  .input(one.extend({ building: codeShape, withdraw: z.boolean().optional() }))
  .output(z.object({ portfolio: z.string(), building: z.string(), invited: z.boolean() }));

const history = asks('view')
  .route({ method: 'GET', path: '/portfolios/{portfolio}/history', summary: 'Who changed which field of a portfolio, or of one member' })
  .input(one.extend({ building: codeShape.optional() }))
  .output(z.object({ changes: z.array(fieldChangeShape) }));

export const portfolioContract = { importMembers, list, show, add, join, invite, history };
