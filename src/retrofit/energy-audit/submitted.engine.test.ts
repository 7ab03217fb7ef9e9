import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../../../test/world.ts';

let world: World;
let now = Date.parse('2026-02-01T02:00:00Z');
beforeAll(async () => {
  world = await createWorld({ clock: () => (now += 1000) });
  await world.local.registry.importBuildings({ file: await world.upload('b.csv', 'code,name,region,use\nB1,一号楼,140302,office\n') });
});
afterAll(() => world.stop());

test('an audit was handed in when what stands was: a new link by which nothing is answered moves nothing', async () => {
  const { energyAudit: audits } = world.local;
  const { audit } = await audits.open({ building: 'B1', level: 1, from: '2025-01-01', to: '2026-01-01' });
  const handedIn = async (answer?: string) => {
    const { token } = await audits.link({ audit, days: 14 });
    if (answer !== undefined) await audits.linked.answer({ token, set: { storeys: answer } });
    await audits.linked.submit({ token });
    return (await audits.show({ audit })).submitted;
  };
  const first = await handedIn('12');
  expect(first).not.toBeNull();
  expect(await handedIn()).toBe(first);
  const later = await handedIn('21');
  expect(Date.parse(later ?? '')).toBeGreaterThan(Date.parse(first ?? ''));
});
