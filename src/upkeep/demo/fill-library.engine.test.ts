import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../../../test/world.ts';
import { fillLibrary } from './fill-library.ts';
import { createSession } from '#cli/session.ts';

let world: World;
let folder: string;
beforeAll(async () => {
  world = await createWorld();
  folder = await mkdtemp(join(tmpdir(), 'library-'));
});
afterAll(async () => {
  await world.stop();
  await rm(folder, { recursive: true });
});

test('the demo city has standards of every leaf, a catalogue and a survey with hidden groups, all marked as demonstration data', async () => {
  const reached = { url: 'http://localhost', key: world.app.localKey, fetch: world.app.fetch, stop: async () => undefined };
  const output = { json: false, terminal: false, language: 'zh' as const, out: () => undefined, err: () => undefined };
  await fillLibrary({ ...createSession(reached, 'zh'), output, link: null } as never, folder);
  const { standards } = await world.local.standards.list({});
  expect(standards).toHaveLength(40);
  expect(standards.flatMap(({ findings }) => findings)).toEqual([]);
  expect(standards.every(({ name, number }) => name.startsWith('示范数据：') && number?.startsWith('示范-') === true)).toBe(true);
  expect((await world.local.standards.due({ on: '2026-12-31' })).standards).toHaveLength(4);
  expect((await world.local.catalogues.list({ region: '140300' })).entries.map(({ list }) => list).toSorted()).toEqual([
    'prohibited',
    'promoted',
    'promoted',
    'restricted',
  ]);
  const { groups, answered } = await world.local.surveys.results({ survey: '示范问卷' });
  expect([answered, groups.map(({ group, hidden }) => [group, hidden])]).toEqual([
    30,
    [
      ['丁座', false],
      ['丙座', true],
      ['乙座', true],
      ['甲座', false],
    ],
  ]);
});
