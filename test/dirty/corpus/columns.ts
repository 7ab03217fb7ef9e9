import { counts, days, file, lines, months, two, upTo, uses, type CorpusFile } from './corpus-file.ts';

const january = uses(31, 100);

/** What stands in columns beside each other: days, parts of a use and their sum, a counter and its flow. */
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
    { CD1: months('2025-01', 120, 130) },
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
