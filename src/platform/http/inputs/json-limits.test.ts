import { z } from 'zod';
import { expect, test } from 'vitest';
import { inputOf, procedures } from '../../../../test/procedures.ts';
import { createBodyMemory, withWholeBody } from './body.ts';
import { jsonLimitOf } from './json-limits.ts';

type Def = {
  readonly type: string;
  readonly shape?: Readonly<Record<string, unknown>>;
  readonly innerType?: unknown;
  readonly element?: unknown;
  readonly options?: readonly unknown[];
  readonly in?: unknown;
  readonly checks?: readonly { readonly _zod: { readonly def: { readonly maximum?: number } } }[];
};

/** The maximum size of a list or text that is built: larger ones are limited by the bound of all bodies. */
const room = 15_000_000;

/** The largest JSON that a shape accepts, with texts of this character; fields without a size limit are left out. */
function largest(shape: unknown, left: number, sign: string): unknown {
  if (!(shape instanceof z.core.$ZodType)) return null;
  const { type, checks = [], ...def } = shape._zod.def as unknown as Def;
  const most = Math.min(...checks.flatMap((one) => one._zod.def.maximum ?? []));
  if (type === 'string') return sign.repeat(Math.min(Number.isFinite(most) ? most : 10, left));
  if (def.shape !== undefined) {
    const fields = Object.entries(def.shape);
    return Object.fromEntries(fields.map(([name, field]) => [name, largest(field, left / fields.length, sign)]));
  }
  if (def.element !== undefined) {
    const one = largest(def.element, left / (Number.isFinite(most) ? most : 1), sign);
    const many = Math.min(Number.isFinite(most) ? most : 1, Math.floor(left / (JSON.stringify(one).length + 1)));
    return Array.from({ length: many }, () => one);
  }
  if (def.options !== undefined) {
    const each = def.options.map((one) => largest(one, left, sign));
    return each.toSorted((a, b) => (JSON.stringify(b)?.length ?? 0) - (JSON.stringify(a)?.length ?? 0))[0];
  }
  return def.innerType === undefined && def.in === undefined ? 123456.789 : largest(def.innerType ?? def.in, left, sign);
}

/** The way many programs write JSON: non-ASCII characters as escapes. */
const inAscii = (json: string): string => json.replaceAll(/中+/gu, (signs) => String.raw`\u4e2d`.repeat(signs.length));

test.each([
  ['of plain signs', 'x', 1, String],
  ['of Chinese as its numbers', '中', 6, inAscii],
])('each procedure accepts the largest body promised by its contract, with its texts %s', async (_what, sign, bytes, write) => {
  const refused: string[] = [];
  for (const { name, route, path } of procedures()) {
    if (route.method === 'GET' || route.path === '/exports/table') continue;
    const shape = inputOf(path);
    const body = write(JSON.stringify(largest(shape, room / bytes, sign)));
    const request = new Request('http://x/', { method: 'POST', body });
    const needs = { memory: createBodyMemory(), leastBytesAMinute: 0, mostBytes: 16 * 1024 * 1024 };
    await withWholeBody(request, jsonLimitOf(route.path, shape), 'x', needs).then(
      ({ give }) => give(),
      (error: Error) => void refused.push(`${name} ${body.length}: ${error.message}`),
    );
  }
  expect(refused).toEqual([]);
});

test('a body follows its shape: lists and texts up to their limits, and shapes without a size get the usual one', () => {
  const list = z.object({ rows: z.array(z.object({ code: z.string().max(100), value: z.number() })).max(10_000) });
  expect(jsonLimitOf('/x', list)).toMatchObject({ bytes: expect.closeTo(6.94e6, -5), values: 60_003 });
  expect(jsonLimitOf('/x', z.object({ text: z.string() }))).toMatchObject({ bytes: expect.closeTo(131_000, -3) });
  const schedule = procedures().find(({ route }) => route.path === '/schedule' && route.method === 'POST');
  expect(jsonLimitOf('/schedule', inputOf(schedule?.path ?? []))).toMatchObject({ bytes: 16 * 1024 * 1024, values: 1_000_007 });
  expect(jsonLimitOf('/x', z.object({ text: z.string().max(64_000_000) })).bytes).toBe(16 * 1024 * 1024);
});
