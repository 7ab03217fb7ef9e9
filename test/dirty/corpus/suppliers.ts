import { counts, days, file, hours, lines, months, two, upTo, uses, type CorpusFile } from './corpus-file.ts';

const quarters = (of: (at: number) => string): string[] => upTo(96, 0).map(of);
const clock = (at: number): string => `${two(Math.floor(at / 4))}:${two((at % 4) * 15)}`;

/** What suppliers of electricity, heat, water and gas provide. */
export const suppliers: readonly CorpusFile[] = [
  file(
    'quarters of a day from 00:15 to 24:00',
    '电网.csv',
    lines('数据时间,用户编号,电能量(kWh)', ...quarters((at) => `2025-01-06 ${clock(at + 1)},SA1,${at % 4}`)),
    { SA1: days('2025-01-06', 24 * 6) },
  ),
  file(
    'ninety-six points of power in a row',
    '96点.csv',
    lines(`用户编号,日期,${quarters((at) => `P${at + 1}`).join(',')}`, `SB1,2025-01-06,${quarters(() => '40').join(',')}`),
    { SB1: days('2025-01-06', 960) },
  ),
  file(
    'all directions and tariffs of one meter in rows',
    '示数明细.csv',
    lines(
      '户号,数据日期,示数类型,示数',
      ...upTo(3, 0).flatMap((at) =>
        [
          ['正向有功（总）', 1000 + 100 * at],
          ['正向有功（峰）', 400 + 40 * at],
          ['正向有功（谷）', 600 + 60 * at],
          ['反向有功（总）', 50 + 5 * at],
          ['正向无功（总）', 70 + 7 * at],
        ].map(([kind, shown]) => `SC1,2025-0${at + 1}-01,${kind},${shown}`),
      ),
    ),
    { SC1: months('2025-01', 100, 100) },
    { others: 4 },
  ),
  file(
    'a bill: from, to, use, money, of several carriers',
    '账单.csv',
    lines(
      '户号,起,止,类别,用量,单位,金额',
      'SD1,2025-01-01,2025-02-01,电,310,kWh,155',
      'SD1W,2025-01-01,2025-02-01,水,12,m³,48',
      'SD1,2025-02-01,2025-03-01,电,280,kWh,140',
    ),
    { SD1: months('2025-01', 310, 280), SD1W: months('2025-01', 12) },
  ),
  file(
    'electricity, water and gas of an account side by side',
    '三表.csv',
    lines('户号,月份,电(kWh),水(吨),气(m³)', 'SE1,2025-01,310,12,30', 'SE1,2025-02,280,11,28'),
    { SE1: months('2025-01', 310, 280), 'SE1-水': months('2025-01', 12, 11), 'SE1-气': months('2025-01', 30, 28) },
  ),
  file(
    'water by the month, the counter and the use',
    '水费.csv',
    lines('用户号,月份,上月表码,本月表码,行度,水费', 'SF1,2025-01,100,112,12,48', 'SF1,2025-02,112,123,11,44'),
    { SF1: months('2025-01', 12, 11) },
  ),
  file(
    'heat in GJ by the day of a substation, temperatures beside it',
    '热力站.csv',
    lines(
      '站名,日期,供水温度,回水温度,瞬时流量,日热量(GJ)',
      ...uses(7, 50).map((use, at) => `SG1,2025-01-0${at + 1},75.2,45.1,12.5,${use}`),
    ),
    { SG1: days('2025-01-01', ...uses(7, 50)) },
  ),
  file(
    'heat as counters under 累热',
    '累热.csv',
    lines(
      '表号,采集时间,累热(kWh),累流(m³)',
      ...counts(70_000, [900, 850, 870]).map((shown, at) => `SH1,2025-01-0${at + 1} 00:00,${shown},${1200 + at * 20}`),
    ),
    { SH1: days('2025-01-01', 900, 850, 870) },
  ),
  file(
    'a use that was read on the fifteenth, with the day before in its own column',
    '十五.csv',
    lines('户号,上次抄表日期,抄表日期,电量', 'SI1,2024-12-15,2025-01-15,300', 'SI1,2025-01-15,2025-02-15,310'),
    { SI1: days('2025-01-15', ...upTo(31).map(() => 10)) },
  ),
  file(
    'refunds in a column of kinds',
    '退补.csv',
    lines('户号,电费年月,类型,电量', 'SJ1,202501,正常,1000', 'SJ1,202501,退补,-200', 'SJ1,202502,正常,900'),
    { SJ1: months('2025-01', 800, 900) },
  ),
  file(
    'a bill taken back and written again',
    '冲正.csv',
    lines('户号,月份,电量,摘要', 'SK1,2025-01,1000,', 'SK1,2025-01,-1000,冲红', 'SK1,2025-01,940,重开', 'SK1,2025-02,900,'),
    { SK1: months('2025-01', 940, 900) },
  ),
  file(
    'a decimal comma from a meter of abroad, in a Chinese ledger',
    '进口表.csv',
    lines('时间;表号;用电量(kWh)', ...['0,136', '0,141', '1,250'].map((use, at) => `2025-01-01 0${at}:00;SL1;${use}`)),
    { SL1: hours('2025-01-01', 0.136, 0.141, 1.25) },
  ),
  file(
    'all numbers may be read two ways',
    '两读.csv',
    lines('时间;表号;用电量(kWh)', ...['1,136', '2,141', '1,250'].map((use, at) => `2025-01-01 0${at}:00;SM1;${use}`)),
    { SM1: hours('2025-01-01', 1.136, 2.141, 1.25) },
  ),
  file(
    'hours in UTC, as the heading says',
    'utc.csv',
    lines('时间(UTC),表号,用电量(kWh)', ...upTo(24, 0).map((hour) => `2025-01-05 ${two(hour)}:00,SN1,${hour + 1}`)),
    { SN1: hours('2025-01-05T08:00', ...upTo(24)) },
  ),
  file(
    'seconds since 1970',
    'epoch.csv',
    lines('timestamp,meter,kWh', ...upTo(24, 0).map((hour) => `${1_736_006_400 + hour * 3600},SO1,${hour + 1}`)),
    { SO1: hours('2025-01-05', ...upTo(24)) },
  ),
  file(
    'milliseconds since 1970',
    'ms.csv',
    lines('ts,device,energy', ...upTo(24, 0).map((hour) => `${(1_736_006_400 + hour * 3600) * 1000},SP1,${(hour % 5) + 1}`)),
    { SP1: hours('2025-01-05', ...upTo(24, 0).map((hour) => (hour % 5) + 1)) },
  ),
  file(
    'months from February on, of use that a heading says was read',
    '抄表月.csv',
    lines('抄表月份,户号,用电量', '2025-02,SR1,310', '2025-03,SR1,280'),
    { SR1: months('2025-02', 310, 280) },
  ),
  file(
    'a minus behind the number, and brackets for less',
    'sap.csv',
    lines('户号;月份;用电量(kWh);备注', 'SS1;2025-01;1000,5;', 'SS1;2025-01;200,0-;退补', 'SS1;2025-02;900,0;'),
    { SS1: months('2025-01', 800.5, 900) },
  ),
  file(
    'use of the gas day, its stamp in the heading',
    '燃气.csv',
    lines('日期,站点,用气量（Nm³）', ...uses(6, 400).map((use, at) => `2025-01-0${at + 1},ST1,${use}`)),
    { ST1: days('2025-01-01', ...uses(6, 400)) },
  ),
  file(
    'steam in tonnes and its heat beside it',
    '蒸汽.csv',
    lines('月份,用户,蒸汽量(t),折合热量(GJ)', '2025-01,SU1,120,330', '2025-02,SU1,110,302.5'),
    { SU1: months('2025-01', 120, 110) },
  ),
  file('week by week', '周报.csv', lines('周起,周止,楼号,电量(kWh)', '2025-01-06,2025-01-12,SV1,70', '2025-01-13,2025-01-19,SV1,77'), {
    SV1: days('2025-01-06', ...upTo(7).map(() => 10), ...upTo(7).map(() => 11)),
  }),
  file(
    'a parameter in each row: volts and amperes beside the energy',
    '参数.csv',
    lines(
      '时间,设备,参数,数值',
      ...upTo(4, 0).flatMap((at) => [
        `2025-01-05 0${at}:00,SW1,A相电压,220.1`,
        `2025-01-05 0${at}:00,SW1,A相电流,12.5`,
        `2025-01-05 0${at}:00,SW1,正向有功总电能,${5000 + at * 9}`,
      ]),
    ),
    { SW1: hours('2025-01-05', 9, 9, 9) },
    { others: 2 },
  ),
  file(
    'two meters of one account, told apart by a point of measuring',
    '多计量点.csv',
    lines('户号,计量点编号,月份,电量(kWh)', 'SX,SX1,2025-01,310', 'SX,SX2,2025-01,90', 'SX,SX1,2025-02,280', 'SX,SX2,2025-02,80'),
    { SX1: months('2025-01', 310, 280), SX2: months('2025-01', 90, 80) },
  ),
];
