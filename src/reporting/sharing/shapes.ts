import { z } from 'zod';
import { askedDayShape, carrierShape, codeShape } from '#kernel/shape.ts';
import { textForm } from '#kernel/text-form.ts';
import { buildingFields, fieldsOf, keyNames } from './columns.ts';
import { feedDatasets } from './facts.ts';

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
    mask: z.strictObject({ k: z.number().int().min(5).max(10_000), by: z.array(z.enum(buildingFields)).min(1).max(5) }).optional(),
    webhook: z.string().trim().min(1).max(60).optional(),
  })
  .check(({ value, issues }) => {
    const tell = (path: (string | number)[], zh: string, en: string) =>
      issues.push({ code: 'custom', input: value, path, params: { said: said(zh, en) } });
    if (value.until < value.from) tell(['until'], '止日早于起日', 'the last day is before the first');
    const known = new Set([...keyNames(value.dataset), ...fieldsOf(value.dataset)]);
    for (const [at, name] of value.fields.entries())
      if (!known.has(name)) tell(['fields', at], `此类数据没有字段 ${name}`, `this data set has no field ${name}`);
    if (value.dataset === 'buildings' && value.fields.length === 0) tell(['fields'], '至少列出一个字段', 'name one field at least');
  });

/** What a supplier is expected to deliver, as written in a file or a form. */
export const expectedShape = z.strictObject({
  supplier: code,
  carrier: carrierShape,
  region: code,
  every: z.literal('month').default('month'),
  due: z.number().int().min(1).max(31),
});
