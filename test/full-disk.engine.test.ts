import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ProblemAnswer } from '#kernel/problem-answer.ts';
import { startProgram, until, untilReady, type Program } from './crash/program.ts';

/** A separate in-memory disk, small enough to be filled. Only root may mount one. */
const room = mkdtempSync(path.join(tmpdir(), 'yaodong-full-'));
const mounted = process.getuid?.() === 0 && spawnSync('/bin/mount', ['-t', 'tmpfs', '-o', 'size=400m', 'tmpfs', room]).status === 0;

describe.skipIf(!mounted)('a full disk (skipped where no file system can be mounted)', () => {
  let program: Program;
  beforeAll(async () => {
    program = await startProgram(path.join(room, 'data'));
    await program.client.registry.importMeters({
      file: await program.upload('m.csv', 'code,carrier,kind,unit\nM1,electricity,interval,kWh\n'),
    });
  });
  afterAll(async () => {
    await program.stop();
    spawnSync('/bin/umount', ['-l', room]);
    rmSync(room, { recursive: true, force: true });
  });

  const hours = (year: number, many: number): string =>
    `time,meter,value\n${Array.from({ length: many }, (_, at) => `${new Date(Date.UTC(year, 0, 1) + at * 3_600_000).toISOString()},M1,1`).join('\n')}\n`;
  const total = async () =>
    (await program.client.metering.useOfMeter({ meter: 'M1', from: '2019-12-31', to: '2026-01-01', step: 'year' })).total.value;
  const bring = async (year: number, many: number) =>
    (await program.client.readings.importReadings({ file: await program.upload(`${year}.csv`, hours(year, many)), interval: '1h' })).import;

  test('what does not fit is refused with an explanation; what was acknowledged is kept; with space again everything continues', async () => {
    await bring(2020, 2000);
    const filler = path.join(room, 'filler');
    const { bavail, bsize } = statfsSync(room);
    writeFileSync(filler, Buffer.alloc(bavail * bsize - 64 * 1024));
    const came: number[] = [];
    const refused: string[] = [];
    for (const year of [2021, 2022, 2023]) {
      const told: unknown = await bring(year, 8000).catch((error: unknown) => error);
      if (typeof told === 'number') came.push(told);
      else refused.push(told instanceof ProblemAnswer ? told.document.code : String(told));
    }
    expect(came.length).toBeLessThan(3);
    expect(refused.filter((code) => !['disk-full', 'store-full', 'store-unavailable', 'store-busy'].includes(code))).toEqual([]);
    expect(refused).toContain('disk-full');
    rmSync(filler);
    await untilReady(program);
    await until('what was begun has come to its end', async () => {
      const told = await program.client.imports.list({ kind: 'readings', limit: 50 }).catch(() => null);
      return told !== null && told.imports.every(({ state }) => state !== 'begun');
    });
    const { imports } = await program.client.imports.list({ kind: 'readings', limit: 50 });
    const shown = imports.filter(({ state }) => state === 'shown');
    for (const id of came) expect(shown.map((one) => one.import)).toContain(id);
    expect(await total()).toBe(2000 + 8000 * (shown.length - 1));
    await bring(2024, 1000);
    expect(await total()).toBe(3000 + 8000 * (shown.length - 1));
    expect((await program.client.doctor.examine({})).ok).toBe(true);
  });
});
