import { z } from 'zod';
import { type HeatMethod, heatMethodTerms } from '#heat/heat-supply/vocabulary.ts';
import { asks } from '#kernel/rights.ts';
import { askedTimeShape, codeShape, findingShape, moneyShape } from '#kernel/shape.ts';
import { changeCauses } from './divide.ts';

const name = z.string().trim().min(1).max(60);

const closed = z
  .object({
    season: z.string(),
    total: moneyShape,
    /** GJ, four decimals. */
    quantity: z.string(),
    substituted: z.string(),
    tariff: z.object({ id: z.string(), version: z.number().int(), status: z.string(), document: z.string(), clause: z.string() }),
    accounts: z.array(z.string()),
    company: z.string(),
    /** Opens the bill as it was issued. */
    figure: z.string(),
  })
  .nullable();

export const changeShape = z.object({
  household: z.string(),
  /** The season asked about, or the last closed one; null if none is closed. */
  season: z.string().nullable(),
  method: z.enum(Object.keys(heatMethodTerms) as [HeatMethod, ...HeatMethod[]]).nullable(),
  /** The bill as issued, and that of the last closed season before. */
  now: closed,
  before: closed,
  difference: moneyShape.nullable(),
  /** Null if the seasons cannot be compared cause by cause: a finding says why. They add up to the difference. */
  parts: z
    .array(
      z.object({
        cause: z.enum(changeCauses),
        yuan: moneyShape,
        /** The factor behind it in both seasons. */
        before: z.string().nullable(),
        now: z.string().nullable(),
        unit: z.string(),
      }),
    )
    .nullable(),
  /** At most five, fit to be read over the phone. */
  sentences: z.array(z.string()),
  /** One of the tariffs is neither verified nor the city's, or one of the meters is judged by an unverified interval. */
  indicative: z.boolean(),
  findings: z.array(findingShape),
  figure: z.string(),
});

export const changeContract = asks('view')
  .route({
    method: 'GET',
    path: '/households/{household}/heat-bill/change',
    summary: 'Why a household’s bill of a closed season differs from the last one before, by cause to the cent and in sentences',
  })
  .input(z.object({ household: codeShape, season: name.optional(), knownAt: askedTimeShape.optional() }))
  .output(changeShape);
