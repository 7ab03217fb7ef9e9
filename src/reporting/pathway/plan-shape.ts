import { z } from 'zod';
import { carriers } from '#kernel/carrier.ts';
import { measureStocks } from './facts.ts';

/** Carriers that `carbon` covers; water has no carbon dioxide of its own. */
const carrier = z.enum(carriers.filter((one) => one !== 'water') as [string, ...string[]]);

const between = z.number().min(-1e15).max(1e15);

/** A number, or a range from which samples are drawn. */
const amount = (lowest: number, highest: number) => {
  const one = between.min(lowest).max(highest);
  return z.union([one, z.strictObject({ low: one, high: one }).refine(({ low, high }) => low <= high, { params: { said: lowFirst } })]);
};

const lowFirst = { zh: 'low 不能大于 high', en: 'low must not be above high' };

const share = amount(0, 1);
const quantity = amount(0, 1e15);
const use = z.string().trim().min(1).max(100);
const year = z.int().min(1900).max(2200);

const years = z.tuple([year, year]).refine(([first, last]) => first <= last, {
  params: { said: { zh: '先写首年，后写末年', en: 'write the first year, then the last' } },
});

const intensity = z.partialRecord(carrier, quantity);

const stock = z.strictObject({ use, area: quantity, intensity });

const growth = z.strictObject({ use, years, new: quantity.default(0), demolished: quantity.default(0), intensity: intensity.default({}) });

const measure = z.strictObject({
  id: z.string().trim().min(1).max(100),
  uses: z.array(use).min(1).max(200),
  of: z.enum(measureStocks).default('base'),
  years,
  share,
  saving: z.partialRecord(carrier, share).optional(),
  shift: z.strictObject({ from: carrier, to: carrier, ratio: quantity }).optional(),
  pv: quantity.optional(),
});

const factorLine = z
  .array(z.tuple([year, quantity]))
  .min(1)
  .max(300)
  .refine((line) => line.every(([one], at) => at === 0 || one > (line[at - 1] as (typeof line)[number])[0]), {
    params: { said: { zh: '年份须递增', en: 'years must increase' } },
  });

const limit = z.union([z.strictObject({ target: z.string().trim().min(1).max(200) }), z.strictObject({ year, kg: between.min(0) })]);

const mostYears = 200;

/** A plan as written. */
export const planShape = z
  .strictObject({
    region: z.string().trim().min(1).max(100).optional(),
    base: year,
    to: year,
    stock: z.union([z.literal('measured'), z.array(stock).min(1).max(500)]),
    growth: z.array(growth).max(2000).default([]),
    measures: z.array(measure).max(200).default([]),
    factors: z.partialRecord(carrier, factorLine).optional(),
    limits: z.array(limit).max(100).default([]),
  })
  .check(({ value, issues }) => {
    const wrong = (path: (string | number)[], zh: string, en: string) =>
      issues.push({ code: 'custom', path, input: value, message: en, params: { said: { zh, en } } });
    if (value.to < value.base) wrong(['to'], '末年不能早于基年', 'the last year must not be before the base year');
    if (value.to - value.base > mostYears) wrong(['to'], `最多 ${mostYears} 年`, `at most ${mostYears} years`);
    if (value.stock === 'measured' && value.region === undefined)
      wrong(['stock'], '存量取实测值时须写明 region', 'a measured stock needs a region');
    for (const [at, { id }] of value.measures.entries())
      if (value.measures.findIndex((one) => one.id === id) < at) wrong(['measures', at, 'id'], '措施编号重复', 'the id is duplicated');
    for (const [at, { shift }] of value.measures.entries())
      if (shift !== undefined && shift.from === shift.to)
        wrong(['measures', at, 'shift', 'to'], '替代前后须是不同的能源', 'it must be another carrier');
  });

export type WrittenPlan = z.output<typeof planShape>;
