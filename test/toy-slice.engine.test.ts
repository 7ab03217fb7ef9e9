import { implement } from '@orpc/server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { contract } from '#contract.ts';
import { asOfNow } from '#kernel/as-of.ts';
import { figureId } from '#kernel/figure.ts';
import type { RequestContext } from '#kernel/request-context.ts';
import { asks } from '#kernel/rights.ts';
import type { Registry } from '#registry/registry/registry.ts';
import { slice } from '#slice.ts';
import { createWorld, type World } from './world.ts';

const toyContract = {
  count: asks('view')
    .route({ method: 'GET', path: '/toys', summary: 'How many toys there are' })
    .output(z.object({ toys: z.number() })),
};

/** A slice as a developer would add one: it is based on the registry, and provides one of everything. */
const toySlice = slice({
  name: 'toy-box',
  vocabulary: { toy: { ball: { zh: '球', en: 'Ball' } } },
  words: { 'toy-broken': { zh: '玩具坏了', en: 'The toy is broken' } },
  async create({ audit }, { registry }: { readonly registry: Registry }) {
    const on = implement(toyContract).$context<RequestContext>();
    const router = on.router({
      count: on.count.handler(async ({ context: { scope } }) => {
        await audit(scope, { action: 'toys-counted', subject: 'toys', region: null });
        return { toys: (await registry.buildingFacts(scope, {}, asOfNow)).length };
      }),
    });
    return {
      service: {},
      router,
      explain: {
        toy: async (_, figure) => ({
          figure,
          result: { name: 'toys', value: 3, unit: '' },
          formula: { zh: '数一数', en: 'count' },
          clause: null,
          inputs: [],
          meters: [],
          knownAt: '2026-01-01T00:00:00Z',
          findings: [{ code: 'toy-broken', severity: 'warning', evidence: {} }],
        }),
      },
      checks: { toys: async () => ({ counted: 3, findings: [] }) },
      gauges: { yaodong_toys: { help: 'Toys in the box', ask: async () => 3 } },
    };
  },
});

let world: World;
beforeAll(async () => {
  world = await createWorld({ slices: [toySlice], contract: { ...contract, toyBox: toyContract } });
});
afterAll(() => world.stop());

const json = async (path: string): Promise<unknown> => (await world.ask(path)).json();

test('a slice that is only added to the list has routes, words, checks, gauges and figures; nothing else refers to it', async () => {
  expect(await json('/api/toys')).toEqual({ toys: 0 });
  const figure = figureId({ kind: 'toy', received: 0, recorded: 0 });
  expect(await json(`/api/explain/${figure}`)).toMatchObject({
    result: { value: 3 },
    formula: '数一数',
    findings: [{ detail: '玩具坏了' }],
  });
  const { words } = (await json('/api/help/words')) as { words: { slice: string; code: string }[] };
  expect(words).toContainEqual({ slice: 'toy-box', code: 'toy-broken', text: '玩具坏了' });
  const { terms } = (await json('/api/vocabulary?category=toy')) as { terms: unknown[] };
  expect(terms).toEqual([{ category: 'toy', code: 'ball', zh: '球', en: 'Ball', unit: null, also: [] }]);
  expect((await world.local.doctor.examine()).checks.map(({ name }) => name)).toContain('toys');
  expect(await (await world.ask('/metrics')).text()).toContain('yaodong_toys 3');
  expect((await world.local.access.audit({ limit: 5 })).entries.map(({ action }) => action)).toContain('toys-counted');
});

test('a figure of a kind that no slice has registered is not explained', async () => {
  const figure = figureId({ kind: 'game', received: 0, recorded: 0 });
  expect((await world.ask(`/api/explain/${figure}`)).status).toBe(400);
});
