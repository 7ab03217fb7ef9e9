import { afterAll, beforeAll, expect, test } from 'vitest';
import { saveEnergy } from './e2e/town.ts';
import { createWorld, type World } from './world.ts';

let world: World;
const [ofBuilding, ofOwner, city] = ['140302', '140303', '140300'] as const;

beforeAll(async () => {
  world = await createWorld();
  for (const region of [ofBuilding, ofOwner, city]) await world.secretOf('auditor', { region });
  const organisations = `code,name,region\nOWNER,业主,${ofOwner}\nESCO,节能公司,${ofOwner}\n`;
  await world.local.place.importOrganisations({ file: await world.upload('o.csv', organisations) });
  const buildings = `code,name,use,region,organisation\nAWAY,外区一号楼,office,${ofBuilding},OWNER\n`;
  await world.local.registry.importBuildings({ file: await world.upload('b.csv', buildings) });
  await saveEnergy(world, { building: 'AWAY', meter: 'AWAY-GAS' });
  await world.local.savings.lock({ building: 'AWAY', carrier: 'gas', from: '2024-01-01', to: '2025-01-01', baseline: 'AWAY-BASE' });
  const terms = {
    code: 'EPC',
    name: '供热改造',
    type: 'shared',
    owner: 'OWNER',
    provider: 'ESCO',
    from: '2025-01-01',
    to: '2026-01-01',
    period: 'month',
    basis: 'point',
    confidence: 0.9,
    minCoverage: 0.5,
    boundaries: [{ name: '供热', baseline: 'AWAY-BASE' }],
    prices: [{ boundary: '供热', from: '2025-01-01', yuan: '3.50' }],
    providerShare: [{ from: '2025-01-01', percent: '80' }],
    negative: 'none',
  };
  await world.local.contracts.add({ terms });
});
afterAll(() => world.stop());

/** The entry that an auditor sees about its creation, and whether the contract itself is shown to them. */
async function trailAt(region: string) {
  const auditor = world.as('auditor', { region });
  const entry = (await auditor.access.audit({ action: 'contract-add' })).entries[0];
  const opens = await auditor.contracts.show({ contract: 'EPC' }).then(
    () => true,
    () => false,
  );
  return { opens, elsewhere: entry?.elsewhere, subject: entry?.subject, says: JSON.stringify(entry?.detail ?? null) };
}

test('the audit trail reveals no more of a contract than the contract does: each county sees that it was made, the city sees by whom', async () => {
  const done = { opens: false, elsewhere: true, subject: 'contract:EPC', says: '{}' };
  expect([await trailAt(ofBuilding), await trailAt(ofOwner)]).toEqual([done, done]);
  expect(await trailAt(city)).toEqual({ opens: true, elsewhere: false, subject: 'contract:EPC', says: expect.stringContaining('ESCO') });
});
