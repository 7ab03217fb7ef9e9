import { afterAll, beforeAll, expect, test } from 'vitest';
import { ProblemAnswer } from '#kernel/problem-answer.ts';
import { createWorld, type World } from '../world.ts';

/** A weather file is not one of the lists, whatever its first line looks like: inspecting it reports what it is. */
let world: World;

beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.stop());

const head = 'LOCATION,Yangquan,SX,CHN,CSWD,537820,37.85,113.55,8.0,741.9';
const between = [
  'DESIGN CONDITIONS,0',
  'TYPICAL/EXTREME PERIODS,0',
  'GROUND TEMPERATURES,0',
  'HOLIDAYS/DAYLIGHT SAVINGS,No,0,0,0',
  'COMMENTS 1,示范',
  'COMMENTS 2,',
  'DATA PERIODS,1,1,Data,Sunday,1/1,12/31',
];
const hours = Array.from(
  { length: 30 },
  (_, hour) => `2020,1,${1 + Math.floor(hour / 24)},${(hour % 24) + 1},0,?9,-3.5,-9.1,65,93000,0,0,250`,
);

const lookedInto = async (name: string, lines: readonly string[]): Promise<string> => {
  const file = await world.upload(name, `${lines.join('\n')}\n`);
  return world.local.imports.inspect({ file }).then(
    ({ kind }) => kind,
    (error: unknown) => (error instanceof ProblemAnswer ? error.document.code : String(error)),
  );
};

test('an EPW file is recognised as weather, whatever its name', async () => {
  for (const name of ['CHN_SX_Yangquan.epw', '气象.csv', 'w.txt'])
    expect(await lookedInto(name, [head, ...between, ...hours]), name).toBe('is-weather');
  expect(await lookedInto('short.epw', [head, ...between.slice(-1), ...hours])).toBe('is-weather');
});

test('lists whose headings mention a location are still recognised as lists', async () => {
  const samples = ['location,household,time,temperature', '客厅,H1,2025-01-01 08:00,20.5', '卧室,H1,2025-01-01 08:00,19.5'];
  expect(await lookedInto('rooms.csv', samples)).not.toBe('is-weather');
  expect(await lookedInto('b.csv', ['code,name,region,use,floorArea', 'B1,楼,140302,office,100'])).toBe('buildings');
});
