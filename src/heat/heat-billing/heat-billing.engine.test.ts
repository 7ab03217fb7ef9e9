import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../../../test/world.ts';

let world: World;
let clock = Date.parse('2026-03-01T00:00:00Z');
beforeAll(async () => {
  world = await createWorld({ clock: () => (clock += 1000) });
});
afterAll(() => world.stop());

const season = { name: '2025-26', from: '2025-11-01', to: '2026-04-01', source: '示范通知' };
const set = (told: object, as = world.local) => as.heatBilling.seasons.set({ region: '140300', ...season, ...told });
const rules = (region: string, knownAt?: string) =>
  world.local.heatBilling.seasons.get({ name: '2025-26', region, ...(knownAt && { knownAt }) });
const problem = async (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => 'no problem',
    (error: { document?: { code: string } }) => error.document?.code ?? 'unforeseen',
  );

test('a season of a region applies to everything in it, unless a narrower region has its own', async () => {
  expect(await set({})).toMatchObject({ region: '140300', days: 151, nominalDays: 151, source: '示范通知' });
  await set({ region: '140302', from: '2025-10-25', nominalFrom: '2025-11-01', nominalTo: '2026-04-01' });
  expect(await rules('140302')).toMatchObject({ region: '140302', from: '2025-10-25', days: 158, nominalDays: 151 });
  expect(await rules('140303')).toMatchObject({ region: '140300', from: '2025-11-01' });
  expect(await problem(rules('140800'))).toBe('season-missing');
});

test('a changed season applies from then on, and the earlier one stays readable', async () => {
  const before = new Date(clock).toISOString();
  await set({ to: '2026-04-08', source: '示范延长通知', seen: 1 });
  expect(await rules('140303')).toMatchObject({ to: '2026-04-08', source: '示范延长通知' });
  expect(await rules('140303', before)).toMatchObject({ to: '2026-04-01', source: '示范通知' });
  const { seasons } = await world.local.heatBilling.seasons.list({ region: '140302' });
  expect(seasons.map(({ region, to }) => [region, to])).toEqual([
    ['140300', '2026-04-08'],
    ['140302', '2026-04-01'],
  ]);
});

test('a bureau sets it only for its own region, a company not at all; impossible days are refused', async () => {
  const bureau = world.as('bureau', { region: '140300' });
  expect(await problem(set({ region: '140303' }, bureau))).toBe('no problem');
  expect(await problem(set({ region: '140800' }, bureau))).toBe('no-such-place');
  expect(await problem(set({}, world.as('owner', { organisation: 'O1' })))).toBe('role-may-not');
  expect(await problem(set({ from: '2026-04-02' }))).toBe('season-days-wrong');
  expect(await problem(set({ region: '999999' }))).toBe('no-such-place');
});
