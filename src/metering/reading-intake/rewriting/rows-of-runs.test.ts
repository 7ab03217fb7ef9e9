import { describe, expect, test } from 'vitest';
import { meter, take } from '../../../../test/intake-files.ts';

/** Several runs of one settlement in a file. */

const daily = { interval: { days: 1 } } as const;

/** The values read, in order, and how many rows were left out. */
async function read(lines: readonly string[]) {
  const { rows, refused, findings } = await take(lines.join('\n'), daily, [meter('m1'), meter('m2')]);
  expect(refused).toEqual([]);
  const left = findings.find(({ code }) => code === 'runs-last-read')?.evidence['count'] ?? 0;
  return [rows.map((row) => Number(row.split(' ')[3])), left];
}

describe('of several runs of a meter and a time the last counts, whichever stands first', () => {
  test.each([
    ['Run', 'INITIAL', 'REVISION'],
    ['Run Type', 'Initial', 'Final'],
    ['Settlement Run', 'SF', 'R1'],
    ['Settlement Run', 'R1', 'RF'],
    ['结算批次', '初次结算', '修订结算'],
    ['版本', '初版', '终版'],
    ['版本', '第1版', '第2版'],
    ['修订次', '第1次', '第2次'],
    ['Revision', '1', '2'],
    ['Revision', 'Rev 1', 'Rev 2'],
  ])('%s: %s before %s', async (heading, early, late) => {
    const row = (day: number, value: number, run: string): string => `m1,2025-01-0${day},${value},${run}`;
    const head = `meter,date,kWh,${heading}`;
    expect(await read([head, row(1, 10, early), row(1, 11, late), row(2, 20, early), row(3, 31, late)])).toEqual([[11, 20, 31], 1]);
    expect(await read([head, row(1, 11, late), row(2, 20, early), row(1, 10, early), row(3, 31, late)])).toEqual([[11, 20, 31], 1]);
  });
});

test('each meter and time has runs of its own, and when a run was published does not tell rows apart', async () => {
  const lines = [
    'meter,date,kWh,Run,Published',
    'm1,2025-01-01,10,INITIAL,2025-01-05',
    'm2,2025-01-01,40,INITIAL,2025-01-05',
    'm1,2025-01-01,12,REVISION,2025-02-05',
    'm1,2025-01-02,20,INITIAL,2025-01-06',
    'm2,2025-01-02,41,REVISION,2025-02-06',
  ];
  expect(await read(lines)).toEqual([[40, 12, 20, 41], 1]);
});

test('accounts and days are told apart whatever they are called', async () => {
  const lines = [
    '用电户号,抄表日期,用电量,版本',
    'm1,2025-01-01,10,初版',
    'm2,2025-01-01,40,终版',
    'm1,2025-01-02,20,初版',
    'm1,2025-01-03,30,终版',
    'm1,2025-01-03,29,初版',
  ];
  expect(await read(lines)).toEqual([[10, 40, 20, 30], 1]);
});

test('words that are no runs leave nothing out', async () => {
  const lines = ['meter,date,kWh,Batch', 'm1,2025-01-01,10,A', 'm1,2025-01-02,11,B', 'm2,2025-01-01,12,A'];
  expect(await read(lines)).toEqual([[10, 11, 12], 0]);
});

test('the second reading of a time is no later version of the first', async () => {
  const [, left] = await read(['meter,date,kWh,抄表', 'm1,2025-01-01,10,第1次', 'm1,2025-01-01,11,第2次', 'm1,2025-01-02,12,第1次']);
  expect(left).toBe(0);
});
