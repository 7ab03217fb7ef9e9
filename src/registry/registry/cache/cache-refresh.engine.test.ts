import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type AsOf, asOfNow } from '#kernel/as-of.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import { createWorld, type World } from '../../../../test/world.ts';
import { createRegistryCache } from './cache-refresh.ts';

let world: World;
let clock = Date.parse('2026-03-01T00:00:00Z');
beforeAll(async () => {
  world = await createWorld({ clock: () => (clock += 1000) });
  await buildings(
    'code,name,use,region,floorArea,organisation,zone',
    'H1,一中,school,140302,1000,教育局,',
    'H2,二中,school,140303,2000,教育局,',
    'H3,市政府,office,140302,3000,市政府,Asia/Urumqi',
    'H4,远处,office,140802,100,,',
    '𠀀1,生僻,office,140303,100,,',
    '（1,括号,office,140303,100,,',
  );
  await meters(
    'code,building,carrier,parent,operator,shares,kind',
    'P1,H1,electricity,,抄表公司,,register',
    'P2,H2,electricity,P1,,,',
    'P3,H3,electricity,,,,',
    'G1,H1,gas,,,,',
    'S1,,electricity,,,H1:0.25;H3:0.75,',
  );
});
afterAll(() => world.stop());

const csv = (...lines: string[]): string => lines.join('\n');
const buildings = async (...lines: string[]) => world.local.registry.importBuildings({ file: await world.upload('b.csv', csv(...lines)) });
const meters = async (...lines: string[]) => world.local.registry.importMeters({ file: await world.upload('m.csv', csv(...lines)) });
const registry = () => world.app.slices.registry;

const scopes: readonly Scope[] = [
  programScope,
  { identity: 'county', actor: 'county', role: 'bureau', sees: { region: '140302' } },
  { identity: 'owner', actor: 'owner', role: 'owner', sees: { organisation: '教育局' } },
  { identity: 'operator', actor: 'operator', role: 'operator', sees: { operator: '抄表公司' } },
  { identity: 'public', actor: 'public', role: 'public', sees: { region: '' } },
];

const codesOf = async (table: 'building' | 'meter'): Promise<string[]> =>
  (await world.stores.postgres.query<{ code: string }>(`SELECT code FROM ${table}`)).rows.map(({ code }) => code);

const instants: number[] = [];

/** Compares the cache with what the store returns when the same entities are requested by name: now, and as known before. */
async function expectSame(): Promise<void> {
  instants.push(clock);
  await expectSameAt(asOfNow);
  const at = instants.at(-2);
  if (at === undefined) return;
  await expectSameAt({ received: at, recorded: at });
  // the second time it is answered from memory
  await expectSameAt({ received: at, recorded: at });
}

async function expectSameAt(known: AsOf): Promise<void> {
  const [buildingCodes, meterCodes] = [await codesOf('building'), await codesOf('meter')];
  for (const scope of scopes)
    for (const which of [{ region: '140300' }, { region: '140303' }, {}]) {
      expect(await registry().buildingFacts(scope, which, known)).toEqual(
        await registry().buildingFacts(scope, { ...which, buildings: buildingCodes }, known),
      );
      for (const more of [{ withChildren: true }, { carrier: 'electricity', withChildren: true }, { carrier: 'gas' }] as const)
        expect(await registry().meterFacts(scope, { ...which, ...more }, known)).toEqual(
          await registry().meterFacts(scope, { ...which, ...more, meters: meterCodes }, known),
        );
    }
}

const nameOf = async (code: string): Promise<string | undefined> =>
  (await registry().buildingFacts(programScope, { region: '140300' }, asOfNow)).find((one) => one.code === code)?.name;

describe('what is kept in memory of the registry', () => {
  test('is what the store has, for each sight, after each kind of write', async () => {
    await expectSame();
    await world.local.registry.editBuilding({ building: 'H1', set: { name: '第一中学', zone: 'Asia/Urumqi' } });
    expect(await nameOf('H1')).toBe('第一中学');
    await expectSame();
    const moved = await world.local.registry.editBuilding({ building: 'H3', set: { region: '140303' }, from: '2025-07-01' });
    await expectSame();
    await world.local.imports.undo({ id: moved.change });
    await expectSame();
    await world.local.registry.merge({ building: 'H2', into: 'H3' });
    expect(await nameOf('H2')).toBeUndefined();
    await expectSame();
    await world.local.registry.unmerge({ building: 'H2' });
    await expectSame();
    await world.local.registry.swapMeter({ meter: 'P1', at: '2026-01-10T08:00', oldFinal: 10, newStart: 0 });
    const swapped = await registry().meterFacts(programScope, { region: '140300' }, asOfNow);
    expect(swapped.find(({ code }) => code === 'P1')?.devices).toHaveLength(2);
    await expectSame();
    await world.local.registry.editMeter({ meter: 'P3', set: { building: 'H2' }, onIdentityChange: 'accept' });
    await expectSame();
    const more = await buildings('code,name,use,region', 'A0,最前,office,140302', 'Z9,最后,office,140302');
    await meters('code,building,carrier', 'A0,A0,electricity');
    await expectSame();
    await world.local.registry.editMeter({ meter: 'A0', set: { building: 'H1' }, onIdentityChange: 'accept' });
    await world.local.imports.undo({ id: more.import }).catch(() => undefined);
    await expectSame();
  });

  test('shows a write that another connection made, and not one that is not yet committed', async () => {
    const other = await world.stores.postgres.connect();
    try {
      await other.query('BEGIN');
      await other.query(`UPDATE building SET fields = fields || '{"name": "甲"}' WHERE code = 'H4'`);
      await world.local.registry.editBuilding({ building: 'H1', set: { name: '乙' } });
      const names = async () => new Map((await registry().buildingFacts(programScope, {}, asOfNow)).map(({ code, name }) => [code, name]));
      expect([(await names()).get('H1'), (await names()).get('H4')]).toEqual(['乙', '远处']);
      await other.query('COMMIT');
      expect([(await names()).get('H1'), (await names()).get('H4')]).toEqual(['乙', '甲']);
    } finally {
      other.release();
    }
  });

  test('is read through by many at once, each of whom sees what was written before it asked', async () => {
    for (let round = 0; round < 5; round += 1) {
      const early = nameOf('H1');
      await world.local.registry.editBuilding({ building: 'H1', set: { name: `名${round}` } });
      const names = await Promise.all(Array.from({ length: 8 }, () => nameOf('H1')));
      expect(names).toEqual(Array.from({ length: 8 }, () => `名${round}`));
      await early;
    }
  });

  test('answers what was known then from the changes, and what stands for later', async () => {
    await world.local.registry.editBuilding({ building: 'H1', set: { name: '先前' } });
    const before = clock;
    await world.local.registry.editBuilding({ building: 'H1', set: { name: '后来' } });
    const at = async (instant: number) =>
      (await registry().buildingFacts(programScope, { region: '140300' }, { received: instant, recorded: instant })).find(
        ({ code }) => code === 'H1',
      )?.name;
    expect([await at(before), await at(clock), await at(clock + 1_000_000)]).toEqual(['先前', '后来', '后来']);
  });

  test('is no more than the limit: a larger registry is not kept', async () => {
    expect(await createRegistryCache(world.stores.postgres, 3).now()).toBeNull();
    const all = createRegistryCache(world.stores.postgres, 1000);
    expect((await all.now())?.standing().length).toBeGreaterThan(3);
  });
});
