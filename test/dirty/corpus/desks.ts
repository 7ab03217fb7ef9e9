import { days, file, hours, lines, months, two, upTo, uses, type CorpusFile } from './corpus-file.ts';

/** More of what clerks send: bills, exports of solar and charging, forms of institutions. */
export const desks: readonly CorpusFile[] = [
  file(
    'a bill of heat whose place of supply stands beside the customer',
    'district heat.csv',
    lines(
      'Invoice no,Customer,Supply point,Period from,Period to,Heat (MWh),Energy charge',
      'F-1,Uni,LA-77,2025-01-01,2025-01-31,70.5,4000',
      'F-2,Uni,LA-77,2025-02-01,2025-02-28,60.5,3500',
    ),
    { 'LA-77': months('2025-01', 253.8, 217.8) },
  ),
  file(
    'a trend whose counter rises all day by little',
    'trend.csv',
    lines(
      '"Trend Log: AHU-1 Energy"',
      '"Date","Time","LB1_kWh"',
      ...upTo(25, 0).map((at) => `"01/${15 + Math.floor(at / 24)}/2025","${two(at % 24)}:00:00","${8800 + at * 3.5}"`),
    ),
    { LB1_kWh: hours('2025-01-15', ...upTo(24).map(() => 3.5)) },
  ),
  file(
    'sessions of charging, each with an id of its own',
    'cdr.csv',
    lines(
      'id,start_date_time,end_date_time,auth_id,location_id,evse_uid,currency,total_cost,total_energy (kWh)',
      ...upTo(5).map(
        (day) => `cdr${day},2025-04-0${day}T08:00:00+08:00,2025-04-0${day}T09:30:00+08:00,tok${day},LOC1,LC-EVSE1,CNY,20,${10 + day}.5`,
      ),
    ),
    { 'LC-EVSE1': days('2025-04-01', 11.5, 12.5, 13.5, 14.5, 15.5) },
  ),
  file(
    'a title and its month in two cells, the first and last figures of counters, and the multiplier',
    '电梯.csv',
    lines('电梯用电,2025年7月,,', '表名,起码,止码,倍率', 'LD1#电梯,100,160,10', 'LD2#电梯,200,233,10'),
    { 'LD1#电梯': months('2025-07', 600), 'LD2#电梯': months('2025-07', 330) },
  ),
  file(
    'opening and closing readings under a title with an English month',
    'reading sheet.csv',
    lines(
      'Meter reading sheet - March 2025,,,',
      'Location,Meter No,Opening reading,Closing reading',
      'Lobby,LE-01,1000,1080',
      'Roof,LE-02,500,640',
    ),
    { 'LE-01': months('2025-03', 80), 'LE-02': months('2025-03', 140) },
  ),
  file(
    'previous and current, the multiplier, and no use',
    'tenants.csv',
    lines('Period,Meter,Previous Reading,Current Reading,Multiplier', '2025-03,LF-1,1000,1100,1', '2025-03,LF-2,50,60,40'),
    { 'LF-1': months('2025-03', 100), 'LF-2': months('2025-03', 400) },
  ),
  file(
    'readings of a day by the hand of someone who signs',
    '配电房.csv',
    lines(
      '2025年8月配电房抄表记录,,,,',
      '日期,抄表时间,LG1#进线表底,LG2#进线表底,值班员',
      ...upTo(4).map((day) => `2025-08-0${day},00:00,${1000 + day * 12.5},${3000 + day * 7.5},王`),
    ),
    { 'LG1#进线表底': days('2025-08-01', 12.5, 12.5, 12.5), 'LG2#进线表底': days('2025-08-01', 7.5, 7.5, 7.5) },
  ),
  file(
    'what is left of what was paid, beside the use of the day',
    '宿舍.csv',
    lines(
      '宿舍号,日期,当日用电量(度),剩余电量(度),剩余金额(元)',
      ...upTo(4).flatMap((day) =>
        ['LH-301', 'LH-302'].map((room) => `${room},2025-04-0${day},${3 + (day % 3)}.5,${120 - day * 4},${60 - day * 2}`),
      ),
    ),
    { 'LH-301': days('2025-04-01', 4.5, 5.5, 3.5, 4.5), 'LH-302': days('2025-04-01', 4.5, 5.5, 3.5, 4.5) },
  ),
  file(
    'a firm of one name, in years and months, water in ten thousand tonnes',
    '集团.csv',
    lines('公司,年份,月份,用水量(万吨)', ...uses(4, 12).map((use, at) => `LI公司,2025,${at + 1},${use}`)),
    { LI公司: months('2025-01', ...uses(4, 12).map((use) => use * 10_000)) },
  ),
  file(
    'weeks by their first day',
    'weekly.csv',
    lines(
      'Week commencing,Meter,kWh',
      ...['06/01/2025', '13/01/2025', '20/01/2025'].map((day, at) => `${day},LJ-1,${[700, 350, 490][at]}`),
    ),
    { 'LJ-1': days('2025-01-06', ...upTo(21, 0).map((at) => [100, 50, 70][Math.floor(at / 7)] as number)) },
  ),
  file(
    'weeks by their last day',
    'weekly2.csv',
    lines('Week ending,Meter,kWh', ...['2025-01-12', '2025-01-19'].map((day, at) => `${day},LK-1,${[700, 350][at]}`)),
    { 'LK-1': days('2025-01-06', ...upTo(14, 0).map((at) => [100, 50][Math.floor(at / 7)] as number)) },
  ),
  file(
    'counters of heat over the bus, with the volume and how warm it flows',
    'mbus.csv',
    lines(
      'Serial number;Manufacturer;Version;Readout time;Energy (kWh);Volume (m3);Power (kW);Flow temp (°C);Return temp (°C)',
      ...upTo(3, 0).flatMap((day) =>
        [671_200, 671_201].map(
          (code, at) => `${code};KAM;15;2025-01-0${day + 1} 00:00;${15_000 + at * 100 + day * 33};${500 + day * 2};1;65;40`,
        ),
      ),
    ),
    { 671200: days('2025-01-01', 33, 33), 671201: days('2025-01-01', 33, 33) },
  ),
];
