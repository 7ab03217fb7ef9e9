import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../world.ts';
import { createBringing } from './bringing.ts';
import { two, upTo } from './corpus/corpus-file.ts';

/** Codes of metering points that appear once, in a cell that was merged over their rows, and codes that cannot be determined. */
let world: World;
beforeAll(async () => void (world = await createWorld({ clock: () => Date.parse('2026-03-01T00:00:00Z') })));
afterAll(() => world.stop());

const { bring, told, used } = createBringing(() => world);
const sixDays = ['2025-01-01', '2025-01-07', 'day'] as const;
const codesOf = ({ findings = [] }: { readonly findings?: readonly { readonly code: string }[] | undefined }) =>
  findings.map(({ code }) => code);
/** Two metering points of six days each, with the code only in the first row of each. */
const rowsOf = (one: string, other: string): { code: string; day: string; use: number }[] =>
  upTo(12, 0).map((at) => ({ code: at === 0 ? one : at === 6 ? other : '', day: `2025-01-${two((at % 6) + 1)}`, use: 10 + at }));

test.each([
  ['before the day', '表号,日期,用电量(kWh)', 'A', (row: ReturnType<typeof rowsOf>[number]) => `${row.code},${row.day},${row.use}`],
  ['behind the day', '日期,表号,用电量(kWh)', 'B', (row: ReturnType<typeof rowsOf>[number]) => `${row.day},${row.code},${row.use}`],
  [
    'beside a name',
    '户号,户名,日期,用电量(kWh)',
    'C',
    ({ code, day, use }: ReturnType<typeof rowsOf>[number]) => `${code},${code === '' ? '' : '甲'},${day},${use}`,
  ],
])('a code %s applies to the rows below', async (_, header, name, row) => {
  const came = await bring([header, ...rowsOf(`${name}1`, `${name}2`).map(row)]);
  expect(came).toMatchObject({ accepted: 12, rejectedCount: 0 });
  expect(codesOf(came)).toContain('codes-filled');
  expect((await used(`${name}1`, ...sixDays)).steps).toEqual([10, 11, 12, 13, 14, 15]);
  expect((await used(`${name}2`, ...sixDays)).steps).toEqual([16, 17, 18, 19, 20, 21]);
});

test('days in descending order also continue', async () => {
  const rows = rowsOf('D1', 'D2').map(({ code, use }, at) => `${code},2025-01-${two(6 - (at % 6))},${use}`);
  expect(await bring(['表号,日期,用电量(kWh)', ...rows])).toMatchObject({ accepted: 12, rejectedCount: 0 });
  expect((await used('D2', ...sixDays)).steps).toEqual([21, 20, 19, 18, 17, 16]);
});

test('hours below a day below a code, each once', async () => {
  const rows = upTo(96, 0).map((at) => {
    const day = at % 24 === 0 ? `2025-01-0${1 + (Math.floor(at / 24) % 2)}` : '';
    return `${at % 48 === 0 ? `E${1 + at / 48}` : ''},${day},${two(at % 24)}:00,${at % 7}`;
  });
  expect(await bring(['表号,日期,时刻,用电量(kWh)', ...rows])).toMatchObject({ accepted: 96, rejectedCount: 0 });
  expect((await used('E2', '2025-01-01', '2025-01-03', 'hour')).steps).toEqual(upTo(48, 48).map((at) => at % 7));
});

test('months, and a sum below each metering point', async () => {
  const rows = ['F1,2025-01,1', ',2025-02,2', '小计,,3', 'F2,2025-01,4', ',2025-02,5', '小计,,9'];
  expect(await bring(['表号,月份,用电量(kWh)', ...rows])).toMatchObject({ accepted: 4, rejectedCount: 0 });
  expect((await used('F2', '2025-01-01', '2025-03-01')).steps).toEqual([4, 5]);
});

test('if the rows do not continue the metering point is unknown, and nothing is read', async () => {
  const rows = ['G1,2025-01-01,1', ',2025-01-01,2', ',2025-01-01,3', 'G2,2025-01-01,4', ',2025-01-01,5'];
  expect(await told(['表号,日期,用电量(kWh)', ...rows])).toMatchObject({
    code: 'codes-empty',
    evidence: { column: '表号', count: 3, text: '2025-01-01, 2' },
  });
});

test('a code that is missing once among others rejects only its own row', async () => {
  const rows = upTo(12).map((day) => `${day === 5 ? '' : 'H1'},2025-01-${two(day)},${day}`);
  expect(await bring(['表号,日期,用电量(kWh)', ...rows])).toMatchObject({
    accepted: 11,
    rejectedCount: 1,
    rejectedReasons: [{ code: 'no-meter' }],
  });
});

test('rows above the first code are rejected', async () => {
  const rows = [',2025-01-01,1', 'I1,2025-01-01,1', ',2025-01-02,2', ',2025-01-03,3'];
  expect(await bring(['表号,日期,用电量(kWh)', ...rows])).toMatchObject({ accepted: 1, rejectedCount: 3 });
});
