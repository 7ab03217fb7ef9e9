import { z } from 'zod';
import { asks } from '#kernel/rights.ts';
import { seenNumberShape } from '#kernel/seen.ts';
import { askedDayShape, askedTimeShape, codeShape, dayShape, findingShape, instantShape } from '#kernel/shape.ts';
import { previewed } from '#platform/ledger/shapes.ts';
import { changeContract } from './change/contract.ts';
import { heatDecisionContract } from './decision-contract.ts';
import { type HeatMethod, heatMethodTerms } from '#heat/heat-supply/vocabulary.ts';

const name = z.string().trim().min(1).max(60);
const knownAt = askedTimeShape.optional();

const ofPrice = z.enum(['area', 'basic']);

const seasonShape = z.object({
  region: z.string(),
  name: z.string(),
  /** The first day heated. */
  from: dayShape,
  /** The day after the last. */
  to: dayShape,
  days: z.number().int(),
  /** The nominal days of the rules, by which prices of a season are divided. */
  nominalFrom: dayShape,
  nominalTo: dayShape,
  nominalDays: z.number().int(),
  source: z.string(),
  by: z.string(),
  at: instantShape,
  /** The version of what was stated; the next statement names it as `seen`. */
  version: z.number().int(),
});

const set = asks('keep-heating-seasons')
  .route({
    method: 'POST',
    path: '/heat/seasons',
    summary: 'Say what a heating season of a region is, by which source; what was said before is kept',
  })
  .input(
    z.object({
      region: codeShape,
      name,
      from: askedDayShape,
      to: askedDayShape,
      nominalFrom: askedDayShape.optional(),
      nominalTo: askedDayShape.optional(),
      source: z.string().trim().min(1).max(300),
      /** The version that this one replaces, as it was read. */
      seen: seenNumberShape.optional(),
    }),
  )
  .output(seasonShape);

const list = asks('view')
  .route({
    method: 'GET',
    path: '/heat/seasons',
    summary: 'Heating seasons of all regions, or of those that a place lies in, as they stand or were known',
  })
  .input(z.object({ region: codeShape.optional(), knownAt }))
  .output(z.object({ seasons: z.array(seasonShape) }));

const get = asks('view')
  .route({
    method: 'GET',
    path: '/heat/seasons/{name}',
    summary: 'The heating season of a name that rules in a region: of several the narrowest',
  })
  .input(z.object({ name, region: codeShape, knownAt }))
  .output(seasonShape);

const decimal = z.string();

const tariffShape = z.object({
  id: z.string(),
  version: z.number().int(),
  status: z.string(),
  source: z.object({ document: z.string(), clause: z.string(), url: z.string().optional() }),
  /** The first day on which it is in force; if absent: always. */
  validFrom: dayShape.optional(),
  /** The first day on which it no longer is. */
  validTo: dayShape.optional(),
  /** Yuan by class: per square metre and season, and per `per` of heat. */
  classes: z.record(
    z.string(),
    z.object({ area: decimal.optional(), basic: decimal.optional(), metered: decimal.optional(), per: z.enum(['GJ', 'MWh', 'kWh']) }),
  ),
  height: z.array(z.object({ above: decimal, factor: decimal })),
  extension: z.enum(['free', 'pro-rata']),
  stopped: z.object({ share: decimal, of: ofPrice }).optional(),
  cap: decimal.optional(),
  floor: decimal.optional(),
  cold: z.object({ of: ofPrice, table: z.array(z.object({ below: decimal, share: decimal })) }).optional(),
  substitute: z
    .object({
      order: z.array(z.enum(['own-rate', 'last-season', 'similar', 'area'])),
      auto: z.boolean(),
      least: z.number().int(),
      neighbours: z.number().int(),
      base: decimal,
      station: z.string().optional(),
    })
    .optional(),
  overdue: z.enum(['bill', 'area', 'hold']),
  dueDays: z.number().int().optional(),
});

const tariffAdd = asks('keep-heat-tariffs')
  .route({
    method: 'POST',
    path: '/heat/tariffs',
    summary:
      'Keep the tariffs of a file as their next versions; what is wrong with the file is told by line and column, and nothing is kept',
  })
  .input(z.object({ name: z.string().min(1).max(200), text: z.string().max(1_000_000), ...previewed }))
  .output(
    z.object({
      tariffs: z.array(tariffShape.extend({ added: z.boolean() })),
      /** For a preview: named as `seen` when the previewed content is stored. */
      hash: z.string().optional(),
    }),
  );

const tariffList = asks('view')
  .route({ method: 'GET', path: '/heat/tariffs', summary: 'Every version of every tariff of heat, or of one' })
  .input(z.object({ id: z.string().max(200).optional() }))
  .output(z.object({ tariffs: z.array(tariffShape) }));

const tariffGet = asks('view')
  .route({ method: 'GET', path: '/heat/tariff', summary: 'The version of a tariff of heat in force on a day, as it is or was known' })
  .input(z.object({ id: z.string().max(200), on: askedDayShape.optional(), knownAt }))
  .output(tariffShape);

const yuan = z.string();

const bill = asks('view')
  .route({
    method: 'GET',
    path: '/households/{household}/heat-bill',
    summary: 'What a household pays for a season by account and line, as it is or was known; a bill that is held says why',
  })
  .input(z.object({ household: codeShape, season: name, knownAt }))
  .output(
    z.object({
      household: z.string(),
      point: z.string(),
      season: z.string(),
      method: z.enum(Object.keys(heatMethodTerms) as [HeatMethod, ...HeatMethod[]]),
      tariff: z.object({ id: z.string(), version: z.number().int(), validFrom: dayShape.nullable(), status: z.string() }),
      accounts: z.array(
        z.object({
          account: z.string(),
          days: z.object({ metered: z.number().int(), area: z.number().int(), stopped: z.number().int() }),
          /** GJ, four decimals. */
          quantity: z.number(),
          /** The part of it that substitutes for what was not measured. */
          substituted: z.number(),
          lines: z.object({ basic: yuan, metered: yuan, area: yuan, stopped: yuan, cold: yuan, cap: yuan }),
          total: yuan,
          /** What the same days would have cost by area; null if its class has no price for that. */
          byArea: yuan.nullable(),
        }),
      ),
      /** Why there is no bill yet; null if there is one. */
      held: z.string().nullable(),
      /** Its tariff is neither verified nor the city's, or one of its meters is judged by an unverified interval. */
      indicative: z.boolean(),
      findings: z.array(findingShape),
      figure: z.string(),
    }),
  );

export const heatBillingContract = {
  bill,
  change: changeContract,
  decisions: heatDecisionContract,
  seasons: { set, list, get },
  tariffs: { add: tariffAdd, list: tariffList, get: tariffGet },
};
