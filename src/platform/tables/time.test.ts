import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createTimeReader } from './time-bytes.ts';
import { monthFirst, parseTime, sniffTimeFormat } from './time.ts';
import type { CivilTime, TimeFault, TimeFormat } from './time.ts';

const utc = (iso: string) => Date.parse(`${iso}Z`) / 1000;

function both(text: string, format: TimeFormat = monthFirst): CivilTime | TimeFault {
  const answer = parseTime(text, format);
  const reader = createTimeReader(format);
  const bytes = Buffer.from(`9${text}9`);
  const local = reader.read(bytes, 1, bytes.length - 1);
  if (typeof answer === 'string') expect([local, reader.fault], text).toEqual([Number.NaN, answer]);
  else expect([local, reader.offsetSeconds], text).toEqual([answer.localSeconds, answer.offsetSeconds ?? Number.NaN]);
  return answer;
}

test('all notations of one quarter hour', () => {
  const quarter = [
    '2025-01-01 00:15',
    '2025-01-01T00:15',
    '2025-01-01 00:15:00',
    '2025-01-01T00:15:00.987',
    '2025-01-01 0:15',
    '2025/1/1 0:15',
    '2025/01/01 00:15',
    '2025.1.1 0:15',
    '2025年1月1日 0时15分',
    '2025年1月1日0时15分',
    '2025年01月01日 00:15:00',
    '2025年1月1日上午0时15分',
    '2025 年 1 月 1 日 0 时 15 分',
    '202501010015',
    '20250101001500',
    '20250101 00:15',
    '20250101T001500',
    '01/01/2025 00:15',
    '1/1/2025 12:15 AM',
    '1/1/2025 12:15AM',
    '２０２５－０１－０１　００：１５',
    ' 2025-01-01\u00a000:15 ',
    "'2025-01-01 00:15",
    '45658.0104166667',
  ];
  for (const text of quarter) expect(both(text), text).toEqual({ localSeconds: utc('2025-01-01T00:15:00'), offsetSeconds: null });
});

test('a bare day is its midnight, and 24:00 the next', () => {
  for (const text of ['2025-01-31', '2025/1/31', '2025年1月31日', '20250131', '1/31/2025', '45688', '45688.0']) {
    expect(both(text), text).toEqual({ localSeconds: utc('2025-01-31T00:00:00'), offsetSeconds: null });
  }
  for (const text of ['2025-01-31 24:00', '2025/1/31 24:00:00', '2025年1月31日24时', '202501312400']) {
    expect(both(text), text).toEqual({ localSeconds: utc('2025-02-01T00:00:00'), offsetSeconds: null });
  }
});

test('halves of the day', () => {
  const cases: [string, string][] = [
    ['2025年1月1日 下午3时15分', '15:15'],
    ['2025/1/1 下午 3:15', '15:15'],
    ['2025/1/1 上午12:15', '00:15'],
    ['2025/1/1 下午12:15', '12:15'],
    ['2025-01-01 下午13:15', '13:15'],
    ['1/1/2025 3:15 pm', '15:15'],
    ['1/1/2025 PM 3:15', '15:15'],
  ];
  for (const [text, clock] of cases) expect(both(text), text).toEqual({ localSeconds: utc(`2025-01-01T${clock}:00`), offsetSeconds: null });
});

test('what a time says about its zone is kept with it', () => {
  const cases: [string, number][] = [
    ['2025-01-01T00:15:00Z', 0],
    ['2025-01-01T00:15Z', 0],
    ['2025-01-01T00:15:00.123Z', 0],
    ['2025-01-01T00:15:00+08:00', 28_800],
    ['2025-01-01T00:15:00+0800', 28_800],
    ['2025-01-01 00:15:00-05:30', -19_800],
    ['2025-01-01 00:15 +08:00', 28_800],
    ['20250101T001500Z', 0],
  ];
  for (const [text, offsetSeconds] of cases) expect(both(text), text).toEqual({ localSeconds: utc('2025-01-01T00:15:00'), offsetSeconds });
});

test('anything but a time gives a reason', () => {
  for (const text of ['', '  ', "'"]) expect(both(text), text).toBe('empty');
  for (const text of [
    '2025-02-30 00:00',
    '2025-02-29',
    '1900-02-29',
    '2025-13-01 00:00',
    '2025-00-10',
    '13/13/2025',
    '20250431',
    '2025年2月30日',
    '202502300000',
  ]) {
    expect(both(text), text).toBe('no-such-day');
  }
  for (const text of [
    '2025-01-01 24:01',
    '2025-01-01 25:00',
    '2025-01-01 00:60',
    '2025-01-01 00:00:60',
    '2025-01-01T00:00+19:00',
    '2025-01-01 13:00 AM',
  ]) {
    expect(both(text), text).toBe('no-such-hour');
  }
  for (const text of [
    'x',
    '2025',
    '2025-01',
    '2025-01/01 00:00',
    '25-01-01',
    '12345',
    '19999.5',
    '80001',
    '2025-01-01 7',
    '2025-01-01x',
    '2025-01-0100:15',
    '2025-01-01 00:15:00 XYZ',
    '2025-01-01 00:15:00+08:00 estimated',
    '2025-01-01 00:15:00.',
    '123',
  ]) {
    expect(both(text), text).toBe('not-a-time');
  }
});

test('2024 and 2000 have a 29th of February', () => {
  for (const year of ['2024', '2000'])
    expect(both(`${year}-02-29 00:00`)).toEqual({ localSeconds: utc(`${year}-02-29T00:00:00`), offsetSeconds: null });
});

test('the order of day and month is decided for the whole column', () => {
  const decided = (samples: string[]) => {
    const { format, findings } = sniffTimeFormat(samples);
    return [format.dayFirst, findings.map((found) => found.code)];
  };
  expect(decided(['01/02/2011 01:00', '31/01/2011 01:00'])).toEqual([true, []]);
  expect(decided(['01/02/2011 01:00', '01/31/2011 01:00'])).toEqual([false, []]);
  expect(decided(['01/02/2011 01:00', '12/12/2011'])).toEqual([false, ['date-order-guessed']]);
  expect(decided(['13/02/2011', '31/01/2011', '01/31/2011'])).toEqual([true, ['date-order-mixed']]);
  expect(decided(['2011-01-31', '', 'x'])).toEqual([false, []]);
  expect(both('31/01/2011 01:00', { dayFirst: true })).toEqual({ localSeconds: utc('2011-01-31T01:00:00'), offsetSeconds: null });
  expect(both('31/01/2011 01:00')).toBe('no-such-day');
});

test('two-digit years are read only if the column shows their position', () => {
  const told = (samples: string[]) => sniffTimeFormat(samples).format;
  const days = Array.from({ length: 28 }, (_none, index) => String(index + 1).padStart(2, '0'));
  expect(told(days.map((day) => `01/${day}/17 01:00`))).toEqual({ dayFirst: false, shortYear: 'last' });
  expect(told(days.map((day) => `${day}/01/17 01:00`))).toEqual({ dayFirst: true, shortYear: 'last' });
  expect(told(days.map((day) => `17/1/${day} 1:00`))).toEqual({ dayFirst: false, shortYear: 'first' });
  expect(told(['17/1/1', '17/1/2'])).toEqual({ dayFirst: false, shortYear: 'first' });
  expect(sniffTimeFormat(['01/02/17']).findings.map(({ code }) => code)).toEqual(['date-order-guessed', 'short-years']);
  const first = { localSeconds: utc('2017-01-31T01:00:00'), offsetSeconds: null };
  expect(both('01/31/17 01:00', { dayFirst: false, shortYear: 'last' })).toEqual(first);
  expect(both('31/1/17 1:00', { dayFirst: true, shortYear: 'last' })).toEqual(first);
  expect(both('17/1/31 1:00', { dayFirst: false, shortYear: 'first' })).toEqual(first);
  expect(both('1/31/99', { dayFirst: false, shortYear: 'last' })).toEqual({
    localSeconds: utc('1999-01-31T00:00:00'),
    offsetSeconds: null,
  });
  for (const text of ['01/31/17 01:00', '17/1/31']) expect(both(text), text).toBe('not-a-time');
  expect(both('01-31-17 01:00', { dayFirst: false, shortYear: 'last' })).toEqual(first);
  expect(both('17-1-31 1:00', { dayFirst: false, shortYear: 'first' })).toEqual(first);
  expect(both('17年1月31日 1:00')).toEqual(first);
  for (const text of ['1/31/7', '1-31-7', '01-31-17-2'])
    expect(both(text, { dayFirst: false, shortYear: 'last' }), text).toBe('not-a-time');
  expect(both('1/1/31', { dayFirst: false, shortYear: 'first' })).toBe('not-a-time');
});

test('if nothing shows the position of a two-digit year, it is open', () => {
  expect(sniffTimeFormat(['11-10-12 01:00', '11-10-12 02:00']).yearOpen).toBe(true);
  for (const samples of [['25-01-02'], ['02-01-25'], ['11-10-12', '11-10-13'], ['11-10-12', '12-10-12'], ['2025-01-02']])
    expect(sniffTimeFormat(samples).yearOpen, samples[0]).toBe(undefined);
});

test('every second of the years that matter is read as written', () => {
  const reader = createTimeReader();
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -2_000_000_000, max: 4_000_000_000 }), { minLength: 2, maxLength: 2 }),
      fc.constantFrom(' ', 'T'),
      (seconds, between) => {
        for (const second of [...seconds, ...seconds]) {
          const text = new Date(second * 1000).toISOString().slice(0, 19).replace('T', between);
          const bytes = Buffer.from(text);
          expect(reader.read(bytes, 0, bytes.length)).toBe(second);
          expect(parseTime(text)).toEqual({ localSeconds: second, offsetSeconds: null });
        }
      },
    ),
  );
});

test('bytes and text agree on any input', () => {
  fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...'0123456789-/.: TZ+'.split('')), maxLength: 26 }), (text) => void both(text)));
  const formats = fc.constantFrom<TimeFormat>(monthFirst, { dayFirst: true, shortYear: 'last' }, { dayFirst: false, shortYear: 'first' });
  const dates = fc.string({ unit: fc.constantFrom('0', '1', '2', '/', '-'), minLength: 6, maxLength: 10 });
  fc.assert(
    fc.property(dates, formats, (text, format) => void both(text, format)),
    { numRuns: 5000 },
  );
  const near = fc.tuple(
    fc.constantFrom('2025-01-01T00:15:00Z', '2025/01/31 24:00', '2025-01-01 00:15:00.5+08:00'),
    fc.nat(26),
    fc.constantFrom(...'0129-/.: TZ+x'.split('')),
  );
  fc.assert(
    fc.property(near, ([text, at, put]) => void both(text.slice(0, at) + put + text.slice(at + 1))),
    { numRuns: 3000 },
  );
});

test('months in words, and zones of whole hours', () => {
  const tenth = { localSeconds: utc('2025-01-10T00:00:00'), offsetSeconds: null };
  for (const text of [
    'Jan 10, 2025',
    'January 10 2025',
    '10-Jan-25',
    '10-Jan-2025',
    '10 Jan. 2025',
    '10JAN2025',
    '2025-Jan-10',
    'Fri, 10 Jan 2025',
  ])
    expect(both(text), text).toEqual(tenth);
  const afternoon = { localSeconds: utc('2025-01-10T15:30:00'), offsetSeconds: null };
  for (const text of [
    '10-Jan-25 15:30',
    'Jan 10, 2025, 3:30 PM',
    '10JAN2025:15:30:00',
    '10/Jan/2025:15:30:00',
    '20250110:1530',
    '20250110:15:30',
  ])
    expect(both(text), text).toEqual(afternoon);
  expect(both('2025-01-10 15:30:00+08')).toEqual({ ...afternoon, offsetSeconds: 28_800 });
  expect(both('2025-01-10T15:30-05')).toEqual({ ...afternoon, offsetSeconds: -18_000 });
  expect(both('2025-01-10 15:30:00 UTC')).toEqual({ ...afternoon, offsetSeconds: 0 });
  for (const text of ['10 Marble 2025', 'Jan 2025', '10-Jan', 'May']) expect(both(text), text).toBe('not-a-time');
  expect(both('31-Feb-25')).toBe('no-such-day');
});

test.each([
  ['2025-01-15T00:15:00.000+08:00 Shanghai', 8],
  ['2025-01-15T00:15:00+08:00[Asia/Shanghai]', 8],
  ['2025-01-15 00:15 UTC+8', 8],
  ['2025-01-15 00:15:00 GMT-05:30', -5.5],
  ['15-Jan-25 12:15:00 AM CET', 1],
  ['2025-01-15 00:15 EDT', -4],
])('a zone after the clock time: %s', (text, hours) => {
  expect(parseTime(text)).toEqual({ localSeconds: Date.UTC(2025, 0, 15, 0, 15) / 1000, offsetSeconds: hours * 3600 });
});

test('a name shared by several zones uses the local one, and this is reported', () => {
  expect(parseTime('15-Jan-25 12:15:00 AM CST')).toEqual({ localSeconds: Date.UTC(2025, 0, 15, 0, 15) / 1000, offsetSeconds: null });
  expect(sniffTimeFormat(['15-Jan-25 12:15:00 AM CST']).findings.map(({ code }) => code)).toEqual(['clock-of-place']);
});

test.each([
  [['1.2.25', '2.2.25', '15.2.25'], '1.2.25', '2025-02-01'],
  [['25.1.2', '25.1.3'], '25.1.2', '2025-01-02'],
  [['25.1.2'], '25.1.2', '2025-01-02'],
  [['31.01.25'], '31.01.25', '2025-01-31'],
])('two-digit years between points: %s', (all, text, day) => {
  const read = parseTime(text, sniffTimeFormat(all).format);
  expect(read).toEqual({ localSeconds: Date.parse(day) / 1000, offsetSeconds: null });
});
