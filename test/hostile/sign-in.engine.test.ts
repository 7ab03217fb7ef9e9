import { afterAll, beforeAll, expect, test } from 'vitest';
import { createOutside } from '../scope/outside.ts';
import { createWorld, type World } from '../world.ts';
import { signInRequests } from './sign-in.ts';

let world: World;

beforeAll(async () => {
  world = await createWorld({ settings: { YAODONG_TRUSTED_PROXIES: '127.0.0.1' } });
});
afterAll(() => world.stop());

test('an abnormal sign-in gets an explanation and no access, and the audit trail does not grow with it', { timeout: 600_000 }, async () => {
  const outside = await createOutside(world);
  const { secret } = await world.local.access.users.add({ name: 'hostile-one', role: 'viewer' });
  const faults: string[] = [];
  const known = { name: 'hostile-one', password: secret };
  for await (const { what, status, fault } of signInRequests(world.ask, outside, known, 20_261_121, 250))
    if (fault !== null) faults.push(`${what}: ${status} ${fault}`);
  expect(faults).toEqual([]);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  expect((await world.local.doctor.examine({})).ok).toBe(true);
});
