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

describe('of several runs of a meter and a time the last counts, whichever comes first', () => {
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

test('each meter and time has its own runs, and the publication time of a run does not distinguish rows', async () => {
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

test('accounts and days are distinguished whatever their headings', async () => {
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

test.each(['meter', '表号', 'Room', '楼号', 'Register', 'Channel', 'Phase'])('R1 and R2 under %s are codes, not runs', async (heading) => {
  const rows = ['R1,2025-01-01,10', 'R2,2025-01-01,20', 'R1,2025-01-02,12', 'R2,2025-01-02,22'];
  const { findings } = await take([`${heading},date,kWh`, ...rows].join('\n'), daily, [meter('R1'), meter('R2')]);
  expect(findings.map(({ code }) => code)).not.toContain('runs-last-read');
});

test('words that are not runs exclude nothing', async () => {
  const lines = ['meter,date,kWh,Batch', 'm1,2025-01-01,10,A', 'm1,2025-01-02,11,B', 'm2,2025-01-01,12,A'];
  expect(await read(lines)).toEqual([[10, 11, 12], 0]);
});

test('an empty cell of a later run keeps the value of the run before it', async () => {
  const lines = ['m1,2025-01-01,10,INITIAL', 'm1,2025-01-01,,REVISION', 'm1,2025-01-02,12,INITIAL'];
  expect(await read(['meter,date,kWh,Run', ...lines])).toEqual([[10, 12], 0]);
});

describe('a row for each run, its values in columns', () => {
  const across = async (lines: readonly string[], says = {}) => {
    const { rows, refused } = await take(lines.join('\n'), { ...daily, ...says }, [meter('m1'), meter('m2')]);
    expect(refused).toEqual([]);
    return rows.map((row) => `${row.slice(0, 2)} ${Number(row.split(' ')[3])}`).toSorted();
  };

  test('metering points: for each the last run with a value', async () => {
    const lines = ['date,Run,m1,m2', '2025-01-01,REVISION,11,', '2025-01-01,INITIAL,10,20', '2025-01-02,INITIAL,12,22'];
    const says = { layout: 'wide', kind: 'interval', unit: 'kWh' } as const;
    expect(await across(lines, says)).toEqual(['m1 11', 'm1 12', 'm2 20', 'm2 22']);
    const [, ...rows] = lines;
    expect(await across(['date,Run,m1 (kWh),m2 (kWh)', ...rows], { kind: 'interval' })).toEqual(await across(lines, says));
  });

  test.each(['2025-01,2025-02,2025-03', '2025-01-01,2025-01-02,2025-01-03'])('%s', async (times) => {
    const lines = [`meter,Run,${times}`, 'm1,INITIAL,10,11,12', 'm2,INITIAL,30,31,32', 'm1,REVISION,20,,22'];
    const { rows, refused } = await take(lines.join('\n'), { kind: 'interval', unit: 'kWh' }, [meter('m1'), meter('m2')]);
    expect(refused).toEqual([]);
    expect(rows.map((row) => Number(row.split(' ')[3])).toSorted((a, b) => a - b)).toEqual([11, 20, 22, 30, 31, 32]);
  });
});

test('the second reading of a time is not a later version of the first', async () => {
  const [, left] = await read(['meter,date,kWh,抄表', 'm1,2025-01-01,10,第1次', 'm1,2025-01-01,11,第2次', 'm1,2025-01-02,12,第1次']);
  expect(left).toBe(0);
});
