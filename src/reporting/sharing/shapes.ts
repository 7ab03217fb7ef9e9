import { z } from 'zod';
import { parseDay } from '#kernel/day.ts';
import { askedDayShape, carrierShape, codeShape } from '#kernel/shape.ts';
import { textForm } from '#kernel/text-form.ts';
import { buildingFields, fieldsOf, keyNames } from './columns.ts';
import { feedDatasets, type FeedDataset } from './facts.ts';

const said = (zh: string, en: string) => ({ zh, en });

const words = z.string().trim().min(1).max(500);

export const feedIdShape = z
  .string()
  .min(1)
  .max(60)
  .regex(
    textForm(
      /^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u,
      '以字母或数字开头，其后也可有“.”“_”“-”，如 city-1',
      'letters and figures, then also . _ -, like city-1',
    ),
  );

const day = z.union([askedDayShape, z.date().transform((date) => date.toISOString().slice(0, 10))]);

const code = z.union([codeShape, z.number().int().nonnegative().transform(String)]);

/** An entry while it is read: a field that is not of its form may hold anything. */
type Written = { dataset?: unknown; fields?: unknown; from?: unknown; until?: unknown; dataFrom?: unknown; dataUntil?: unknown };

const isDay = (value: unknown): value is string => typeof value === 'string' && parseDay(value) !== null;

/** A feed as written in a file or a form. */
export const feedShape = z
  .strictObject({
    id: feedIdShape,
    dataset: z.enum(feedDatasets),
    region: code,
    fields: z.array(z.string().max(60)).max(60).default([]),
    to: code,
    purpose: words,
    agreement: words,
    from: day,
    until: day,
    dataFrom: day.optional(),
    dataUntil: day.optional(),
    mask: z.strictObject({ k: z.number().int().min(5).max(10_000), by: z.array(z.enum(buildingFields)).min(1).max(5) }).optional(),
    webhook: z.string().trim().min(1).max(60).optional(),
  })
  .check(termsCheck());

/**
 * Checks that concern several fields; they run even if a field is not of its form, so that all faults are told at once. An entry without
 * fields is told as such.
 */
function termsCheck() {
  const check = z.check<Written>(({ value, issues }) => {
    const tell = (path: (string | number)[], zh: string, en: string) =>
      issues.push({ code: 'custom', input: value, path, params: { said: said(zh, en) } });
    if (isDay(value.until) && isDay(value.from) && value.until < value.from)
      tell(['until'], '止日早于起日', 'the last day is before the first');
    const [first, last] = [value.dataFrom ?? value.from, value.dataUntil ?? value.until];
    const isStated = value.dataFrom !== undefined || value.dataUntil !== undefined;
    if (isStated && isDay(first) && isDay(last) && last < first)
      tell([value.dataUntil === undefined ? 'dataFrom' : 'dataUntil'], '数据期间的止日早于起日', 'the data period ends before it begins');
    const dataset = feedDatasets.find((one) => one === value.dataset);
    for (const [at, name] of unknownFields(dataset, value.fields))
      if (dataset === undefined) tell(['fields', at], `没有字段 ${name}`, `there is no field ${name}`);
      else tell(['fields', at], `此类数据没有字段 ${name}`, `this data set has no field ${name}`);
    const isNone = value.fields === undefined || (Array.isArray(value.fields) && value.fields.length === 0);
    if (dataset === 'buildings' && isNone) tell(['fields'], '至少列出一个字段', 'list at least one field');
  });
  check._zod.def.when = ({ value }) => typeof value === 'object' && value !== null;
  return check;
}

/** The names that a data set does not have, each with its place; those that none has, if it is not known which one is meant. */
function unknownFields(dataset: FeedDataset | undefined, fields: unknown): [at: number, name: string][] {
  const among = dataset === undefined ? feedDatasets : [dataset];
  const known = new Set(among.flatMap((one) => [...keyNames(one), ...fieldsOf(one)]));
  const written: readonly unknown[] = Array.isArray(fields) ? fields : [];
  // what is no text is a fault of form
  return [...written.entries()].filter((one): one is [number, string] => typeof one[1] === 'string' && !known.has(one[1]));
}

/** What a supplier is expected to deliver, as written in a file or a form. */
export const expectedShape = z.strictObject({
  supplier: code,
  carrier: carrierShape,
  region: code,
  every: z.literal('month').default('month'),
  due: z.number().int().min(1).max(31),
});
