import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { childrenOf, startProgram, until, untilReady, type Program } from './crash/program.ts';

/** A store that hangs: it is up, accepts what it is sent, and does not answer (SIGSTOP). */
const room = mkdtempSync(path.join(tmpdir(), 'yaodong-hang-'));
let program: Program;

beforeAll(async () => {
  program = await startProgram(path.join(room, 'data'), { YAODONG_STORE_PATIENCE_S: '2' });
  await program.client.registry.importMeters({
    file: await program.upload('m.csv', 'code,carrier,kind,unit\nM1,electricity,interval,kWh\n'),
  });
});
afterAll(async () => {
  await program.stop();
  rmSync(room, { recursive: true, force: true });
});

const file = (hour: string) => `time,meter,value\n2025-01-01 ${hour}:00,M1,5\n`;
const day = { meter: 'M1', from: '2025-01-01', to: '2025-01-02', step: 'day' } as const;
const total = async () => (await program.client.metering.useOfMeter(day)).total.value;

describe.each([
  ['clickhouse', '01'],
  ['postgres', '02'],
] as const)('%s hangs', (store, hour) => {
  test('the caller gets an explanation within bounded time, readiness fails, and nothing is lost once it continues', async () => {
    const name = `${store}.csv`;
    const upload = await program.upload(name, file(hour));
    const before = (await total()) ?? 0;
    const pid = program.pidOf(store) as number;
    const all = [pid, ...childrenOf(pid)];
    for (const one of all) process.kill(one, 'SIGSTOP');
    try {
      const asked = program.client.readings.importReadings({ file: upload, interval: '1h' });
      await expect(asked).rejects.toMatchObject({ document: { status: 503, code: 'store-not-responding', evidence: { store } } });
      const again = await program.ask('/api/meters/M1/use?from=2025-01-01&to=2025-01-02&step=day');
      expect([again.status, again.headers.get('retry-after')]).toEqual([503, '5']);
      expect(((await again.json()) as { detail: string }).detail).toContain(store);
      // what needs only the other store continues to work
      expect((await program.ask('/api/buildings')).status).toBe(store === 'postgres' ? 503 : 200);
      expect(await (await program.ask('/readyz')).json()).toMatchObject({ ready: false, [store]: false });
      expect((await program.ask('/healthz')).status).toBe(200);
    } finally {
      for (const one of all) process.kill(one, 'SIGCONT');
    }
    await untilReady(program);
    await until('what was asked for before has come to its end', async () => {
      const { imports } = await program.client.imports.list({ search: name }).catch(() => ({ imports: [{ state: 'begun' }] }));
      return imports.every(({ state }) => state !== 'begun');
    });
    const { imports } = await program.client.imports.list({ search: name });
    const came = imports.filter(({ state }) => state === 'shown').length;
    expect(await total()).toBe(before + 5 * came);
    if (came === 0) await program.client.readings.importReadings({ file: await program.upload(name, file(hour)), interval: '1h' });
    expect(await total()).toBe(before + 5);
    expect((await program.client.doctor.examine({})).ok).toBe(true);
  });
});
