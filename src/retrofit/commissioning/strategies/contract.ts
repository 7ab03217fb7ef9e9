import { z } from 'zod';
import { asks } from '#kernel/rights.ts';
import {
  askedDayShape,
  askedTimeShape,
  carrierShape,
  codeShape,
  dayShape,
  findingShape,
  instantShape,
  moneyShape,
  unitShape,
} from '#kernel/shape.ts';
import { textForm } from '#kernel/text-form.ts';
import { strategyStates } from './hours.ts';
import { strategyKindTerms } from './vocabulary.ts';

type Kind = keyof typeof strategyKindTerms;

export const strategyKindShape = z.enum(Object.keys(strategyKindTerms) as [Kind, ...Kind[]]);

/** `18:24`, temperature in degrees that the rooms must have, bounds included. */
export const bandShape = z
  .string()
  .regex(
    textForm(/^-?\d{1,3}(?:\.\d{1,2})?:-?\d{1,3}(?:\.\d{1,2})?$/u, '低温:高温，如 18:24', 'the lower and the higher degree, like 18:24'),
  );

/** `electricity=0.62,heat=35`, yuan for the unit of each carrier. */
export const pricesShape = z
  .string()
  .max(200)
  .regex(
    textForm(
      /^[a-z]+=\d{1,9}(?:\.\d{1,6})?(?:,[a-z]+=\d{1,9}(?:\.\d{1,6})?)*$/u,
      '“能源=单价”，多个以逗号分隔，如 electricity=0.62,heat=35',
      'carrier=price, several with commas between, like electricity=0.62,heat=35',
    ),
  );

/** The id of a tariff in the city's knowledge. */
export const tariffShape = z.string().min(1).max(200);

const value = z.number().nullable();

const asked = z.object({
  building: codeShape,
  /** Local days, half-open; the twelve weeks up to today if not given, a year at most. */
  from: askedDayShape.optional(),
  to: askedDayShape.optional(),
  /** The temperature that the rooms must have; starts are judged by it. */
  within: bandShape.optional(),
  /** What a unit of a carrier costs. */
  prices: pricesShape.optional(),
  /** The tariff of electricity, by its id: each hour is priced by its own period. */
  tariff: tariffShape.optional(),
  knownAt: askedTimeShape.optional(),
});

const strategy = z.object({
  kind: strategyKindShape,
  /** Equipment, an energy item, a kind of plant, or the building. */
  subject: z.string(),
  name: z.string().nullable(),
  equipment: z.string().nullable(),
  points: z.array(z.string()),
  meters: z.array(z.string()),
  state: z.enum(strategyStates),
  carrier: carrierShape,
  unit: unitShape,
  /** What would not have been used in the period; null: not known, never 0. */
  saved: value,
  /** Measured use in the time judged. */
  use: value,
  /** Hours in which something would have changed, and how many of them have a known saving. */
  hours: z.number(),
  valued: z.number(),
  /** Hours for which it is known, and their share of those to be judged. */
  judged: z.number(),
  coverage: value,
  yuan: moneyShape.nullable(),
  /** What of `saved` is in each period of the tariff, if one was given; price in yuan per kWh. */
  periods: z.array(z.object({ period: z.string(), price: z.string(), saved: z.number(), yuan: moneyShape })),
  kgco2: value,
  /** Whether the factor of carbon is of an earlier year, or not verified. */
  carbonIndicative: z.boolean(),
  facts: z.array(z.object({ name: z.string(), value, unit: z.string() })),
  /** The figure of `saved`. */
  figure: z.string(),
  findings: z.array(findingShape),
});

const of = { building: codeShape, from: dayShape, to: dayShape, zone: z.string() };

export const strategies = asks('view')
  .route({
    method: 'GET',
    path: '/buildings/{building}/strategies',
    summary:
      'Strategies of operation that the history of a building shows, each with what it would have saved; what cannot be looked for says what is missing',
  })
  .input(asked)
  .output(z.object({ ...of, strategies: z.array(strategy) }));

export const strategyHours = asks('view')
  .route({
    method: 'GET',
    path: '/buildings/{building}/strategies/{kind}/{subject}',
    summary: 'One strategy with the hours that it was tried on: use, and what of it was not needed; null where it is not known',
  })
  .input(asked.omit({ prices: true, tariff: true }).extend({ kind: strategyKindShape, subject: z.string().min(1).max(200) }))
  .output(
    z.object({
      ...of,
      strategy,
      hours: z.array(
        z.object({
          from: instantShape,
          to: instantShape,
          /** Whether the strategy would have changed something; null: not known. */
          concerned: z.boolean().nullable(),
          use: value,
          saved: value,
        }),
      ),
    }),
  );
