import { expect, test } from 'vitest';
import { kindsOfFile, type RankedKind } from './kind-of-file.ts';

const meters = (knows: RankedKind['knows']): RankedKind => ({ kind: 'meters', knows, looksAtRows: false });
const readings: RankedKind = { kind: 'readings', knows: 'less', looksAtRows: true };

test('a book that is recognised by its cells is no list of meters, however many of its heads a list knows', async () => {
  const held = async () => 'no' as const;
  expect(await kindsOfFile({ recognised: 'bills', ranked: [meters('all'), readings], held })).toEqual(['bills']);
  expect(await kindsOfFile({ recognised: null, ranked: [meters('all'), readings], held })).toEqual(['meters']);
});

test('rows of times and values are readings, and a person chooses where a list knows most of the headings too', async () => {
  const held = async () => 'yes' as const;
  expect(await kindsOfFile({ recognised: null, ranked: [meters('less'), readings], held })).toEqual(['readings']);
  expect(await kindsOfFile({ recognised: null, ranked: [meters('most'), readings], held })).toEqual(['meters', 'readings']);
  expect(await kindsOfFile({ recognised: null, ranked: [meters('most'), readings], held: async () => 'maybe' })).toEqual(['meters']);
  expect(await kindsOfFile({ recognised: null, ranked: [readings, meters('most')], held })).toEqual(['readings']);
});
