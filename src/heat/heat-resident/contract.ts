import { z } from 'zod';
import { heatBillingContract } from '#heat/heat-billing/contract.ts';
import { heatNotesContract } from '#heat/heat-notes/contract.ts';
import { type HeatMethod, heatMethodTerms } from '#heat/heat-supply/vocabulary.ts';
import { asks } from '#kernel/rights.ts';
import { askedDayShape, askedTimeShape, codeShape, dayShape, findingShape, instantShape, moneyShape } from '#kernel/shape.ts';

const account = z.string().min(1).max(200);
const season = z.string().trim().min(1).max(60);
const token = z.string().min(1).max(200);
const count = z.number().int();

const linkShape = z.object({
  link: count,
  made: instantShape,
  by: z.string(),
  expires: instantShape,
  /** When it was last opened; null if never. */
  used: instantShape.nullable(),
  state: z.enum(['open', 'ended', 'revoked']),
});

const make = asks('heat-link')
  .route({
    method: 'POST',
    path: '/heat/accounts/{account}/links',
    summary: 'A link by which a resident reads the own heat, bills and payments without an account here; told once',
  })
  .input(z.object({ account, days: z.number().int().min(1).max(366).default(14) }))
  .output(z.object({ link: count, token: z.string(), expires: instantShape }));

const list = asks('heat-link')
  .route({
    method: 'GET',
    path: '/heat/accounts/{account}/links',
    summary: 'Links into an account of heat and their states, the newest first',
  })
  .input(z.object({ account }))
  .output(z.object({ links: z.array(linkShape), total: z.number().int() }));

const revoke = asks('heat-link')
  .route({ method: 'POST', path: '/heat/links/{link}/revoke', summary: 'Takes a link into an account of heat back' })
  .input(z.object({ link: z.coerce.number().int().min(1).max(2_000_000_000) }))
  .output(linkShape);

const objections = asks('view')
  .route({
    method: 'GET',
    path: '/households/{household}/heat-objections',
    summary: 'Objections to bills of a household, the newest first',
  })
  .input(z.object({ household: codeShape }))
  .output(
    z.object({
      total: z.number().int(),
      objections: z.array(
        z.object({
          case: z.string(),
          household: z.string(),
          account: z.string(),
          season: z.string(),
          note: z.string().nullable(),
          made: instantShape,
          state: z.string(),
          stateName: z.string(),
          due: dayShape.nullable(),
          overdue: z.boolean(),
          ended: instantShape.nullable(),
          matter: z.string().nullable(),
          text: z.string().nullable(),
          outcome: z.string().nullable(),
          answer: z.string().nullable(),
        }),
      ),
    }),
  );

const reading = z.object({ value: z.string(), at: z.string() }).nullable();
const lineName = z.enum(['basic', 'metered', 'area', 'stopped', 'cold', 'cap']);
/** GJ by day from the first; null: not measured, or not the account's day. */
const values = z.array(z.number().nullable());
const days = z.object({ metered: count, area: count, stopped: count });

const restsShape = z.object({
  season: z.object({ from: dayShape, to: dayShape, days: count, source: z.string() }),
  nominalDays: count,
  room: z.string().nullable(),
  class: z.string(),
  method: z.enum(Object.keys(heatMethodTerms) as [HeatMethod, ...HeatMethod[]]),
  tariff: z.object({ document: z.string().nullable(), clause: z.string().nullable(), standing: z.string() }),
  /** Whether the household had other accounts on other days of the season. */
  shared: z.boolean(),
  /** GJ that the settlement point shared; null if each household has its own meter. */
  pointQuantity: z.number().nullable(),
  stretches: z.array(
    z.object({ from: dayShape, to: dayShape, days: count, area: z.string(), height: z.string().nullable(), status: z.string() }),
  ),
  /** GJ per square metre of charged area: the household's own, and the median of the given number of others. */
  perArea: z.object({ own: z.number().nullable(), median: z.number().nullable(), others: count }),
  meters: z.array(
    z.object({
      code: z.string(),
      isPoint: z.boolean(),
      isRegister: z.boolean(),
      first: reading,
      last: reading,
      /** GJ */
      use: z.number().nullable(),
      certificate: z
        .object({
          on: dayShape,
          state: z.string(),
          verified: dayShape.nullable(),
          due: dayShape.nullable(),
          certificate: z.string().nullable(),
          indicative: z.boolean(),
        })
        .nullable(),
    }),
  ),
  estimates: z.array(z.object({ text: z.string(), days: z.string() })),
  said: z.array(z.string()),
});

const partShape = z.object({
  household: z.string(),
  building: z.object({ code: z.string(), name: z.string().nullable(), address: z.string().nullable() }).nullable(),
  /** Why nothing can be shown for it. */
  problem: z.object({ code: z.string(), detail: z.string() }).nullable(),
  bill: z
    .object({
      held: z.string().nullable(),
      indicative: z.boolean(),
      figures: z
        .object({
          days,
          /** GJ */
          quantity: z.number(),
          substituted: z.number(),
          lines: z.array(z.object({ line: lineName, yuan: moneyShape, words: z.string() })),
          total: moneyShape,
          byArea: moneyShape.nullable(),
        })
        .nullable(),
      rests: restsShape.nullable(),
      findings: z.array(findingShape),
    })
    .nullable(),
  heat: z
    .object({
      /** Whether it is the heat of the whole settlement point: the household has no meter of its own. */
      isPoint: z.boolean(),
      season: z.object({ from: dayShape, values }),
      before: z.object({ name: z.string(), from: dayShape, values }).nullable(),
    })
    .nullable(),
});

const objectionShape = z.object({
  case: z.string(),
  household: z.string(),
  season: z.string(),
  note: z.string().nullable(),
  made: instantShape,
  state: z.string(),
  stateName: z.string(),
  ended: instantShape.nullable(),
  due: dayShape.nullable(),
  overdue: z.boolean(),
  indicative: z.boolean(),
  matter: z.string().nullable(),
  text: z.string().nullable(),
  outcome: z.string().nullable(),
  answer: z.string().nullable(),
});

const shownShape = z.object({
  account: z.string(),
  companies: z.array(z.string()),
  on: dayShape,
  /** When the link ends. */
  expires: instantShape,
  /** Seasons in which the account had a household, latest first. */
  seasons: z.array(z.object({ name: z.string(), from: dayShape, to: dayShape })),
  season: z.string().nullable(),
  parts: z.array(partShape),
  notes: z.array(
    z.object({
      number: z.string(),
      kind: z.enum(['bill', 'difference']),
      season: z.string(),
      household: z.string(),
      quantity: z.number(),
      total: moneyShape,
      day: dayShape,
      due: dayShape.nullable(),
    }),
  ),
  payments: z.array(z.object({ paid: dayShape, yuan: moneyShape, reference: z.string() })),
  balance: moneyShape,
  overdueSince: dayShape.nullable(),
  /** null if objections are not accepted here. */
  objection: z
    .object({
      matters: z.array(z.object({ key: z.string(), name: z.string() })),
      within: z.object({ count, unit: z.enum(['workdays', 'days', 'months', 'years']), indicative: z.boolean() }).nullable(),
    })
    .nullable(),
  objections: z.array(objectionShape),
});

/** By link: the token is in the body so that it appears in no log. */
const linked = {
  show: asks('public')
    .route({ method: 'POST', path: '/public/heat-link', summary: 'The own heat, bill and payments of who holds a link. Needs no sign-in' })
    .input(z.object({ token, season: season.optional() }))
    .output(shownShape),
  account: asks('public')
    .route({ method: 'POST', path: '/public/heat-link/account', summary: 'As GET /heat/accounts/{account}, by a link. Needs no sign-in' })
    .input(z.object({ token, account: account.optional(), on: askedDayShape.optional(), knownAt: askedTimeShape.optional() }))
    .output(heatNotesContract.account['~orpc'].outputSchema as NonNullable<(typeof heatNotesContract.account)['~orpc']['outputSchema']>),
  bill: asks('public')
    .route({
      method: 'POST',
      path: '/public/heat-link/bill',
      summary: 'As GET /households/{household}/heat-bill, by a link: the own lines alone. Needs no sign-in',
    })
    .input(z.object({ token, household: codeShape, season, knownAt: askedTimeShape.optional() }))
    .output(heatBillingContract.bill['~orpc'].outputSchema as NonNullable<(typeof heatBillingContract.bill)['~orpc']['outputSchema']>),
  change: asks('public')
    .route({
      method: 'POST',
      path: '/public/heat-link/bill-change',
      summary: 'As GET /households/{household}/heat-bill/change, by a link, if the home was the own one alone. Needs no sign-in',
    })
    .input(z.object({ token, household: codeShape, season: season.optional(), knownAt: askedTimeShape.optional() }))
    .output(heatBillingContract.change['~orpc'].outputSchema as NonNullable<(typeof heatBillingContract.change)['~orpc']['outputSchema']>),
  object: asks('public')
    .route({
      method: 'POST',
      path: '/public/heat-link/objections',
      summary: 'Object to a bill by a link: a case of the heat company. 5 an hour and address. Needs no sign-in',
    })
    .input(
      z.object({
        token,
        household: codeShape,
        season,
        note: z.string().min(1).max(300).optional(),
        matter: z.string().min(1).max(60),
        text: z.string().max(2000),
        phone: z.string().max(40).optional(),
      }),
    )
    .output(z.object({ case: z.string(), objections: z.array(objectionShape) })),
};

export const heatResidentContract = { links: { make, list, revoke }, objections, linked };
