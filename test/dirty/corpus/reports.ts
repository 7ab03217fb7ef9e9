import { counts, days, file, hours, lines, months, two, upTo, uses, type CorpusFile } from './corpus-file.ts';

/** Reports of a day, a month, a year: the title says what they are about. */
export const reports: readonly CorpusFile[] = [
  file(
    'the hours of a day in rows, the day in the title',
    '日报表.csv',
    lines(
      'XX大厦用电日报表,,',
      '日期：2025年1月5日,,单位：kWh',
      '时间,DC1,DC2',
      ...upTo(24, 0).map((hour) => `${two(hour)}:00,${hour % 5},${hour % 3}`),
      '合计,46,24',
    ),
    { DC1: hours('2025-01-05', ...upTo(24, 0).map((hour) => hour % 5)), DC2: hours('2025-01-05', ...upTo(24, 0).map((hour) => hour % 3)) },
  ),
  file(
    'the days of a month in rows by their number, the month in the title',
    '月报表.csv',
    lines('2025年1月用电月报,,', '日,DD1,DD2', ...upTo(31).map((day) => `${day},${day % 5},${(day % 3) + 1}`), '合计,,'),
    { DD1: days('2025-01-01', ...upTo(31).map((day) => day % 5)), DD2: days('2025-01-01', ...upTo(31).map((day) => (day % 3) + 1)) },
  ),
  file(
    'days as 1日 under 日期, the month in the name of the file',
    '能耗日报2025年2月.csv',
    lines('日期,DE1(kWh),DE2(kWh)', ...upTo(28).map((day) => `${day}日,${day % 5},${(day % 3) + 1}`)),
    { DE1: days('2025-02-01', ...upTo(28).map((day) => day % 5)), DE2: days('2025-02-01', ...upTo(28).map((day) => (day % 3) + 1)) },
  ),
  file(
    'hours of a day as 0-1时',
    '逐时2025-01-05.csv',
    lines('时段,DF1,DF2', ...upTo(24, 0).map((hour) => `${hour}-${hour + 1}时,${hour % 5},${(hour % 3) + 1}`)),
    {
      DF1: hours('2025-01-05', ...upTo(24, 0).map((hour) => hour % 5)),
      DF2: hours('2025-01-05', ...upTo(24, 0).map((hour) => (hour % 3) + 1)),
    },
  ),
  file(
    'an hour without minutes behind its day',
    '小时.csv',
    lines('时间,表号,电量(kWh)', ...upTo(24, 0).map((hour) => `2025-01-05 ${two(hour)},DG1,${hour % 5}`)),
    { DG1: hours('2025-01-05', ...upTo(24, 0).map((hour) => hour % 5)) },
  ),
  file(
    'an hour as ten figures',
    '十位.csv',
    lines('时间,表号,电量(kWh)', ...upTo(24, 0).map((hour) => `20250105${two(hour)},DH1,${hour % 5}`)),
    { DH1: hours('2025-01-05', ...upTo(24, 0).map((hour) => hour % 5)) },
  ),
  file(
    'the line that tells a spreadsheet the separator',
    'sep.csv',
    lines('sep=;', 'Datum;Zähler;Verbrauch (kWh)', ...uses(15, 20).map((use, at) => `${two(at + 1)}.02.2025;DI1;${use},5`)),
    { DI1: days('2025-02-01', ...uses(15, 20).map((use) => use + 0.5)) },
  ),
  file(
    'delivered and received beside reactive energy, the meter above',
    'profile.csv',
    lines(
      'Meter: DJ1,,,,',
      'Timestamp,kWh Delivered,kWh Received,kVARh Delivered,Status',
      ...upTo(24, 0).map((hour) => `2025-01-05 ${two(hour)}:00,${(hour % 5) + 2},0,1,OK`),
    ),
    { DJ1: hours('2025-01-05', ...upTo(24, 0).map((hour) => (hour % 5) + 2)) },
  ),
  file(
    'items in rows with their units: energy, power, flow',
    '数据项.csv',
    lines(
      '采集时间,仪表,数据项,数据值,单位',
      ...upTo(6, 0).flatMap((at) => [
        `2025-01-05 0${at}:00,DK1,正向有功电能,${7000 + at * 9},kWh`,
        `2025-01-05 0${at}:00,DK1,有功功率,9.1,kW`,
        `2025-01-05 0${at}:00,DK1,电压,220.4,V`,
      ]),
    ),
    { DK1: hours('2025-01-05', 9, 9, 9, 9, 9) },
    { others: 2 },
  ),
  file(
    'columns of use and their shares, called alike',
    '占比.csv',
    lines('月份,DL1用电量,占比,DL2用电量,占比', '2025-01,310,77%,90,23%', '2025-02,280,78%,80,22%', '2025-03,300,77%,85,23%'),
    { DL1用电量: months('2025-01', 310, 280, 300), DL2用电量: months('2025-01', 90, 80, 85) },
  ),
  file('the sum first, under the head', '先合计.csv', lines('表号,2025年1月,2025年2月', '合计,400,360', 'DM1,310,280', 'DM2,90,80'), {
    DM1: months('2025-01', 310, 280),
    DM2: months('2025-01', 90, 80),
  }),
  file(
    'a head in Chinese and once more in English',
    '双语.csv',
    lines(
      '时间,表号,用电量',
      'Time,Meter No.,Consumption(kWh)',
      ...upTo(24, 0).map((hour) => `2025-01-05 ${two(hour)}:00,DN1,${hour % 5}`),
    ),
    { DN1: hours('2025-01-05', ...upTo(24, 0).map((hour) => hour % 5)) },
  ),
  file(
    'estimates marked by a star behind the number',
    '估抄.csv',
    lines('月份,表号,用电量(kWh),标志', '2025-01,DP1,310,实抄', '2025-02,DP1,280,估抄', '2025-03,DP1,300,实抄'),
    { DP1: months('2025-01', 310, 280, 300) },
  ),
  file(
    'counters at the end of months with the instant of the reading',
    '月末.csv',
    lines(
      '抄表日期,表号,表底数',
      ...['2024-12-31', '2025-01-31', '2025-02-28', '2025-03-31'].map((day, at) => `${day},DQ1,${counts(1000, [310, 280, 300])[at]}`),
    ),
    { DQ1: { from: '2024-12-31', step: 'day', values: [890], sum: 90 } },
  ),
  file(
    'Green Button hours with start and end in one cell of text and UTC offset',
    'gb_intervals.csv',
    lines(
      'Interval Start,Interval End,Value,Unit',
      ...upTo(24, 0).map(
        (hour) =>
          `2025-01-05T${two(hour)}:00:00+08:00,${hour === 23 ? '2025-01-06T00:00:00+08:00' : `2025-01-05T${two(hour + 1)}:00:00+08:00`},${(hour % 5) * 1000},Wh`,
      ),
    ),
    { DR1: hours('2025-01-05', ...upTo(24, 0).map((hour) => hour % 5)) },
    { said: { meter: 'DR1' } },
  ),
  file('the year and the week', '周.csv', lines('周次,表号,电量(kWh)', '2025-W02,DS1,70', '2025-W03,DS1,77'), {
    DS1: days('2025-01-06', ...upTo(7).map(() => 10), ...upTo(7).map(() => 11)),
  }),
  file(
    'gas by the day in Nm³ and its counter, corrected and raw',
    '流量计.csv',
    lines(
      '日期,站点,标况累计量(Nm³),工况累计量(m³),日标况用量(Nm³)',
      ...upTo(5).map((at) => `2025-01-0${at},DT1,${10_000 + 400 * at},${2000 + 80 * at},400`),
    ),
    { DT1: days('2025-01-01', 400, 400, 400, 400, 400) },
  ),
  file(
    'offices of a tower: floor and room make the code',
    '房间.csv',
    lines(
      '楼层,房间,月份,用电量',
      '1层,101,2025-01,310',
      '1层,102,2025-01,90',
      '2层,101,2025-01,50',
      '1层,101,2025-02,280',
      '1层,102,2025-02,80',
      '2层,101,2025-02,40',
    ),
    { '1层-101': months('2025-01', 310, 280), '1层-102': months('2025-01', 90, 80), '2层-101': months('2025-01', 50, 40) },
  ),
  file(
    'a wide table whose times are ends of months',
    '月末宽表.csv',
    lines('截止日期,DW1,DW2', '2025-01-31,310,90', '2025-02-28,280,80', '2025-03-31,300,85'),
    { DW1: months('2025-01', 310, 280, 300), DW2: months('2025-01', 90, 80, 85) },
  ),
];
