import { counts, days, file, hours, lines, months, two, upTo, type CorpusFile } from './corpus-file.ts';

/** Circuits, transformers and floors of one building. */
export const circuits: readonly CorpusFile[] = [
  file(
    'transformers T1 and T2 in columns',
    '变压器.csv',
    lines('时间,T1,T2', ...upTo(24, 0).map((hour) => `2025-01-05 ${two(hour)}:00,${hour % 5},${hour % 3}`)),
    { T1: hours('2025-01-05', ...upTo(24, 0).map((hour) => hour % 5)), T2: hours('2025-01-05', ...upTo(24, 0).map((hour) => hour % 3)) },
  ),
  file(
    'daily use by floors in words',
    '楼层.csv',
    lines('日期,一层,二层,三层,合计', ...upTo(6).map((at) => `2025-01-0${at},${at},${at + 1},${2 * at},${4 * at + 1}`)),
    { 一层: days('2025-01-01', ...upTo(6)), 二层: days('2025-01-01', 2, 3, 4, 5, 6, 7), 三层: days('2025-01-01', 2, 4, 6, 8, 10, 12) },
  ),
  file(
    'counters with a CT ratio as 200/5',
    'ct.csv',
    lines(
      '表号,抄表时间,CT变比,正向有功总(kWh)',
      ...counts(100, [10, 8]).map((shown, at) => `CZA1,2025-0${at + 1}-01 00:00,200/5,${shown}`),
    ),
    { CZA1: months('2025-01', 400, 320) },
  ),
  file(
    'current and voltage transformers in columns of their own',
    'ctpt.csv',
    lines('表号,抄表时间,CT,PT,表底', ...counts(100, [10, 8]).map((shown, at) => `CZK1,2025-0${at + 1}-01 00:00,20,100,${shown}`)),
    { CZK1: months('2025-01', 20_000, 16_000) },
  ),
  file(
    'use and its revisions: read, then corrected, with when each came',
    '修订.csv',
    lines('月份,表号,用电量,录入时间', '2025-01,CZB1,310,2025-02-01 10:00', '2025-02,CZB1,280,2025-03-01 10:00'),
    { CZB1: months('2025-01', 310, 280) },
  ),
  file(
    'a name and a number of the meter, the number alike for all of a house',
    '户号同.csv',
    lines('户号,表名,月份,用电量', 'CZC,照明,2025-01,310', 'CZC,动力,2025-01,90', 'CZC,照明,2025-02,280', 'CZC,动力,2025-02,80'),
    { '照明-CZC': months('2025-01', 310, 280), '动力-CZC': months('2025-01', 90, 80) },
  ),
  file(
    'quality words among the values',
    'bad.csv',
    lines(
      'Timestamp,CZE1 kWh',
      ...upTo(24, 0).map((hour) => `2025-01-05 ${two(hour)}:00,${hour === 7 ? 'Bad' : hour === 9 ? '***' : (hour * 7) % 5}`),
    ),
    { CZE1: hours('2025-01-05', 0, 2, 4, 1, 3, 0, 2, null, 1, null, 0, 2) },
  ),
  file(
    'power and energy of the same hour, power first',
    'pe.csv',
    lines('时间,设备名称,平均功率(kW),电量(kWh)', ...upTo(24, 0).map((hour) => `2025-01-05 ${two(hour)}:00,CZH1,${hour % 5},${hour % 5}`)),
    { CZH1: hours('2025-01-05', ...upTo(24, 0).map((hour) => hour % 5)) },
  ),
  file(
    'power alone beside volts, by the quarter',
    'p.csv',
    lines(
      '时间,表号,有功功率(kW),A相电压(V)',
      ...upTo(96, 0).map((at) => `2025-01-05 ${two(Math.floor(at / 4))}:${two((at % 4) * 15)},CZI1,8,220`),
    ),
    { CZI1: hours('2025-01-05', ...upTo(24).map(() => 8)) },
  ),
];
