import { expect, test } from 'vitest';
import { z } from 'zod';
import type { DownloadRoute } from '#kernel/download.ts';
import { Problem } from '#kernel/problem.ts';
import type { RequestContext } from '#kernel/request-context.ts';
import { downloadsOfPlaces } from './downloads-of-places.ts';

const route = (path: `/${string}`, names: readonly string[]): DownloadRoute => ({
  path,
  action: 'export',
  summary: path,
  parameters: Object.fromEntries(names.map((name) => [name, { about: name, shape: z.string().optional() }])),
  types: ['text/csv'],
  open: async () => ({ name: 'a.csv', type: 'text/csv', body: new ReadableStream() }),
});

const context = { scope: { sees: {} } } as unknown as RequestContext;

test('a file of a place that there is not is refused, one of all places or of no place goes out', async () => {
  const find = async (_scope: unknown, place: string): Promise<void> => {
    if (place !== '140300') throw new Problem('not-found', 'no-such-place', { place });
  };
  const [placed, bare] = downloadsOfPlaces([route('/exports/a', ['region']), route('/exports/b', ['year'])], find);
  await expect(placed?.open(context, { region: '1e400' })).rejects.toMatchObject({ code: 'no-such-place', evidence: { place: '1e400' } });
  for (const asked of [{ region: '140300' }, { region: '' }, {}])
    expect(await placed?.open(context, asked)).toMatchObject({ name: 'a.csv' });
  expect(await bare?.open(context, { region: '1e400' })).toMatchObject({ name: 'a.csv' });
});
