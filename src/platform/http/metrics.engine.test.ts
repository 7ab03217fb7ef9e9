import { afterAll, beforeAll, expect, test } from 'vitest';
import { bodyOf } from '../../../test/visitor.ts';
import { createWorld } from '../../../test/world.ts';
import type { World } from '../../../test/world.ts';

let world: World;

beforeAll(async () => void (world = await createWorld()));
afterAll(() => world.stop());

/** The lines of a metric, labels and number. */
async function lines(name: string): Promise<string[]> {
  const text = await (await world.ask('/metrics')).text();
  return text.split('\n').filter((line) => line.startsWith(`${name}{`) || line.startsWith(`${name} `));
}

test('requests are counted by route, never by their values', async () => {
  await world.ask('/api/buildings/SECRET-CODE');
  await world.ask('/api/buildings/OTHER-CODE');
  const counted = await lines('yaodong_http_requests_total');
  expect(counted).toContain('yaodong_http_requests_total{method="GET",route="/api/buildings/{building}",status="404"} 2');
  expect(counted.join()).not.toContain('CODE');
  expect(await lines('yaodong_http_request_seconds_count')).toContain(
    'yaodong_http_request_seconds_count{method="GET",route="/api/buildings/{building}"} 2',
  );
});

test('unknown addresses and unknown methods add no rows of their own', async () => {
  for (let at = 0; at < 3; at++) await world.ask(`/api/nothing-${String(at)}`, { method: `ODD${String(at)}` });
  const counted = await lines('yaodong_http_requests_total');
  expect(counted.filter((line) => line.includes('OTHER'))).toEqual([
    'yaodong_http_requests_total{method="OTHER",route="/api/*",status="405"} 3',
  ]);
});

test('the stores, the disk and the work in progress are reported', async () => {
  expect(await lines('yaodong_store_up')).toEqual(['yaodong_store_up{part="postgres"} 1', 'yaodong_store_up{part="clickhouse"} 1']);
  const [free, total] = [await lines('yaodong_disk_free_bytes'), await lines('yaodong_disk_total_bytes')].map((one) =>
    Number(one[0]?.split(' ')[1]),
  );
  expect(free).toBeGreaterThan(0);
  expect(total).toBeGreaterThan(free as number);
  expect(await lines('yaodong_imports_running')).toEqual(['yaodong_imports_running 0']);
  expect(await lines('yaodong_jobs_running')).toEqual(['yaodong_jobs_running 0']);
});

test('only maintainers of the program can read them', async () => {
  const nobody = await world.ask('/metrics', { headers: { authorization: 'Bearer wrong' } });
  expect(await bodyOf(nobody)).toMatchObject({ status: 401 });
  const secret = await world.secretOf('viewer', { all: true });
  const viewer = await world.ask('/metrics', { headers: { authorization: `Bearer ${secret}` } });
  expect(await bodyOf(viewer)).toMatchObject({ status: 403, code: 'role-may-not' });
});
