import { afterAll, expect, test } from 'vitest';
import { createWorld, type World } from '../../../test/world.ts';

let world: World | undefined;
afterAll(() => world?.stop());

const gas = `kind: coefficient
source: {document: City notice 1, clause: "2"}
entries:
  - {id: city/gas, version: 1, value: 1.25, unit: kgce/m3, status: CITY, supersedes: standard-coal/gas, validFrom: 2026-03-02}
`;

test('before eight in the morning, entries valid from today are in force: the local day counts, not that of Greenwich', async () => {
  let now = Date.UTC(2026, 2, 1, 10);
  world = await createWorld({ clock: () => now });
  await world.local.knowledge.files.put({ name: 'gas.yaml', text: gas, preview: false });
  const holds = async () => (await world?.local.knowledge.list({ id: 'city/gas' }))?.entries.map((entry) => entry.holds);
  expect(await holds()).toEqual([false]);
  now = Date.UTC(2026, 2, 1, 23, 30);
  expect(await holds()).toEqual([true]);
});
