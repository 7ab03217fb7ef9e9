import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { parseInstant } from '#kernel/instant.ts';
import { createZone } from '#kernel/zone.ts';
import { meter, received, take } from '../../../test/intake-files.ts';

const shanghai = createZone('Asia/Shanghai')!;

test('a long file of 15-minute readings in local time', async () => {
  const { rows, counts } = await take('时间,表号,读数\n2025-01-01 00:00,m1,1.5\n2025-01-01 00:15,m1,"1,002.25"\n', { interval: 900 }, [
    meter('m1'),
  ]);
  expect(rows).toEqual(['m1 2024-12-31T16:00 900 1.5 kWh', 'm1 2024-12-31T16:15 900 1002.25 kWh']);
  expect(counts).toMatchObject({ readings: 2, missing: 0, rejected: 0 });
});

test('an offset in the time takes precedence over the zone', async () => {
  const says = { interval: 3600, zone: shanghai };
  const { rows } = await take('time,meter,value\n2025-01-01T00:00:00Z,m1,1\n2025-01-01T00:00:00+01:00,m1,2\n', says, [meter('m1')]);
  expect(rows).toEqual(['m1 2025-01-01T00:00 3600 1 kWh', 'm1 2024-12-31T23:00 3600 2 kWh']);
});

test('a wide file: each cell is a reading, an empty one is missing, a zero is treated as stated', async () => {
  const content = 'time,m1,m2\n2025-01-01 00:00,1,\n2025-01-01 01:00,0,2\n';
  const as = { layout: 'wide' as const, interval: 3600 };
  const value = await take(content, as, [meter('m1'), meter('m2')]);
  expect(value.counts).toMatchObject({ readings: 4, missing: 1 });
  expect(value.rows).toHaveLength(3);
  const missing = await take(content, { ...as, zeroIsMissing: true }, [meter('m1'), meter('m2')]);
  expect(missing.counts).toMatchObject({ readings: 4, missing: 2 });
});

test('a file by months, with three kinds of headings', async () => {
  for (const [header, year] of [
    ['表号,2025-01,2025-02', undefined],
    ['表号,2025年1月,2025年2月', undefined],
    ['表号,1月,2月', 2025],
  ] as const) {
    const { rows } = await take(`${header}\nm1,310,280\n`, { layout: 'months', year }, [meter('m1')]);
    expect(rows).toEqual([`m1 2024-12-31T16:00 ${31 * 86_400} 310 kWh`, `m1 2025-01-31T16:00 ${28 * 86_400} 280 kWh`]);
  }
});

test('marks at the end subtract the interval, by the calendar for a day', async () => {
  const hour = await take('time,meter,value\n2025-01-01 01:00,m1,5\n', { interval: 3600, marks: 'end' }, [meter('m1')]);
  expect(hour.rows).toEqual(['m1 2024-12-31T16:00 3600 5 kWh']);
  const london = { ...meter('m1'), zone: 'Europe/London' };
  const day = await take('time,meter,value\n2025-03-31 00:00,m1,5\n', { interval: { days: 1 }, marks: 'end' }, [london]);
  expect(day.rows).toEqual([`m1 2025-03-30T00:00 ${23 * 3600} 5 kWh`]);
});

test('billing periods by start and end; the day before the next start belongs to the period', async () => {
  const says = { startColumn: 'from', endColumn: 'to', meterColumn: 'meter', valueColumn: 'value' };
  const apart = await take('meter,from,to,value\nm1,2025-01-01,2025-01-31,10\nm1,2025-02-01,2025-02-28,20\n', says, [meter('m1')]);
  expect(apart.rows.map((row) => row.split(' ')[2])).toEqual([String(31 * 86_400), String(28 * 86_400)]);
  expect(apart.findings.map((one) => one.code)).toEqual(['unit-assumed', 'end-day-included']);
  const joined = await take('meter,from,to,value\nm1,2025-01-01,2025-02-01,10\nm1,2025-02-01,2025-03-01,20\n', says, [meter('m1')]);
  expect(joined.rows).toEqual(apart.rows);
  expect(joined.findings.map((one) => one.code)).toEqual(['unit-assumed']);
});

test('an hour that occurs twice: the earlier first, then the later; one that does not exist is rejected', async () => {
  const london = { ...meter('m1'), zone: 'Europe/London' };
  const content =
    'time,meter,value\n2025-10-26 01:00,m1,1\n2025-10-26 01:30,m1,2\n2025-10-26 01:00,m1,3\n2025-10-26 01:30,m1,4\n2025-03-30 01:30,m1,9\n';
  const { rows, refused, findings } = await take(content, { interval: 1800 }, [london]);
  expect(rows.map((row) => row.slice(3, 19))).toEqual(['2025-10-26T00:00', '2025-10-26T00:30', '2025-10-26T01:00', '2025-10-26T01:30']);
  expect(refused).toEqual(['6 time no-such-local-time']);
  expect(findings.map((one) => one.code)).toContain('local-time-twice');
});

test('impossible values are rejected with row and column, and the rest is imported', async () => {
  const content = [
    'time,meter,value',
    '2025-01-01 00:00,m1,abc',
    '2025-01-01 00:00,m1,-1',
    '2025-02-30 00:00,m1,1',
    'yesterday,m1,1',
    '2025-01-01 00:00,m9,1',
    '2025-01-01 00:00,,1',
    '1969-01-01 00:00,m1,1',
    '2026-06-01 00:00,m1,1',
    '2025-01-01 00:00,m1,inf',
    '2025-01-01 00:00,m1,20000000000',
    '2025-01-01 00:00,m1,7',
  ].join('\r\n');
  const { rows, refused } = await take(content, { interval: 3600 }, [meter('m1')]);
  expect(refused).toEqual([
    '2 value not-a-number',
    '3 value negative',
    '4 time no-such-day',
    '5 time not-a-time',
    '6 meter unknown-meter',
    '7 meter no-meter',
    '8 time before-1970',
    '9 time in-the-future',
    '10 value infinite',
    '11 value over-10-gw',
  ]);
  expect(rows).toEqual(['m1 2024-12-31T16:00 3600 7 kWh']);
});

test('a register: its own kind, its digits', async () => {
  const register = meter('m1', { kind: 'register', digits: 5 });
  const { rows, refused } = await take('time,meter,value\n2025-01-01 00:00,m1,99999.9\n2025-01-01 01:00,m1,100000\n', {}, [register]);
  expect(rows).toEqual(['m1 2024-12-31T16:00 0 99999.9 kWh']);
  expect(refused).toEqual(['3 value beyond-digits']);
  const differs = await take('time,meter,value\n2025-01-01 00:00,m1,1\n', { kind: 'interval', interval: 3600 }, [register]);
  expect(differs.refused).toEqual(['2 value kind-differs']);
});

test('an export states itself what it is: kind, unit, received', async () => {
  const content =
    'meter,time,end,value,unit,received\nm1,2025-01-01T00:00:00Z,,5,MWh,2025-01-02T00:00:00.250Z\nm2,2025-01-01T00:00:00Z,2025-01-01T01:00:00Z,6,kWh,2025-01-02T00:00:00Z\n';
  const { rows } = await take(content, {}, [meter('m1', { kind: 'register' }), meter('m2')]);
  expect(rows).toEqual(['m1 2025-01-01T00:00 0 5 MWh', 'm2 2025-01-01T00:00 3600 6 kWh']);
});

test('gzip and GB18030 change nothing', async () => {
  const content = '时间,表号,读数\n2025年1月1日 0时15分,m1,１２．５\n';
  const plain = await take(content, { interval: 900 }, [meter('m1')]);
  expect(plain.rows).toEqual(['m1 2024-12-31T16:15 900 12.5 kWh']);
  const { default: iconv } = await import('iconv-lite');
  const packed = await take(gzipSync(iconv.encode(content, 'gb18030')), { interval: 900 }, [meter('m1')]);
  expect(packed.rows).toEqual(plain.rows);
});

test('many codes are kept apart', async () => {
  const lines = Array.from({ length: 5000 }, (_, at) => `2025-01-01 00:00,m${(at * 7919) % 5000},${at}`);
  const meters = Array.from({ length: 5000 }, (_, at) => meter(`m${at}`));
  const { rows, codes } = await take(`time,meter,value\n${lines.join('\n')}\n`, { interval: 3600 }, meters);
  expect(codes).toBe(5000);
  expect(new Set(rows.map((row) => row.split(' ')[0])).size).toBe(5000);
});

test('a missing column is a problem that names it', async () => {
  await expect(take('a,b\n1,2\n', { layout: 'long', timeColumn: 'when' }, [])).rejects.toMatchObject({
    code: 'column-missing',
    evidence: { column: 'when' },
  });
});

test('the time of receipt limits the future to a day', async () => {
  const at = parseInstant('2026-01-01T23:00:00Z', shanghai)!;
  expect(at * 1000).toBeLessThan(received + 86_400_000);
  const { refused } = await take('time,meter,value\n2026-01-01T23:00:00Z,m1,1\n2026-01-02T00:00:00Z,m1,1\n', { interval: 3600 }, [
    meter('m1'),
  ]);
  expect(refused).toEqual(['3 time in-the-future']);
});

test('a column without any number is not a meter: no question is asked, and it is reported', async () => {
  const { counts, findings, asked } = await take(
    'time,m1,shift,empty\n2025-01-01 00:00,1,Wed,\n2025-01-01 01:00,2,Wed,\n',
    { layout: 'wide', zone: shanghai, interval: 3600 },
    [meter('m1')],
  );
  expect(asked).toEqual(['m1']);
  expect(counts).toMatchObject({ readings: 6, missing: 2, rejected: 2 });
  expect(findings).toContainEqual({
    code: 'columns-without-numbers',
    severity: 'warning',
    evidence: { columns: 'shift, empty', count: 2 },
  });
});

test('cells that mark unknown values are missing values, and none is rejected', async () => {
  const marks = ['—', '-', '/', '无', 'N/A', 'null'];
  const lines = marks.map((mark, at) => `2025-01-0${at + 1} 00:00,${mark}`);
  const { counts } = await take(
    `time,m1\n${lines.join('\n')}\n2025-01-07 00:00,5\n`,
    { layout: 'wide', zone: shanghai, interval: 86_400 },
    [meter('m1')],
  );
  expect(counts).toMatchObject({ readings: 7, rejected: 0, missing: 6 });
});

test('a column whose first number comes late is asked for when it comes, and no number is lost', async () => {
  const lines = Array.from({ length: 70_000 }, (_, at) => {
    const time = new Date(Date.UTC(2017, 0, 1) + at * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
    return `${time},1,${at < 69_990 ? 'off' : '5'}`;
  });
  const { rows, counts, findings, asked } = await take(
    `time,m1,m2\n${lines.join('\n')}\n`,
    { layout: 'wide', zone: shanghai, interval: 3600 },
    [meter('m1'), meter('m2')],
  );
  expect(asked).toEqual(['m1', 'm2']);
  expect(rows.filter((row) => row.startsWith('m2 '))).toHaveLength(10);
  expect(counts).toMatchObject({ readings: 140_000, rejected: 69_990 });
  expect(findings.map(({ code }) => code)).not.toContain('columns-without-numbers');
});
