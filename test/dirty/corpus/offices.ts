import { counts, days, file, hours, lines, months, two, upTo, uses, type CorpusFile } from './corpus-file.ts';

const three = [512, 498, 530] as const;
const q1 = ['2025-01', '2025-02', '2025-03'] as const;

/** Ledgers of property firms: counters, multipliers, sums, remarks. */
export const offices: readonly CorpusFile[] = [
  file(
    'a counter under a word that nobody has written down, of three months',
    '抄表.csv',
    lines('房号,日期,表显', ...['2025-01-01,12034', '2025-02-01,12546', '2025-03-01,13044', '2025-04-01,13574'].map((row) => `OA1,${row}`)),
    { OA1: months('2025-01', ...three) },
  ),
  file(
    'counters of thirty rooms, each read twice',
    '一期.csv',
    lines(
      '房间,时间,字轮',
      ...upTo(30).flatMap((room) => [`OB${room},2025-01-01,${4000 + room * 311}`, `OB${room},2025-02-01,${4000 + room * 311 + room + 40}`]),
    ),
    Object.fromEntries(upTo(30).map((room) => [`OB${room}`, months('2025-01', room + 40)])),
  ),
  file(
    'what the register showed before and shows now, the use beside them, the month in the title',
    '2025年3月电费表.csv',
    lines('2025年3月电费表,,,,', '房号,上次,本次,倍率,实用', 'OC1,1200,1260,1,60', 'OC2,800,875,1,75', '合计,,,,135'),
    { OC1: months('2025-03', 60), OC2: months('2025-03', 75) },
  ),
  file(
    'counters behind current transformers: a column of multipliers',
    '高压.csv',
    lines('户号,抄表日期,表底,倍率', ...counts(100, [10, 12, 9]).map((shown, at) => `OD1,2025-${two(at + 1)}-01,${shown},80`)),
    { OD1: months('2025-01', 800, 960, 720) },
  ),
  file(
    'a multiplier that is called CT',
    'ct.csv',
    lines('表号,抄表时间,止码,CT变比', ...counts(2100, [21, 22, 19]).map((shown, at) => `OE1,2025-${two(at + 1)}-01,${shown},40`)),
    { OE1: months('2025-01', 840, 880, 760) },
  ),
  file(
    'a multiplier beside the use, which is multiplied already',
    '用量.csv',
    lines('表号,月份,倍率,用电量(kWh)', 'OF1,2025-01,80,800', 'OF1,2025-02,80,960'),
    { OF1: months('2025-01', 800, 960) },
  ),
  file(
    'use of the day stamped with the last second of it',
    '日用电.csv',
    lines('时间,表号,用电量(kWh)', ...uses(31, 100).map((use, at) => `2025-01-${two(at + 1)} 23:59:59,OG1,${use}`)),
    { OG1: days('2025-01-01', ...uses(31, 100)) },
  ),
  file(
    'use of the hour stamped with its last minute',
    '小时.csv',
    lines(
      '时间,表号,用电量(kWh)',
      ...upTo(48, 0).map((at) => `2025-01-0${1 + Math.floor(at / 24)} ${two(at % 24)}:59,OH1,${10 + (at % 7)}`),
    ),
    { OH1: hours('2025-01-01', ...upTo(48, 0).map((at) => 10 + (at % 7))) },
  ),
  file(
    'use of the month on its last day',
    '月度.csv',
    lines(
      '日期,表号,用电量(kWh)',
      ...['01-31,310', '02-28,280', '03-31,305', '04-30,290'].map((row) => `2025-${row.replace(',', ',OI1,')}`),
    ),
    { OI1: months('2025-01', 310, 280, 305, 290) },
  ),
  file(
    'the last day of each month, newest first',
    '倒序.csv',
    lines('统计日,单元,电耗', ...['04-30,290', '03-31,305', '02-28,280', '01-31,310'].map((row) => `2025-${row.replace(',', ',OJ1,')}`)),
    { OJ1: months('2025-01', 310, 280, 305, 290) },
  ),
  file(
    'the day on which the use of the month before was read',
    '抄见.csv',
    lines('抄表日期,户号,用电量', ...['2025-02-01,310', '2025-03-01,280', '2025-04-01,305'].map((row) => row.replace(',', ',OK1,'))),
    { OK1: months('2025-01', 310, 280, 305) },
  ),
  file(
    'a total under a name that is no word of sums',
    '分项.csv',
    lines(
      '月份,表号,用电量(kWh)',
      ...q1.flatMap((month, at) => [`${month},OL1,${100 + at}`, `${month},OL2,${50 + at}`, `${month},全院,${150 + 2 * at}`]),
    ),
    { OL1: months('2025-01', 100, 101, 102), OL2: months('2025-01', 50, 51, 52) },
    // a sum as a meter of its own is not wrong, and is recognised or raises a question
    { others: 0 },
  ),
  file(
    'a column that is the sum of all others, under a name of its own',
    '宽.csv',
    lines('日期,OM1,OM2,OM3,园区', ...upTo(8).map((day) => `2025-01-0${day},${day},${2 * day},${3 * day + 1},${6 * day + 1}`)),
    { OM1: days('2025-01-01', ...upTo(8)), OM2: days('2025-01-01', ...upTo(8).map((day) => 2 * day)) },
    { others: 1 },
  ),
  file(
    'electricity above, water below, each with its own head',
    '水电.csv',
    lines('户号,月份,用电量(kWh)', 'ON1,2025-01,310', 'ON1,2025-02,280', '', '户号,月份,用水量(m3)', 'ON1W,2025-01,31', 'ON1W,2025-02,28'),
    { ON1: months('2025-01', 310, 280) },
  ),
  file(
    'a column that numbers the rows, in the wide layout',
    '序.csv',
    lines('Nr,时间,OO1,OO2', ...upTo(24).map((hour) => `${hour},2025-01-01 ${two(hour - 1)}:00,${5 + (hour % 3)},${7 + (hour % 4)}`)),
    {
      OO1: hours('2025-01-01', ...upTo(24).map((hour) => 5 + (hour % 3))),
      OO2: hours('2025-01-01', ...upTo(24).map((hour) => 7 + (hour % 4))),
    },
  ),
  file(
    'guests, rooms let and takings beside the meters',
    '酒店.csv',
    lines(
      '日期,OP1,OP2,客流量,出租率,营业收入,入住间夜',
      ...upTo(8).map(
        (day) => `2025-01-0${day},${90 + ((day * 5) % 7)},${40 + (day % 3)},${300 + day * 7},0.${70 + day},${5000 + day},${80 + day}`,
      ),
    ),
    {
      OP1: days('2025-01-01', ...upTo(8).map((day) => 90 + ((day * 5) % 7))),
      OP2: days('2025-01-01', ...upTo(8).map((day) => 40 + (day % 3))),
    },
  ),
  file(
    'the plan and last year beside what was used',
    '对比.csv',
    lines('月份,楼号,计划用电量,实际用电量,去年同期', ...q1.map((month, at) => `${month},OQ1,${400 + at},${390 + at},${420 - at}`)),
    { OQ1: months('2025-01', 390, 391, 392) },
  ),
  file(
    'use of the day beside that of the month so far',
    '累计.csv',
    lines(
      '日期,表号,当日电量,本月累计电量',
      ...upTo(10).map((day) => `2025-01-${two(day)},OR1,${10 + day},${upTo(day).reduce((sum, one) => sum + 10 + one, 0)}`),
    ),
    { OR1: days('2025-01-01', ...upTo(10).map((day) => 10 + day)) },
  ),
  file(
    'use in ten thousands, the heading on two lines',
    '万.csv',
    lines('月份,户号,"用电量\n（万kWh）"', '2025-01,OS1,1.25', '2025-02,OS1,1.1'),
    { OS1: months('2025-01', 12_500, 11_000) },
  ),
  file('a heading that multiplies', '乘.csv', lines('月份,户号,用电量(×1000kWh)', '2025-01,OT1,12.5', '2025-02,OT1,11'), {
    OT1: months('2025-01', 12_500, 11_000),
  }),
  file(
    'twenty-four rooms whose columns are numbers',
    '宿舍.csv',
    lines(
      `日期,${upTo(24).join(',')}`,
      ...upTo(10).map(
        (day) =>
          `2025-01-${two(day)},${upTo(24)
            .map((room) => room + (day % 3))
            .join(',')}`,
      ),
    ),
    { 5: days('2025-01-01', ...upTo(10).map((day) => 5 + (day % 3))), 24: days('2025-01-01', ...upTo(10).map((day) => 24 + (day % 3))) },
    { others: 22 },
  ),
  file(
    'the year in a column, the months in others',
    '历年.csv',
    lines(
      `表号,年份,${upTo(12)
        .map((month) => `${month}月`)
        .join(',')}`,
      `OU1,2023,${upTo(12)
        .map((month) => 100 + month)
        .join(',')}`,
      `OU1,2024,${upTo(12)
        .map((month) => 200 + month)
        .join(',')}`,
    ),
    { OU1: months('2023-01', ...upTo(12).map((month) => 100 + month), ...upTo(12).map((month) => 200 + month)) },
  ),
  file('months written in Chinese', '2024年度.csv', lines('户号,一月,二月,三月,十一月,十二月', 'OV1,11,12,13,21,22'), {
    OV1: months('2024-01', 11, 12, 13),
  }),
  file(
    'forenoon and afternoon in Chinese',
    '导出.csv',
    lines(
      '时间,表号,用电量(kWh)',
      ...upTo(24, 0).map((hour) => `2025/1/5 ${hour < 12 ? '上午' : '下午'} ${hour % 12 === 0 ? 12 : hour % 12}:00:00,OX1,${hour + 1}`),
    ),
    { OX1: hours('2025-01-05', ...upTo(24)) },
  ),
];
