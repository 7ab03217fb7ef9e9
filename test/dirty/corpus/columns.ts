import { counts, days, file, hours, lines, months, two, upTo, uses, type CorpusFile } from './corpus-file.ts';

const january = uses(31, 100);

/** Columns next to each other: days, parts of a use and their sum, a counter and its flow. */
export const columns: readonly CorpusFile[] = [
  file(
    'a column for each day, by month and day, the year in the name of the file',
    '2025-01 日用电.csv',
    lines(
      `表号,${upTo(31)
        .map((day) => `1/${day}`)
        .join(',')}`,
      `CA1,${january.join(',')}`,
    ),
    { CA1: days('2025-01-01', ...january) },
  ),
  file(
    'a column for each day of February on a form with thirty-one of them, the month in the title',
    '日报.csv',
    lines(
      `2025年2月日用电量（千瓦时）${','.repeat(31)}`,
      `表号,${upTo(31)
        .map((day) => `${day}日`)
        .join(',')}`,
      `CB1,${january.slice(0, 28).join(',')},,,`,
      `CB2,${january.slice(3, 31).join(',')},,,`,
    ),
    { CB1: days('2025-02-01', ...january.slice(0, 28)), CB2: days('2025-02-01', ...january.slice(3, 31)) },
  ),
  file(
    'a column for each day, by its whole date, and their sum',
    '导出.csv',
    lines(
      `户号,${upTo(10)
        .map((day) => `2025-03-${two(day)}`)
        .join(',')},合计`,
      `CC1,${january.slice(0, 10).join(',')},${january.slice(0, 10).reduce((a, b) => a + b)}`,
    ),
    { CC1: days('2025-03-01', ...january.slice(0, 10)) },
  ),
  file(
    'own use, a share of what is common, and both together',
    '分摊.csv',
    lines('表号,月份,自用电量,公摊电量,合计电量', 'CD1,2025-01,100,20,120', 'CD1,2025-02,110,20,130'),
    { CD1: months('2025-01', 100, 110) },
  ),
  file(
    'a clock at both ends of a row in one column, beside the day',
    '时段.csv',
    lines(
      '表号,日期,时段,电量',
      ...upTo(48, 0).map((at) => `CG1,2025-01-0${1 + Math.floor(at / 24)},${two(at % 24)}:00-${two((at % 24) + 1)}:00,${2 + (at % 5)}`),
    ),
    { CG1: hours('2025-01-01', ...upTo(48, 0).map((at) => 2 + (at % 5))) },
  ),
  file(
    'the number of a quarter beside the year',
    '季度.csv',
    lines('表号,年,季度,电量kWh', 'CH1,2025,1,300', 'CH1,2025,2,330', 'CH1,2025,3,360', 'CH1,2025,4,270'),
    { CH1: { from: '2025-01-01', step: 'month', values: [300], sum: 3 } },
  ),
  file(
    'the number of a month beside the year, and rows of sums',
    '月报.csv',
    lines(
      '表号,年份,月份,用量',
      ...upTo(12).map((month) => `CI1,2025,${month},${99 + (month % 3) * 7}`),
      'CI1,2025,合计,1272',
      'CI1,2025,全年,1272',
    ),
    { CI1: months('2025-01', ...upTo(12).map((month) => 99 + (month % 3) * 7)) },
  ),
  file(
    'a counter that stands near nothing, under a word of both',
    'new.csv',
    lines('meter,date,total_energy', ...upTo(12, 0).map((at) => `CK1,2025-01-${two(at + 1)},${90 + 70 * at}`)),
    { CK1: days('2025-01-01', ...upTo(11).map(() => 70)) },
  ),
  file(
    'German counters by the number of the meter',
    'ablesung.csv',
    lines('Zählernummer;Ablesedatum;Ablesung', ...counts(4100, [210, 190, 205]).map((shown, at) => `CL1;01.0${at + 1}.2025;${shown}`)),
    { CL1: months('2025-01', 210, 190, 205) },
  ),
  file(
    'what a water meter counted and its flow at that time',
    '水表.csv',
    lines(
      '时间,表号,累计流量(m³),瞬时流量(m³/h)',
      ...counts(1000, upTo(10)).map((shown, at) => `2025-01-${two(at + 1)} 00:00,CE1,${shown},0.${at}`),
    ),
    { CE1: days('2025-01-01', ...upTo(10)) },
  ),
];
