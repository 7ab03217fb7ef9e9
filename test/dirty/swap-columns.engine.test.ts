import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../world.ts';
import { createBringing } from './bringing.ts';
import { two, upTo } from './corpus/corpus-file.ts';

/**
 * Counters whose row states the last reading of the old meter and the first of the new one: the answer names the command that records the
 * swap.
 */
let world: World;
beforeAll(async () => {
  world = await createWorld({ clock: () => Date.parse('2026-03-01T00:00:00Z') });
  const meters = ['code,carrier,kind,unit', 'A1,electricity,register,kWh', 'A2,electricity,register,kWh', 'A3,electricity,register,kWh'];
  await world.local.registry.importMeters({ file: await world.upload('m.csv', `${meters.join('\n')}\n`) });
});
afterAll(() => world.stop());

const { bring, told, used } = createBringing(() => world);
const shown = (day: number): number => (day < 6 ? 1000 + 10 * day : 10 * day - 60);
const table = (meter: string, heading: string, of: (day: number) => string): string[] => [
  `日期,表号,示数,${heading}`,
  ...upTo(12).map((day) => `2025-01-${two(day)},${meter},${shown(day)},${of(day)}`),
];

test.each([
  ['A1', '旧表止码,新表起码', (day: number) => (day === 6 ? '1058.5,0' : ','), '旧表止码 1058.5, 新表起码 0'],
  ['A2', '旧表止码,新表起码,备注', (day: number) => (day === 6 ? '1058.5,0,换表' : ',,'), '换表, 旧表止码 1058.5, 新表起码 0'],
  ['A3', 'Old meter final,New meter start', (day: number) => (day === 6 ? '1058.5,0' : ','), 'Old meter final 1058.5, New meter start 0'],
] as const)('%s under %s', async (meter, heading, of, text) => {
  const rows = table(meter, heading, of);
  const command = `meter swap ${meter} --at 2025-01-06T00:00 --old-final 1058.5 --new-start 0`;
  const asked = (await told(rows)) as { readonly detail: string };
  expect(asked).toMatchObject({ code: 'swap-in-row', evidence: { meter, text, command } });
  expect(asked.detail).toContain(command);
  await world.local.registry.swapMeter({ meter, at: '2025-01-06T00:00+08:00', oldFinal: 1058.5, newStart: 0 });
  expect(await bring(rows)).toMatchObject({ accepted: 12, rejectedCount: 0 });
  expect((await used(meter, '2025-01-01', '2025-01-12', 'day')).steps).toEqual([10, 10, 10, 10, 8.5, 10, 10, 10, 10, 10, 10]);
});

test('columns of a swap in which no row states both change nothing', async () => {
  const rows = upTo(5).map((day) => `2025-01-${two(day)},B1,${100 + day},,`);
  expect(await bring(['日期,表号,示数,旧表止码,新表起码', ...rows])).toMatchObject({ accepted: 5, rejectedCount: 0 });
});
