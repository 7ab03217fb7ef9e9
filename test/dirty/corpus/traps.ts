import { counts, days, file, hours, lines, months, two, upTo, type CorpusFile } from './corpus-file.ts';

/** Misleading contents: numbers that are not readings, codes that are not metering points, unusual orders. */
export const traps: readonly CorpusFile[] = [
  file(
    'a column of readings in a wide table, one meter replaced',
    '宽表底.csv',
    lines(
      '日期,FA1表底,FA2表底',
      ...upTo(8, 0).map((at) => `2025-01-0${at + 1},${1000 + at * 7 + (at % 2)},${at < 4 ? 800 + at * 5 : (at - 4) * 5}`),
    ),
    { FA1表底: days('2025-01-01', 8, 6, 8, 6, 8, 6, 8) },
    { others: 1 },
  ),
  file(
    'an hourly file whose hours are numbered 0 to 23, ends in the title',
    '逐时2.csv',
    lines('日期,小时,表号,电量', ...upTo(24, 0).map((hour) => `2025-01-05,${hour},FB1,${hour % 5}`)),
    { FB1: hours('2025-01-05', ...upTo(24, 0).map((hour) => hour % 5)) },
  ),
  file(
    'values in MWh under a heading, the title speaks of 万千瓦时 elsewhere',
    '单位.csv',
    lines('2025年用电量统计,,', '月份,表号,电量(MWh)', '2025-01,FC1,31', '2025-02,FC1,28'),
    { FC1: months('2025-01', 31_000, 28_000) },
  ),
  file(
    'mean power by the half hour in MW',
    'mw.csv',
    lines('Settlement Date,Settlement Period,Site,Demand (MW)', ...upTo(48).map((at) => `2025-01-05,${at},FD1,2`)),
    { FD1: hours('2025-01-05', ...upTo(24).map(() => 2000)) },
  ),
  file(
    'use as text with 度 behind it',
    '度.csv',
    lines('月份,房号,用电', '2025-01,FE1,310度', '2025-02,FE1,280度', '2025-01,FE2,90度', '2025-02,FE2,80度'),
    { FE1: months('2025-01', 310, 280), FE2: months('2025-01', 90, 80) },
  ),
  file(
    'a list of accounts by the month with many sums in columns',
    '能源统计.csv',
    lines(
      '单位名称,用电户号,1月电量,1月电费,2月电量,2月电费,电量合计,电费合计',
      'X,FF1,310,155,280,140,590,295',
      'Y,FF2,90,45,80,40,170,85',
    ),
    { FF1: months('2025-01', 310, 280), FF2: months('2025-01', 90, 80) },
    { said: { year: 2025 } },
  ),
  file(
    'a bill of gas with its heat value, kWh beside m³',
    'gas.csv',
    lines(
      'Account;From;To;Volume (m³);Calorific value;Energy (kWh)',
      'FG1;01.01.2025;31.01.2025;100;10,2;1020',
      'FG1;01.02.2025;28.02.2025;90;10,2;918',
    ),
    { FG1: months('2025-01', 1020, 918) },
    { said: { carrier: 'gas' } },
  ),
  file(
    'rows in no order, two meters mixed',
    '乱序.csv',
    lines(
      '时间,表号,表底',
      ...[3, 0, 2, 1].flatMap((at) => [
        `2025-01-0${at + 1},FH1,${counts(1000, [9, 8, 11])[at]}`,
        `2025-01-0${at + 1},FH2,${counts(50, [3, 4, 5])[at]}`,
      ]),
    ),
    { FH1: days('2025-01-01', 9, 8, 11), FH2: days('2025-01-01', 3, 4, 5) },
  ),
  file(
    'a day that is told twice by the change of the clock in Berlin, wide',
    'herbst.csv',
    lines(
      'Zeit (Europe/Berlin);FI1 kWh',
      ...['00:00', '01:00', '02:00', '02:00', '03:00', '04:00', '05:00'].map((clock, at) => `26.10.2025 ${clock};${(at * 7) % 5}`),
    ),
    { FI1: hours('2025-10-26T06:00', ...upTo(7, 0).map((at) => (at * 7) % 5)) },
    { said: { zone: 'Europe/Berlin' } },
  ),
  file(
    'the sum of all meters in a row for each hour',
    '含总.csv',
    lines(
      '时间,回路,电量',
      ...upTo(6, 0).flatMap((hour) => [
        `2025-01-05 0${hour}:00,FJ1,${hour % 3}`,
        `2025-01-05 0${hour}:00,FJ2,${hour % 5}`,
        `2025-01-05 0${hour}:00,总计,${(hour % 3) + (hour % 5)}`,
      ]),
    ),
    { FJ1: hours('2025-01-05', ...upTo(6, 0).map((hour) => hour % 3)), FJ2: hours('2025-01-05', ...upTo(6, 0).map((hour) => hour % 5)) },
  ),
  file(
    'percent and use in one file, the use last',
    '分项.csv',
    lines(
      '月份,分项,占比,电量(kWh)',
      '2025-01,FK照明,25%,100',
      '2025-01,FK空调,75%,300',
      '2025-02,FK照明,30%,90',
      '2025-02,FK空调,70%,210',
    ),
    { FK照明: months('2025-01', 100, 90), FK空调: months('2025-01', 300, 210) },
  ),
  file(
    'year and month in one number beside a day of reading',
    '账期.csv',
    lines('户号,电费年月,抄表日,电量', 'FL1,202501,15,310', 'FL1,202502,15,280'),
    { FL1: months('2025-01', 310, 280) },
  ),
  file(
    'an address with figures, a telephone number and an index beside the use',
    '住户表.csv',
    lines('序号,姓名,电话,房号,2025年1月,2025年2月', '1,甲,13800000001,FM101,310,280', '2,乙,13800000002,FM102,90,80'),
    { FM101: months('2025-01', 310, 280), FM102: months('2025-01', 90, 80) },
  ),
  file(
    'a code that looks like a date',
    '日期码.csv',
    lines('表号,时间,电量(kWh)', ...upTo(24, 0).map((hour) => `20250101,2025-01-05 ${two(hour)}:00,${hour % 5}`)),
    { '20250101': hours('2025-01-05', ...upTo(24, 0).map((hour) => hour % 5)) },
  ),
  file(
    'this period and the period before of the use itself',
    '环比.csv',
    lines('月份,表号,本期电量,上期电量,环比', '2025-02,FP1,280,310,-9.7%', '2025-03,FP1,300,280,7.1%'),
    { FP1: months('2025-02', 280, 300) },
  ),
  file(
    'hours of a day with a remark that money was charged',
    '充电.csv',
    lines(
      '订单号,充电桩,开始时间,结束时间,充电量(度),金额(元)',
      'O1,FQ1,2025-01-05 00:00:00,2025-01-05 01:00:00,12.5,15',
      'O2,FQ1,2025-01-05 01:00:00,2025-01-05 03:00:00,20,24',
    ),
    { FQ1: hours('2025-01-05', 12.5, 10, 10) },
  ),
];
