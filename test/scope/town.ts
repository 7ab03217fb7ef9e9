import type { Client } from '#client.ts';
import type { Role, Sight } from '#kernel/scope.ts';
import { createWorld, type World } from '../world.ts';

/** The requesters, each for something of their own: one county of two, one organisation of two, one supplier of two. */
export const askers = {
  bureau: ['bureau', { region: '140302' }],
  owner: ['owner', { organisation: 'ORG-A' }],
  operator: ['operator', { operator: 'SUP-A' }],
} as const satisfies Record<string, readonly [Role, Sight]>;

export type TownRole = keyof typeof askers;

const organisations = `code,name,region,parent
ORG-A,甲单位,140302,
ORG-A2,甲下属,140302,ORG-A
ORG-B,乙单位,140303,
SUP-A,甲供电,,
SUP-B,乙供电,140303,
`;

const zones = 'code,name,parent\nGX,高新区,140300\nZX,外市新区,150200\n';

const buildings = `code,name,use,region,developmentZone,organisation,floorArea,code:户号
A-1,甲一号楼,office,140302,,ORG-A,1000,H-1
A-2,甲二号楼,office,140302,,ORG-A2,2000,H-2
B-1,乙一号楼,office,140303,,ORG-B,1000,H-3
B-2,乙二号楼,office,140303,GX,ORG-B,500,H-4
C-1,丙一号楼,office,140302,,,800,H-5
`;

const meters = `code,building,carrier,kind,parent,shares,operator,multiplier
MA-1,A-1,electricity,interval,,,SUP-A,
MA-2,A-2,electricity,interval,MA-1,,SUP-A,
MB-1,B-1,electricity,interval,,,SUP-B,
MB-2,B-2,electricity,interval,MB-1,,SUP-B,
MC-1,C-1,electricity,interval,,,,
MAB,A-1,water,interval,,A-1:0.5;B-1:0.5,SUP-A,
MBA,A-2,heat,interval,MBH,,SUP-A,
MBH,B-1,heat,interval,,,SUP-B,
`;

/**
 * A town of two counties and two owners in one city, created by an administrator, with links across them that only an administrator has
 * made.
 */
export async function createTown() {
  const world = await createWorld();
  const { local } = world;
  await local.place.importPlaces({ file: await world.upload('z.csv', zones) });
  await local.place.importOrganisations({ file: await world.upload('o.csv', organisations) });
  await local.registry.importBuildings({ file: await world.upload('b.csv', buildings) });
  await local.registry.importMeters({ file: await world.upload('m.csv', meters) });
  const rows = ['MA-1', 'MA-2', 'MB-1', 'MB-2', 'MC-1', 'MAB', 'MBA', 'MBH'].map((meter, at) => `2025-01-01,${meter},${1000 * (at + 1)}\n`);
  const readings = await world.upload('r.csv', `time,meter,value\n${rows.join('')}`);
  await local.readings.importReadings({ file: readings, interval: '1year' });
  return { world, as: (asker: TownRole): Client => world.as(askers[asker][0], askers[asker][1], 'en'), ...filesOf(world) };
}

export type Town = Awaited<ReturnType<typeof createTown>>;

function filesOf(world: World) {
  return {
    /** Uploads a file as the given requester. */
    upload: async (asker: TownRole, text: string, name = 'asked.csv') =>
      world.upload(name, text, await world.secretOf(askers[asker][0], askers[asker][1])),
  };
}
