import { counts, days, file, hours, lines, months, two, upTo, uses, type CorpusFile } from './corpus-file.ts';

/** Times as written in many places: days of clock changes, offsets, ends, serial days. */
export const clocks: readonly CorpusFile[] = [
  file(
    'the day on which clocks go forward, with offsets',
    'dst.csv',
    lines(
      'from,to,meter,kWh',
      ...upTo(23, 0).map((at) => {
        const stamp = (hour: number): string =>
          hour < 2
            ? `2025-03-30T${two(hour)}:00:00+01:00`
            : hour < 23
              ? `2025-03-30T${two(hour + 1)}:00:00+02:00`
              : '2025-03-31T00:00:00+02:00';
        return `${stamp(at)},${stamp(at + 1)},BA1,2`;
      }),
    ),
    { BA1: hours('2025-03-30T07:00', ...upTo(23).map(() => 2)) },
  ),
  file(
    'Excel serial days in a csv with the clock in them',
    'serial.csv',
    lines('时间,表号,电量kWh', ...uses(24, 10).map((use, hour) => `${(45_662 + hour / 24).toFixed(6)},BB1,${use}`)),
    { BB1: hours('2025-01-05', ...uses(24, 10)) },
  ),
  file(
    'UTC offsets in a column of their own',
    'offset.csv',
    lines('local_time,utc_offset,meter,kwh', ...uses(24, 10).map((use, hour) => `2025-01-05 ${two(hour)}:00:00,+08:00,BC1,${use}`)),
    { BC1: hours('2025-01-05', ...uses(24, 10)) },
  ),
  file(
    'days named before the date',
    'weekday.csv',
    lines(
      '日期,星期,表号,用电量',
      ...uses(10, 10).map((use, at) => `2025-01-${two(at + 1)} 星期${'三四五六日一二三四五'[at]},周,BD1,${use}`),
    ),
    { BD1: days('2025-01-01', ...uses(10, 10)) },
  ),
  file(
    'days in English with their weekday',
    'wd.csv',
    lines(
      'Date,Meter,kWh',
      ...uses(5, 10).map(
        (use, at) => `"${['Mon', 'Tue', 'Wed', 'Thu', 'Fri'][at]}, 13 Jan 2025"`.replace('13', String(13 + at)) + `,BE1,${use}`,
      ),
    ),
    { BE1: days('2025-01-13', ...uses(5, 10)) },
  ),
  file(
    'ends of hours from 01:00 to 24:00 in the wide layout',
    'wideends.csv',
    lines('时间,BF1,BF2', ...upTo(24).map((hour) => `2025-01-05 ${two(hour)}:00,${hour % 5},${hour % 3}`)),
    { BF1: hours('2025-01-05', ...upTo(24).map((hour) => hour % 5)), BF2: hours('2025-01-05', ...upTo(24).map((hour) => hour % 3)) },
  ),
  file(
    'month names in English as headings, the year in the title',
    'months.csv',
    lines('Energy use 2025 (kWh)', 'Meter,Jan,Feb,Mar,YTD', 'BG1,310,280,300,890', 'BG2,90,80,85,255', 'Total,400,360,385,1145'),
    { BG1: months('2025-01', 310, 280, 300), BG2: months('2025-01', 90, 80, 85) },
  ),
  file(
    'quarters of an hour numbered in a period of settlement',
    'settle.csv',
    lines('Settlement Date,Settlement Period,Meter,Volume (kWh)', ...upTo(48).map((at) => `2025-01-05,${at},BH1,${at % 4}`)),
    { BH1: days('2025-01-05', 72) },
  ),
  file(
    'newest first, hours with seconds',
    'newest.csv',
    lines('记录时间,设备名称,电能', ...upTo(24, 0).map((at) => `2025-01-05 ${two(23 - at)}:00:00,BI1,${(23 - at) % 6}`)),
    { BI1: hours('2025-01-05', ...upTo(24, 0).map((hour) => hour % 6)) },
  ),
  file(
    'day and month of counters without order, days that follow each other',
    'dmy.csv',
    lines('Date,Meter,Reading', ...counts(1000, uses(11, 20)).map((shown, at) => `0${1}/${two(at + 1)}/2025,BJ1,${shown}`)),
    { BJ1: days('2025-01-01', ...uses(11, 20)) },
  ),
  file(
    'a bill whose end is the last day, with its days counted',
    'bill.csv',
    lines(
      'Account,Bill Date,Service From,Service To,Days,kWh,Demand kW,Amount',
      'BK1,2025-02-05,2025-01-01,2025-01-31,31,310,12,80',
      'BK1,2025-03-05,2025-02-01,2025-02-28,28,280,11,75',
    ),
    { BK1: months('2025-01', 310, 280) },
  ),
  file(
    'a decimal column that could be thousands: three digits behind the comma, all below two',
    'quoted.csv',
    lines('time,meter,kWh', ...upTo(12, 0).map((hour) => `2025-01-05 ${two(hour)}:00,BL1,"1,${125 + ((hour * 7) % 12) * 3}"`)),
    { BL1: hours('2025-01-05', ...upTo(12, 0).map((hour) => 1125 + ((hour * 7) % 12) * 3)) },
  ),
];
