import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import { createWorld, type World } from '../../../test/world.ts';
import { story } from '../../../test/story.ts';

/** A centre that takes in parcels from a directory, and answers late, or refuses. */

const hour = 3_600_000;
let now = Date.parse('2025-03-10T02:00:00Z');
let city: World;
const folder = mkdtempSync(path.join(tmpdir(), 'yaodong-parcels-'));

const reading = async (day: string, value: number) => {
  const file = await city.upload('r.csv', `meter,time,value\nA1-E,${day} 08:00,${value}\n`);
  await city.local.readings.importReadings({ file, kind: 'interval', interval: '1h' });
};
const run = (day: string) => city.local.upload.run({ target: 'province', day });
const tell = () => city.app.slices.upload.tellOfTrouble();
const refuse = (day: string, version: number) =>
  writeFileSync(
    path.join(folder, `140300${day.replaceAll('-', '')}-${version}.receipt.json`),
    JSON.stringify({ code: 'parcel-broken', detail: 'cut' }),
  );
const told = async (as = city.local) =>
  (await as.notice.list({})).notices.filter(({ kind }) => kind === 'parcel-trouble').map(({ text, link }) => ({ text, link }));

beforeAll(async () => {
  city = await createWorld({ clock: () => now });
  await city.local.registry.importBuildings({ file: await city.upload('b.csv', 'code,name,use,region\nA1,一号楼,office,140302\n') });
  await city.local.registry.importMeters({
    file: await city.upload('m.csv', 'code,building,carrier,kind\nA1-E,A1,electricity,interval\n'),
  });
  await city.local.upload.target({ code: 'province', to: `file:${folder}`, centre: '140300', region: '140300', firstDay: '2025-03-10' });
});
afterAll(async () => {
  await city.stop();
  rmSync(folder, { recursive: true });
});

story('problems with parcels are reported once, to administrators only', (step) => {
  step('a version without a receipt is reported after a day, once; what is found together is one notice', async () => {
    for (const day of ['2025-03-03', '2025-03-04']) {
      await reading(day, 10);
      await run(day);
    }
    now += 23 * hour;
    expect([await tell(), await told()]).toEqual([0, []]);
    now += 2 * hour;
    expect([await tell(), await tell()]).toEqual([2, 0]);
    expect(await told()).toEqual([
      {
        text: '发往 province 的 2 天数据包（2025-03-03 至 2025-03-04）一天内没有收到回执，仍在自动重试。请核对对方是否可达。',
        link: '/uploads?target=province&day=2025-03-03&version=1',
      },
    ]);
  });

  step('a rejection is reported at once and once; its next version is reported separately', async () => {
    refuse('2025-03-03', 1);
    now += hour;
    await run('2025-03-03');
    expect([await tell(), await tell()]).toEqual([1, 0]);
    // run again, refused again: nothing new
    await run('2025-03-03');
    expect(await tell()).toBe(0);
    expect((await told())[0]?.text).toBe(
      '发往 province 的 2025-03-03 数据包（第 1 版）被对方退回，不再自动发送。请查看原因，更正后再发送。',
    );
    now += hour;
    await reading('2025-03-03', 11);
    refuse('2025-03-03', 2);
    await run('2025-03-03');
    expect(await tell()).toBe(1);
    expect((await told())[0]?.text).toContain('（第 2 版）被对方退回');
    expect(await told()).toHaveLength(3);
  });

  step('a disabled target is not awaited; enabled again it is', async () => {
    await reading('2025-03-05', 10);
    await run('2025-03-05');
    await city.local.upload.change({ target: 'province', enabled: false });
    now += 30 * hour;
    expect(await tell()).toBe(0);
    await city.local.upload.change({ target: 'province', enabled: true });
    expect(await tell()).toBe(1);
  });

  step('only administrators are notified', async () => {
    expect(await told(city.as('bureau', { region: '140300' }))).toEqual([]);
    expect((await told()).length).toBeGreaterThan(0);
  });
});
