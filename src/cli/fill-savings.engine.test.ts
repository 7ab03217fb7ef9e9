import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TrueRetrofit } from '../../test/city.ts';
import { createWorld, type World } from '../../test/world.ts';
import { fill } from './fill.ts';
import { bringRetrofits, retrofitCode, sealBaseline, tellStated } from './fill-savings.ts';
import { signContracts } from './live-contracts.ts';
import { createSession } from './session.ts';

let world: World;
let folder: string;
let retrofits: readonly TrueRetrofit[];

beforeAll(async () => {
  world = await createWorld();
  folder = await mkdtemp(join(tmpdir(), 'savings-'));
  const reached = { url: 'http://localhost', key: world.app.localKey, fetch: world.app.fetch, stop: async () => undefined };
  const output = { json: false, terminal: false, language: 'zh' as const, out: () => undefined, err: () => undefined };
  const at = { ...createSession(reached, 'zh'), output, link: null } as never;
  const smaller = { buildings: 60, meteredBuildings: 24, retrofits: 6 };
  retrofits = await fill(at, join(folder, 'city'), new AbortController().signal, smaller);
  const work = { at, directory: folder };
  await bringRetrofits(work, retrofits);
  // a start that was broken off does it all again
  for (const one of [...retrofits, ...retrofits]) await sealBaseline(work, retrofits, one);
  await tellStated(work, retrofits);
  // and so does this
  for (const _again of [1, 2]) await signContracts(work, retrofits);
});
afterAll(async () => {
  await world.stop();
  await rm(folder, { recursive: true });
});

test('the retrofits of the demo are projects of the registry, each with one sealed baseline, all marked', async () => {
  expect(retrofits).toHaveLength(6);
  const { projects, total } = await world.local.project.projects({ limit: 100 });
  expect(total).toBe(6);
  expect(projects.every(({ name, note }) => name.startsWith('示范数据：') && (note ?? '').startsWith('示范数据：'))).toBe(true);
  const { baselines } = await world.local.savings.list({});
  expect(baselines.map(({ baseline }) => baseline).toSorted()).toEqual(retrofits.map((one) => retrofitCode(retrofits, one)).toSorted());
  expect(baselines.every(({ baseline, project }) => baseline === project)).toBe(true);
});

test('what the product states stands beside what is true: in most of them within the interval, near it in all', async () => {
  const held: boolean[] = [];
  for (const one of retrofits) {
    const code = retrofitCode(retrofits, one);
    const report = await world.local.savings.report({ baseline: code, from: one.from, to: '2026-01-01' });
    const { low, high } = report.interval as { low: number; high: number };
    held.push(low <= one.kwh && one.kwh <= high);
    expect(Math.abs((report.savings.value as number) - one.kwh)).toBeLessThan(2.5 * (high - low));
    const { note } = await world.local.project.project({ project: code });
    for (const said of [one.kwh, report.savings.value as number, low, high])
      expect(note).toContain(said.toLocaleString('en-US', { maximumFractionDigits: 0 }));
    expect(note).toContain(held.at(-1) === true ? '真值在区间内' : '真值在区间外');
  }
  expect(held.filter((one) => one).length).toBeGreaterThanOrEqual(4);
});

test('a contract of each type has six settled months, all marked; one was corrected by an event of both, an event of another is disputed', async () => {
  const { contracts } = await world.local.contracts.list({});
  expect(contracts.map(({ type, settled, state }) => [type, settled, state])).toEqual([
    ['shared', 6, 'ended'],
    ['guaranteed', 6, 'ended'],
    ['trusteeship', 6, 'ended'],
  ]);
  expect(contracts.every(({ name }) => name.startsWith('示范数据：') && name.includes('为演示编造'))).toBe(true);
  const ledgers = await Promise.all(contracts.map(({ contract }) => world.local.contracts.ledger({ contract })));
  expect(ledgers.every(({ valid }) => valid)).toBe(true);
  const kinds = ledgers.map(({ entries }) => entries.map(({ kind }) => kind).filter((kind) => kind !== 'settlement'));
  expect(kinds).toEqual([['correction', 'payment'], [], []]);
  expect(ledgers[0]?.entries.find(({ kind }) => kind === 'correction')?.causes).toEqual([{ kind: 'event', event: 1 }]);
  const [shared, guaranteed] = await Promise.all(contracts.map(({ contract }) => world.local.contracts.show({ contract })));
  expect(shared?.events).toMatchObject([{ kind: 'exclude', confirmed: true }]);
  expect(guaranteed?.events).toMatchObject([{ kind: 'fixed', confirmed: false, owner: 'dispute' }]);
});
