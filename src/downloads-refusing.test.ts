import { expect, test } from 'vitest';
import { z } from 'zod';
import type { DownloadRoute } from '#kernel/download.ts';
import { Problem } from '#kernel/problem.ts';
import type { RequestContext } from '#kernel/request-context.ts';
import { downloadsRefusing } from './downloads-refusing.ts';
import { createRefuseUnknown, oneOf } from './named-in-questions.ts';

const route = (path: `/${string}`, names: readonly string[]): DownloadRoute => ({
  path,
  action: 'export',
  summary: path,
  parameters: Object.fromEntries(names.map((name) => [name, { about: name, shape: z.string().optional() }])),
  types: ['text/csv'],
  open: async () => ({ name: 'a.csv', type: 'text/csv', body: new ReadableStream() }),
});

const context = { scope: { sees: {} } } as unknown as RequestContext;

const region = async (_: unknown, place: string): Promise<void> => {
  if (place !== '140300') throw new Problem('not-found', 'no-such-place', { place });
};

test('a file of an unknown place is refused, one of all places or without a place is sent', async () => {
  const refuse = createRefuseUnknown({ region });
  const [placed, bare] = downloadsRefusing([route('/exports/a', ['region']), route('/exports/b', ['year'])], refuse);
  await expect(placed?.open(context, { region: '1e400' })).rejects.toMatchObject({ code: 'no-such-place', evidence: { place: '1e400' } });
  for (const asked of [{ region: '140300' }, { region: '' }, {}])
    expect(await placed?.open(context, asked)).toMatchObject({ name: 'a.csv' });
  expect(await bare?.open(context, { region: '1e400' })).toMatchObject({ name: 'a.csv' });
});

test('a file of an unknown kind is refused with the existing kinds; parts of the address itself are checked by the slice', async () => {
  const refuse = createRefuseUnknown({ kind: oneOf('kind', () => ['lift', 'boiler']) });
  const [narrowed, named] = downloadsRefusing([route('/exports/a', ['kind']), route('/samples/{kind}', ['kind'])], refuse);
  await expect(narrowed?.open(context, { kind: 'none' })).rejects.toMatchObject({
    code: 'filter-unknown',
    evidence: { field: 'kind', value: 'none', allowed: 'lift boiler' },
  });
  expect(await narrowed?.open(context, { kind: 'lift' })).toMatchObject({ name: 'a.csv' });
  expect(await named?.open(context, { kind: 'none' })).toMatchObject({ name: 'a.csv' });
});
