import { counts, days, file, hours, lines, months, two, upTo, uses, type CorpusFile } from './corpus-file.ts';

/** Logs and lists in peculiar formats. */
export const logs: readonly CorpusFile[] = [
  file(
    'thousands behind blanks, a point whose heading nobody knows',
    'log1.csv',
    lines(
      'time;point;kWh',
      ...upTo(48, 0).map((at) => `2025-01-0${5 + Math.floor(at / 24)} ${two(at % 24)}:00;EA1;1 ${250 + ((at * 7) % 24)},5`),
    ),
    { EA1: hours('2025-01-05', ...upTo(24, 0).map((hour) => 1250.5 + ((hour * 7) % 24))) },
  ),
  file(
    'thousands behind apostrophes, likewise',
    'log2.csv',
    lines(
      'time;point;kWh',
      ...upTo(48, 0).map((at) => `2025-01-0${5 + Math.floor(at / 24)} ${two(at % 24)}:00;EB1;1'${250 + ((at * 7) % 24)}`),
    ),
    { EB1: hours('2025-01-05', ...upTo(24, 0).map((hour) => 1250 + ((hour * 7) % 24))) },
  ),
  file(
    'full-width digits, likewise',
    'log3.csv',
    lines(
      'time,point,kWh',
      ...upTo(48, 0).map((at) => `2025-01-0${5 + Math.floor(at / 24)} ${two(at % 24)}:00,EC1,${['１２', '１３．５', '１１'][at % 3]}`),
    ),
    { EC1: hours('2025-01-05', ...upTo(24, 0).map((hour) => [12, 13.5, 11][hour % 3] as number)) },
  ),
  file(
    'narrow blanks in numbers of a Swiss export',
    'log4.csv',
    lines(
      'time;point;kWh',
      ...upTo(48, 0).map((at) => `2025-01-0${5 + Math.floor(at / 24)} ${two(at % 24)}:00;ED1;1\u202f${250 + ((at * 7) % 24)}.5`),
    ),
    { ED1: hours('2025-01-05', ...upTo(24, 0).map((hour) => 1250.5 + ((hour * 7) % 24))) },
  ),
  file(
    'several points, of which a name stands beside the number',
    'points.csv',
    lines(
      'PointID,PointName,Time,Val,Unit',
      ...upTo(24, 0).flatMap((hour) => [
        `10001,EE1总表,2025-01-05 ${two(hour)}:00:00,${hour % 5},kWh`,
        `10002,EE2空调,2025-01-05 ${two(hour)}:00:00,${hour % 3},kWh`,
      ]),
    ),
    {
      '10001': hours('2025-01-05', ...upTo(24, 0).map((hour) => hour % 5)),
      '10002': hours('2025-01-05', ...upTo(24, 0).map((hour) => hour % 3)),
    },
  ),
  file(
    'a status before the value and a remark behind it',
    'status.csv',
    lines(
      '采集时间,表计,状态,有功电量(kWh),备注',
      ...upTo(24, 0).map((hour) => `2025-01-05 ${two(hour)}:00:00,EF1,正常,${(hour * 7) % 5},`),
    ),
    { EF1: hours('2025-01-05', ...upTo(24, 0).map((hour) => (hour * 7) % 5)) },
  ),
  file(
    'counters of rooms with the date in the heading, the use behind',
    '宿舍.csv',
    lines('2025年1月宿舍电表抄表,,,', '房间,12月31日示数,1月31日示数,用电(度)', 'EG101,100,410,310', 'EG102,50,140,90', '合计,,,400'),
    { EG101: months('2025-01', 310), EG102: months('2025-01', 90) },
  ),
  file(
    'months in rows, buildings in columns, cumulative rows of quarters between',
    '季度.csv',
    lines('2025年用电量（万千瓦时）,,', '月份,EH1,EH2', '1月,3,1', '2月,2,1', '3月,3,1', '一季度小计,8,3', '4月,2,1', '累计,10,4'),
    { EH1: months('2025-01', 30_000, 20_000, 30_000, 20_000), EH2: months('2025-01', 10_000, 10_000, 10_000, 10_000) },
  ),
  file(
    'a bill with lines of tariffs in rows and their sum',
    '分时账单.csv',
    lines(
      '户号,月份,时段,电量(kWh),电价,电费',
      ...['2025-01', '2025-02'].flatMap((month) => [
        `EI1,${month},尖,10,1.2,12`,
        `EI1,${month},峰,60,1,60`,
        `EI1,${month},平,40,0.7,28`,
        `EI1,${month},谷,90,0.3,27`,
        `EI1,${month},合计,200,,127`,
      ]),
    ),
    { EI1: months('2025-01', 200, 200) },
    { others: 4 },
  ),
  file(
    'lines of tariffs in rows without a sum',
    '分时.csv',
    lines(
      '户号,月份,时段,电量(kWh)',
      ...['2025-01', '2025-02'].flatMap((month) => [`EJ1,${month},峰,60`, `EJ1,${month},平,40`, `EJ1,${month},谷,90`]),
    ),
    { 'EJ1-峰': months('2025-01', 60, 60), 'EJ1-谷': months('2025-01', 90, 90) },
    { others: 1 },
  ),
  file(
    'reading date and use in an American list, its account in front',
    'utility.csv',
    lines(
      'Account Number,Service Address,Read Date,Days,Usage (kWh),Charges',
      'EK1,1 Main St,02/15/2025,31,310,$80.10',
      'EK1,1 Main St,03/15/2025,28,280,$75.00',
    ),
    { EK1: { from: '2025-01-15', step: 'day', values: [590], sum: 59 } },
  ),
  file(
    'an inverter: power now, energy of today, energy of all',
    'inverter.csv',
    lines(
      '时间,设备,当前功率(kW),当日电量(kWh),累计电量(kWh)',
      ...upTo(8).map((at) => `2025-01-05 0${at}:00,EL1,5,${at * 5},${9000 + at * 5}`),
    ),
    { EL1: hours('2025-01-05T01:00', 5, 5, 5, 5, 5, 5, 5) },
  ),
  file(
    'chillers: cooling in kWh beside electricity in kWh',
    '冷站.csv',
    lines(
      '时间,EM1用电量(kWh),EM1供冷量(kWh),COP',
      ...upTo(24, 0).map((hour) => `2025-01-05 ${two(hour)}:00,${(hour % 5) + 10},${(hour % 5) * 4 + 40},4`),
    ),
    { EM1用电量: hours('2025-01-05', ...upTo(24, 0).map((hour) => (hour % 5) + 10)) },
    { others: 1 },
  ),
  file(
    'the year in one row above months of each year',
    '三年.csv',
    lines('表号,2024年,,,2025年,,', ',10月,11月,12月,1月,2月,3月', 'EN1,310,280,300,320,290,305', 'EN2,90,80,85,95,88,91'),
    { EN1: months('2024-10', 310, 280, 300, 320, 290, 305), EN2: months('2024-10', 90, 80, 85, 95, 88, 91) },
  ),
  file(
    'an hour ending in American words, wide',
    'he.csv',
    lines('Date,Hour Ending,EO1 kWh', ...upTo(24).map((hour) => `1/15/2025,${hour},${hour % 5}`)),
    { EO1: hours('2025-01-15', ...upTo(24).map((hour) => hour % 5)) },
  ),
  file(
    'days in a column called 日期 with a year of two digits, Chinese',
    '短年.csv',
    lines('日期,表号,电量', ...uses(9, 10).map((use, at) => `25.1.${at + 1},EQ1,${use}`)),
    { EQ1: days('2025-01-01', ...uses(9, 10)) },
  ),
  file(
    'counters newest first with the use of each day beside',
    '倒序.csv',
    lines(
      '抄表时间,表号,表底,日用量',
      ...upTo(6, 0).map(
        (at) => `2025-01-0${7 - at} 00:00,ER1,${counts(1000, [9, 8, 11, 10, 12, 9])[6 - at]},${[9, 8, 11, 10, 12, 9][5 - at]}`,
      ),
      '2025-01-01 00:00,ER1,1000,',
    ),
    { ER1: days('2025-01-01', 9, 8, 11, 10, 12, 9) },
  ),
  file(
    'a use of nothing among uses, and a line that was not read',
    '缺抄.csv',
    lines('月份,表号,用电量', '2025-01,ES1,310', '2025-02,ES1,未抄', '2025-03,ES1,0', '2025-04,ES1,300'),
    { ES1: months('2025-01', 310, null, 0, 300) },
  ),
  file(
    'a wide table with names of meters above their numbers',
    '两行.csv',
    lines('时间,一号楼总表,二号楼总表', '表号,ET1,ET2', ...upTo(24, 0).map((hour) => `2025-01-05 ${two(hour)}:00,${hour % 5},${hour % 3}`)),
    { 一号楼总表: hours('2025-01-05', ...upTo(24, 0).map((hour) => hour % 5)) },
    { others: 1 },
  ),
];
