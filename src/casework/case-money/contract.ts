import { z } from 'zod';
import { asks } from '#kernel/rights.ts';
import { quotas, setQuota } from './quota-contract.ts';
import { seenNumberShape } from '#kernel/seen.ts';
import { askedTimeShape, dayShape, findingShape, instantShape } from '#kernel/shape.ts';

const code = z.string().trim().min(1).max(200);
const year = z.coerce.number().int().min(2000).max(2200);
const money = z.string();

const budgetShape = z.object({
  procedure: z.string(),
  procedureName: z.string(),
  region: z.string(),
  regionName: z.string().nullable(),
  year: z.number().int(),
  amount: money,
  granted: money,
  paid: money,
  reclaimed: money,
  /** The amount that may still be granted. */
  left: money,
  /** All versions stated; the last one is in force. */
  versions: z.array(
    z.object({ version: z.number().int(), amount: money, note: z.string().nullable(), stated: instantShape, by: z.string() }),
  ),
});

/** The last version that was read; 0 if none was stated, and only then may it be omitted. */
const seenVersion = { seen: seenNumberShape.optional() };

const setBudget = asks('case-money')
  .route({ method: 'POST', path: '/case-budgets', summary: 'State what may be granted by a procedure in a place and year, from now on' })
  .input(
    z.object({
      procedure: code,
      region: code,
      year,
      amount: z.string().trim().min(1).max(60),
      note: z.string().max(1000).optional(),
      ...seenVersion,
    }),
  )
  .output(budgetShape);

const budgets = asks('view')
  .route({
    method: 'GET',
    path: '/case-budgets',
    summary: 'The budgets of places that are seen, with what was granted, paid and reclaimed',
  })
  .input(z.object({ procedure: code.optional(), region: code.optional(), year: year.optional(), knownAt: askedTimeShape.optional() }))
  .output(
    z.object({
      budgets: z.array(budgetShape),
      /** The procedures in force that grant money. */
      procedures: z.array(z.object({ id: z.string(), name: z.string() })),
    }),
  );

const paymentShape = z.object({
  /** Specific to this payment: unchanged until it is paid. */
  payment: z.string(),
  case: z.string(),
  organisation: z.string().nullable(),
  building: z.string().nullable(),
  region: z.string(),
  /** Personal if the procedure says so. */
  holder: z.string().nullable(),
  account: z.string().nullable(),
  bank: z.string().nullable(),
  amount: money,
  granted: money,
  paid: money,
  /** Why the bank could not pay it, the last time. */
  failed: z.string().nullable(),
});

const payments = asks('see-payments')
  .route({ method: 'GET', path: '/case-payments', summary: 'Cases that were granted money and wait to be paid: to whom, how much' })
  .input(z.object({ procedure: code, region: code.optional() }))
  .output(z.object({ payments: z.array(paymentShape), total: money, findings: z.array(findingShape) }));

const returned = asks('case-money')
  .route({
    method: 'POST',
    path: '/case-payments/returns',
    summary: 'Bring in what the bank says of payments: those paid are booked, those that failed are findings; twice the same does nothing',
  })
  .input(z.object({ procedure: code, file: z.string().min(1).max(100), preview: z.boolean().optional() }))
  .output(
    z.object({
      rows: z.number().int(),
      paid: z.number().int(),
      failed: z.number().int(),
      /** Reported before. */
      repeated: z.number().int(),
      rejected: z.number().int(),
      sum: money,
      day: dayShape,
      findings: z.array(findingShape),
    }),
  );

export const caseMoneyContract = { setBudget, budgets, setQuota, quotas, payments, returned };
