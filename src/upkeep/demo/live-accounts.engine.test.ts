import { afterAll, beforeAll, expect, test } from 'vitest';
import { heatCompany } from '../../../test/city/heat.ts';
import { createWorld, type World } from '../../../test/world.ts';
import { openCompanies } from './live-accounts.ts';
import type { LiveWork } from './live-work.ts';

let world: World;

beforeAll(async () => {
  world = await createWorld();
});

afterAll(() => world.stop());

async function opened(): Promise<readonly (readonly string[])[]> {
  const accounts: string[][] = [];
  // accounts are opened through the client alone
  const at = { client: world.local } as unknown as LiveWork['at'];
  await openCompanies({ at, openAccount: async ({ name, role, organisation }) => void accounts.push([name, role, organisation]) });
  return accounts;
}

test('a city without them gets no accounts', async () => {
  expect(await opened()).toEqual([]);
});

test('the heat company, an energy service company and the owner of fewest hospitals have accounts', async () => {
  const { place, registry } = world.local;
  await place.addOrganisation({ code: heatCompany, set: { name: '热力公司' } });
  await place.addOrganisation({ code: 'ESCO', set: { name: '节能公司', kind: 'service-company' } });
  for (const code of ['H1', 'H2']) await place.addOrganisation({ code, set: { name: `医院 ${code}` } });
  const rows = ['A,门诊楼,hospital,140302,H1', 'B,住院楼,hospital,140302,H1', 'C,二院,hospital,140302,H2', 'D,楼,office,140302,H2'];
  await registry.importBuildings({ file: await world.upload('b.csv', `code,name,use,region,organisation\n${rows.join('\n')}\n`) });
  expect(await opened()).toEqual([
    ['示例供热企业', 'operator', heatCompany],
    ['示例节能服务公司', 'operator', 'ESCO'],
    ['示例医院', 'owner', 'H2'],
  ]);
});
