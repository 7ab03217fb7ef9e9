import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../world.ts';
import { createBringing } from './bringing.ts';

/** Words in brackets that may be units, oil by the litre, shares under per cent. */
let world: World;
const { bring, told, used } = createBringing(() => world);

beforeAll(async () => {
  world = await createWorld({ clock: () => Date.parse('2026-03-01T00:00:00Z') });
  await world.local.point.importPoints({
    file: await world.upload('p.csv', 'code,quantity\nRH1,humidity\nRH2,humidity\nRH3,humidity\nRH4,humidity\nVP1,position\n'),
  });
});

afterAll(async () => {
  await world.stop();
});

const rows = (meter: string): string[] => [5, 4, 6].map((use, at) => `2025-01-0${at + 1},${meter},${use}`);

test.each(['Energy (foobar)', '用电量(咔)', '用电量（千瓩斤）', 'Energy [blorps]'])('the unit of %s raises a question', async (heading) => {
  expect(await told([`日期,表号,${heading}`, ...rows('A1')])).toMatchObject({ code: 'word-in-brackets' });
});

test('a word in brackets in the headings of all metering points raises a question', async () => {
  const wide = ['日期,A2楼(foobar),A3楼(foobar)', '2025-01-01,5,6', '2025-01-02,4,6'];
  expect(await told(wide)).toMatchObject({ code: 'word-in-brackets' });
  await bring(wide, { unit: 'MWh' });
});

test.each([
  ['B1', '用电量(一期)'],
  ['B2', '用电量(含公摊)'],
  ['B3', 'Energy (measured)'],
  ['B4', '用电量(总)'],
  ['B5', 'Energy (Lobby)'],
])('%s: %s states where or how', async (meter, heading) => {
  await bring([`日期,表号,${heading}`, ...rows(meter)]);
  expect((await used(meter, '2025-01-01', '2025-01-04', 'day')).steps).toEqual([5, 4, 6]);
});

test('oil by the litre is refused, with the name of the unit', async () => {
  for (const heading of ['Diesel (litres)', '柴油用量(L)', '燃油消耗（m3）'])
    expect(await told([`日期,表号,${heading}`, ...rows('C1')])).toMatchObject({ code: 'oil-by-volume' });
  await bring(['日期,表号,柴油用量(kg)', ...rows('C2')]);
  await bring(['日期,表号,用水量(L)', ...rows('C3')]);
});

/** What is stored for a point, in the order of its readings. */
async function kept(point: string): Promise<string[]> {
  const [header = '', ...lines] = (await (await world.ask(`/api/exports/readings?meter=${point}`)).text()).trim().split(/\r?\n/u);
  const column = header.replace('\ufeff', '').split(',').indexOf('value');
  return lines.map((line) => line.split(',')[column] ?? '');
}

const values = (point: string, all: readonly number[]): string[] => all.map((value, at) => `2025-01-01 0${at}:00,${point},${value}`);

test('humidity of points of at most one per cent raises a question, and the answer is used', async () => {
  const dry = ['时间,测点,湿度(%)', ...values('RH1', [0.95, 0.9, 0.92])];
  expect(await told(dry)).toMatchObject({ code: 'point-share-open' });
  await bring(dry, { unit: '%' });
  await bring(['时间,测点,湿度(%)', ...values('RH3', [0.95, 0.9, 0.92])], { unit: '1' });
  await bring(['时间,RH4(%)', '2025-01-01 00:00,0.95', '2025-01-01 01:00,0.9', '2025-01-01 02:00,0.92'], { unit: '1' });
  expect([await kept('RH1'), await kept('RH3'), await kept('RH4')]).toEqual([
    ['0.95', '0.9', '0.92'],
    ['95', '90', '92'],
    ['95', '90', '92'],
  ]);
  await bring(['时间,测点,湿度(%)', ...values('RH2', [0.5, 45, 46])]);
  await bring(['时间,测点,开度(%)', ...values('VP1', [0, 1, 0.5])]);
});
