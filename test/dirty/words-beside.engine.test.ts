import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../world.ts';
import { createBringing } from './bringing.ts';

/** Words that may be a unit, or that are written next to the code of a metering point. */
let world: World;
beforeAll(async () => void (world = await createWorld({ clock: () => Date.parse('2026-03-01T00:00:00Z') })));
afterAll(() => world.stop());

const { bring, told, used } = createBringing(() => world);
const rows = (code: string, day = 1) => [2, 1, 3].map((value, at) => `2025-01-0${day} 0${at}:00,${code},${value}`);
const total = async (code: string) => (await used(code, '2025-01-01', '2025-02-01')).total;

test.each(['value (Foo)', 'Usage (xyz)', '用电量（qxz）', 'value [kvx]'])(
  '%s raises a question, and the answer is used',
  async (heading) => {
    const code = `A${heading.length}`;
    const file = (day: number) => [`时间,表号,${heading}`, ...rows(code, day)];
    expect(await told(file(1))).toMatchObject({
      code: 'word-in-brackets',
      evidence: { choices: expect.arrayContaining([{ set: { unit: 'MWh' } }]) },
    });
    await bring(file(1), { unit: 'MWh' });
    expect(await told(file(2))).toContain('settled-as-before');
    expect(await total(code)).toBe(12_000);
  },
);

test.each(['Usage (grid)', 'Usage (net)', '用电量（总）', 'Usage (kWh)', 'Usage (L1)', 'Consumption (daily)'])(
  '%s is read',
  async (heading) => {
    const code = `B-${heading}`;
    await bring([`时间,表号,${heading}`, ...rows(code)]);
    expect(await total(code)).toBe(6);
  },
);

test('a title, a column or the cells may name the unit', async () => {
  await bring(['单位：MWh', '时间,表号,value (Foo)', ...rows('C1')]);
  await bring(['时间,表号,value (Foo),unit', ...rows('C2').map((row) => `${row},MWh`)]);
  await bring(['时间,表号,value (Foo)', ...rows('C3').map((row) => `${row} MWh`)]);
  expect(await Promise.all(['C1', 'C2', 'C3'].map(total))).toEqual([6000, 6000, 6000]);
});

test('the code of a metering point followed by an unknown word raises a question', async () => {
  await bring(['时间,V1,V2', '2025-01-01 00:00,1,2', '2025-01-01 01:00,2,1', '2025-01-01 02:00,1,1'], { unit: 'kWh' });
  const file = (head: string) => [`时间,${head}`, '2025-01-02 00:00,1,2', '2025-01-02 01:00,2,1', '2025-01-02 02:00,1,1'];
  for (const head of ['V1 imp,V2 imp', 'V1,V2 foo', 'V1_imp,V2_exp'])
    expect(await told(file(head), { unit: 'kWh' })).toMatchObject({ code: 'columns-unknown' });
  await bring(file('V1,V2 foo'), { unit: 'kWh', layout: 'wide', valueColumn: 'V1' });
  expect(await total('V1')).toBe(8);
  // a word may be part of codes that do not exist yet
  await bring(file('W1 imp,W2 imp'), { unit: 'kWh' });
  expect(await total('W1 imp')).toBe(4);
});
