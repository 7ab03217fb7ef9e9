import { counts, days, daysFrom, file, hours, iso, lines, months, two, upTo, uses, type CorpusFile } from './corpus-file.ts';

/** Text around the rows, and unusual contents of their cells. */
export const rough: readonly CorpusFile[] = [
  file(
    'notes above the head, a remark and a signature below',
    '表.csv',
    lines(
      'XX大厦用电登记,,',
      '单位：kWh　填报：工程部,,',
      '时间,仪表,数',
      '2025-01,OY1,310',
      '2025-02,OY1,280',
      '以上数据已核对,,',
      '制表：李四,,2025-03-02',
    ),
    { OY1: months('2025-01', 310, 280) },
  ),
  file(
    'absence in many words',
    '缺.csv',
    lines(
      '日期,表号,用电量(kWh)',
      ...['31', '未抄', '锁门', '停电', '-', '暂无', '33', '#N/A', 'NULL', '30', '29', '35'].map(
        (cell, at) => `2025-01-${two(at + 1)},OZ1,${cell}`,
      ),
    ),
    { OZ1: days('2025-01-01', 31, null, null, null, null, null, 33, null, null, 30, 29, 35) },
  ),
  file(
    'minus nine hundred and ninety-nine for nothing',
    '哨兵.csv',
    lines('时间,表号,用电量(kWh)', ...upTo(24, 0).map((hour) => `2025-01-01 ${two(hour)}:00,PA1,${hour === 5 ? -9999 : hour + 1}`)),
    { PA1: hours('2025-01-01', ...upTo(24, 0).map((hour) => (hour === 5 ? null : hour + 1))) },
  ),
  file(
    'units behind the numbers, thousands marked, full width',
    '单位.csv',
    lines('月份,户号,用电量', '2025-01,PB1,"1,234.5度"', '2025-02,PB1,１２００', '2025-03,PB1,"1,300 kWh"'),
    { PB1: months('2025-01', 1234.5, 1200, 1300) },
  ),
  file(
    'tariffs in columns without their sum',
    '分时.csv',
    lines('月份,户号,尖,峰,平,谷', '2025-01,PC1,10,20,30,40', '2025-02,PC1,11,21,31,41'),
    { PC1: months('2025-01', 100, 104) },
  ),
  file(
    'tariffs in columns of counters without their sum',
    '分时表底.csv',
    lines(
      '抄表日期,户号,尖示数,峰示数,平示数,谷示数',
      ...upTo(4, 0).map((at) => `2025-${two(at + 1)}-01,PD1,${100 + 10 * at},${200 + 20 * at},${300 + 30 * at},${400 + 40 * at}`),
    ),
    { PD1: months('2025-01', 100, 100, 100) },
  ),
  file(
    'tariffs in columns, their sum under a word for the whole',
    '分时总.csv',
    lines('月份,户号,全部,高峰,平段,低谷', '2025-01,PE1,100,30,30,40', '2025-02,PE1,104,32,31,41'),
    { PE1: months('2025-01', 100, 104) },
  ),
  file(
    'power under a word alone, by the quarter of an hour',
    '负荷.csv',
    lines(
      '时间,表号,有功功率',
      ...upTo(96, 0).map((at) => `2025-01-01 ${two(Math.floor(at / 4))}:${two((at % 4) * 15)},PF1,${40 + (at % 4)}`),
    ),
    { PF1: hours('2025-01-01', ...upTo(24).map(() => 41.5)) },
  ),
  file(
    'load of buildings in columns, without a unit',
    '各楼负荷曲线.csv',
    lines(
      '时间,PG1,PG2',
      ...upTo(96, 0).map((at) => `2025-01-01 ${two(Math.floor(at / 4))}:${two((at % 4) * 15)},${40 + (at % 4)},${20 + (at % 4)}`),
    ),
    { PG1: hours('2025-01-01', ...upTo(24).map(() => 41.5)), PG2: hours('2025-01-01', ...upTo(24).map(() => 21.5)) },
  ),
  file(
    'one building, no code anywhere',
    '电量.csv',
    lines('日期,用电量(kWh)', ...upTo(10).map((day) => `2025-01-${two(day)},${day + 5}`)),
    { PH1: days('2025-01-01', ...upTo(10).map((day) => day + 5)) },
    { said: { meter: 'PH1' } },
  ),
  file(
    'a counter in columns, a column for each meter',
    '表底宽.csv',
    lines('抄表日期,PI1,PI2', ...counts(5000, uses(6, 90)).map((shown, at) => `2025-${two(at + 1)}-01,${shown},${shown * 2 + 17}`)),
    { PI1: months('2025-01', ...uses(6, 90)), PI2: months('2025-01', ...uses(6, 90).map((use) => use * 2)) },
  ),
  file(
    'a counter that began at nothing when the house was new',
    '新表.csv',
    lines('日期,表号,数据', ...counts(0, [110, 95, 120, 101, 98, 115, 103]).map((shown, at) => `2025-${two(at + 1)}-01,PJ1,${shown}`)),
    { PJ1: months('2025-01', 110, 95, 120, 101, 98, 115, 103) },
  ),
  file(
    'counters by the day, read in the evening',
    '晚抄.csv',
    lines('抄表时间,表号,读数', ...counts(70_000, [100, 90, 80, 95]).map((shown, at) => `2025-01-0${at + 1} 00:00,PK1,${shown}`)),
    { PK1: days('2025-01-01', 100, 90, 80, 95) },
  ),
  file(
    'a row of sums that has a date',
    '带日期合计.csv',
    lines('日期,表号,用电量(kWh)', '2025-01-01,PL1,10', '2025-01-02,PL1,11', '2025-01-03,PL1,12', '2025-01-31,本月总计,33'),
    { PL1: days('2025-01-01', 10, 11, 12) },
  ),
  file(
    'the same month in two rows, word for word',
    '重复.csv',
    lines('户号,月份,用电量(kWh)', 'PM1,2025-01,310', 'PM1,2025-01,310', 'PM1,2025-02,280'),
    { PM1: months('2025-01', 310, 280) },
  ),
  file(
    'quarters as times',
    '季度.csv',
    lines('季度,楼栋,用电量(kWh)', '2025年1季度,PN1,900', '2025年2季度,PN1,800', '2025年第三季度,PN1,1000'),
    { PN1: { from: '2025-01-01', step: 'month', values: [900], sum: 3 } },
  ),
  file(
    'days as eight figures, a clock as four',
    '紧凑.csv',
    lines('日期,时刻,表号,用电量(kWh)', ...upTo(24, 0).map((hour) => `20250105,${two(hour)}00,PO1,${hour + 2}`)),
    { PO1: hours('2025-01-05', ...upTo(24, 0).map((hour) => hour + 2)) },
  ),
  file(
    'hours numbered from 1 to 24 in a column of their own',
    '逐时.csv',
    lines(
      '日期,时段,表号,用电量(kWh)',
      ...daysFrom(2025, 1, 1, 2).flatMap((day) => upTo(24).map((hour) => `${iso(day)},${hour},PP1,${hour}`)),
    ),
    { PP1: hours('2025-01-01', ...upTo(24), ...upTo(24)) },
  ),
  file(
    'beginnings and ends of readings with the use between',
    '起止.csv',
    lines(
      '户号,上次抄表日,本次抄表日,上次示数,本次示数,电量',
      'PQ1,2025-01-01,2025-02-01,100,410,310',
      'PQ1,2025-02-01,2025-03-01,410,690,280',
    ),
    { PQ1: months('2025-01', 310, 280) },
  ),
];
