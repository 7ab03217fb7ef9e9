import { counts, days, file, hours, iso, daysFrom, lines, months, two, upTo, uses, type CorpusFile } from './corpus-file.ts';

/** Sheets that a clerk would call clear, and that need no question. */
export const clerks: readonly CorpusFile[] = [
  file(
    'when the meter was read last and this time, beside what it showed and the use',
    '水费台账.csv',
    lines(
      '序号,户号,户名,上次抄表日期,本次抄表日期,起度,止度,用水量（吨）,单价,应收水费',
      '1,KA100,张一,2025-02-01,2025-03-01,300,311,11,4.1,45.1',
      '2,KA101,张二,2025-02-01,2025-03-01,351,366,15,4.1,61.5',
      '3,KA100,张一,2025-03-01,2025-04-01,311,324,13,4.1,53.3',
      '4,KA101,张二,2025-03-01,2025-04-01,366,378,12,4.1,49.2',
    ),
    { KA100: months('2025-02', 11, 13), KA101: months('2025-02', 15, 12) },
  ),
  file(
    'days of two readings in English',
    'water billing.csv',
    lines(
      'Account Number,Previous Read Date,Current Read Date,Previous Reading,Current Reading,Usage (m3)',
      'KB1,2025-01-01,2025-02-01,300,312,12',
      'KB1,2025-02-01,2025-03-01,312,325,13',
    ),
    { KB1: months('2025-01', 12, 13) },
  ),
  file(
    'what the meter showed on two days, without a column of use',
    '燃气抄表.csv',
    lines(
      '表号,上次抄表日,本次抄表日,上次读数,本次读数,单位',
      'KC1,2025-01-01,2025-02-01,500,612,m³',
      'KC2,2025-01-01,2025-02-01,40,95.5,m³',
    ),
    { KC1: months('2025-01', 112), KC2: months('2025-01', 55.5) },
    { said: { carrier: 'gas' } },
  ),
  file(
    'last and this reading and the multiplier, without a column of use, under a title that names the month',
    '抄表.csv',
    lines('2025年6月公共用电抄表,,,', '表位,上次,本次,倍率', 'KD-1F,500,507,40', 'KD-2F,531,539.5,1', 'KD-3F,562,562,60'),
    { 'KD-1F': months('2025-06', 280), 'KD-2F': months('2025-06', 8.5), 'KD-3F': months('2025-06', 0) },
  ),
  file(
    'readings of two months in rows of months, without a column of use',
    '表底.csv',
    lines('月份,回路,上月表底,本月表底', '2025-01,KE1,100,150', '2025-02,KE1,150,190', '2025-01,KE2,10,16', '2025-02,KE2,16,20'),
    { KE1: months('2025-01', 50, 40), KE2: months('2025-01', 6, 4) },
  ),
  file(
    'the place of a meter as its name',
    '公区.csv',
    lines(
      '2025年6月公共用电抄表,,,,,',
      '表位,上月示数,本月示数,差额,倍率,实用电量',
      'KF-1F,500,507,7,40,280',
      'KF-2F,531,539,8,40,320',
      'KF-3F,562,571,9,40,360',
    ),
    { 'KF-1F': months('2025-06', 280), 'KF-2F': months('2025-06', 320), 'KF-3F': months('2025-06', 360) },
  ),
  file(
    'quarters of two days whose order their clocks tell, in four columns',
    'verbruik.csv',
    lines(
      'Van (datum);Van (tijdstip);Tot (datum);Tot (tijdstip);EAN-code;Register;Volume;Eenheid',
      ...upTo(96, 0).map((at) => {
        const [day, hour] = [1 + Math.floor(at / 48), Math.floor((at % 48) / 2)];
        const next = at + 1;
        const [toDay, toHour] = [1 + Math.floor(next / 48), Math.floor((next % 48) / 2)];
        const [from, to] = [at % 2 === 0 ? '00' : '30', next % 2 === 0 ? '00' : '30'];
        return `${two(day)}-01-2025;${two(hour)}:${from}:00;${two(toDay)}-01-2025;${two(toHour)}:${to}:00;KG1;Afname Dag;0,${100 + ((at * 37) % 96)};kWh`;
      }),
    ),
    { KG1: hours('2025-01-01', ...upTo(24, 0).map((hour) => 0.2 + 0.001 * (((2 * hour * 37) % 96) + (((2 * hour + 1) * 37) % 96)))) },
    { said: { zone: 'Asia/Shanghai' } },
  ),
  file(
    'hours of three days whose order they tell, numbered beside the day',
    'datadis.csv',
    lines(
      'CUPS;Fecha;Hora;AE_kWh;REAL/ESTIMADO',
      ...upTo(72, 0).map(
        (at) => `ES0021000000000077KH;${two(1 + Math.floor(at / 24))}/01/2025;${(at % 24) + 1};0,${300 + ((at * 37) % 72)};R`,
      ),
    ),
    {
      ES0021000000000077KH: days(
        '2025-01-01',
        ...upTo(3, 0).map((day) => 7.2 + 0.001 * upTo(24, 24 * day).reduce((sum, at) => sum + ((at * 37) % 72), 0)),
      ),
    },
  ),
  file(
    'months as their first days, under a heading of months',
    'months.csv',
    lines('Meter,Month,kWh', ...uses(9, 1000).map((use, at) => `KI7,01/${two(at + 1)}/25,${use}`)),
    { KI7: months('2025-01', ...uses(9, 1000)) },
  ),
  file(
    'buildings and what they use down, months across, units in a column',
    '2025年度能耗统计表.csv',
    lines(
      '2025年度能耗统计表,,,,,,',
      '序号,建筑,能源种类,单位,1月,2月,3月,合计',
      '1,KJ楼,电,kWh,8723,3890,1747,14360',
      '2,KJ楼,水,吨,491,391,205,1087',
      '3,KJ楼,天然气,立方米,203,183,582,968',
      '4,KK楼,电,万千瓦时,0.8,0.3,0.1,1.2',
      '5,KK楼,水,吨,49,39,20,108',
    ),
    {
      KJ楼: months('2025-01', 8723, 3890, 1747),
      'KJ楼-水': months('2025-01', 491, 391, 205),
      'KJ楼-天然气': months('2025-01', 203, 183, 582),
      KK楼: months('2025-01', 8000, 3000, 1000),
      'KK楼-水': months('2025-01', 49, 39, 20),
    },
  ),
  file(
    'use of months that rises all year under a heading that says use',
    '新楼.csv',
    lines('表号,月份,用电量kWh', ...upTo(12).map((month) => `KL1,2025-${two(month)},${122_000 + 1000 * month + (month % 3)}`)),
    { KL1: months('2025-01', ...upTo(12).map((month) => 122_000 + 1000 * month + (month % 3))) },
  ),
  file(
    'energy of months that rises in spring',
    'energy.csv',
    lines('meter;period;Energy (10^3 kWh)', ...upTo(6).map((month) => `KM9;2025-0${month};${12 + month}.5`)),
    { KM9: months('2025-01', ...upTo(6).map((month) => 12_500 + 1000 * month)) },
  ),
  file(
    'codes of registers beside the meter',
    'ablesung.csv',
    lines(
      'Ablesedatum;Zähler;OBIS;Stand;Einheit',
      ...upTo(4, 0).flatMap((day) => [
        `${two(day + 1)}.01.2025;1EMH0KN;1.8.1;${1000 + 5 * day},0;kWh`,
        `${two(day + 1)}.01.2025;1EMH0KN;1.8.2;${500 + 2 * day},0;kWh`,
        `${two(day + 1)}.01.2025;1EMH0KN;2.8.0;${3 + 7 * day},0;kWh`,
      ]),
    ),
    {
      '1EMH0KN-1.8.1': days('2025-01-01', 5, 5, 5),
      '1EMH0KN-1.8.2': days('2025-01-01', 2, 2, 2),
      '1EMH0KN-2.8.0': days('2025-01-01', 7, 7, 7),
    },
  ),
  file(
    'water in a title alone',
    '2025年3月水费表.csv',
    lines('2025年3月水费表,,,', '房号,上次,本次,实用(m³)', 'KO102,1001,1013,12', 'KO202,1002,1016,14'),
    { KO102: months('2025-03', 12), KO202: months('2025-03', 14) },
  ),
  file(
    'months over what the meter showed and the use of each',
    '一季度.csv',
    lines(
      '2025年一季度用水抄表,,,,,,',
      '表号,1月,,,2月,,',
      ',上月,本月,用量,上月,本月,用量',
      'KP1,500,523,23,523,566,43',
      'KP2,500,525,25,525,563,38',
    ),
    { KP1: months('2025-01', 23, 43), KP2: months('2025-01', 25, 38) },
  ),
  file(
    'instants in nanoseconds',
    'influx.csv',
    lines(
      'name,tags,time,total_active_energy_kwh',
      ...counts(4000, uses(24, 5)).map((shown, at) => `energy,meter=KQ,${1_735_660_800 + 3600 * at}000000000,${shown}.0`),
    ),
    { 'meter=KQ': hours('2025-01-01', ...uses(24, 5)) },
  ),
  file(
    'clocks with points',
    'punkte.csv',
    lines('meter,time,kWh', ...uses(24, 20).map((use, hour) => `KR1,2025.01.14 ${two(hour)}.00,${use}`)),
    { KR1: hours('2025-01-14', ...uses(24, 20)) },
  ),
  file(
    'what counters showed on days across, a line for each meter, under a title without commas',
    '电表抄见示数.csv',
    lines(
      '电表抄见示数',
      `表号,${upTo(6)
        .map((month) => `2025-${two(month)}-01`)
        .join(',')}`,
      'KS1,52445,53022,53724,54557,55081,55618',
      'KS2,38140,38659,39203,39925,40639,41174',
    ),
    { KS1: months('2025-01', 577, 702, 833, 524, 537), KS2: months('2025-01', 519, 544, 722, 714, 535) },
  ),
  file(
    'what counters showed at the ends of months across',
    '2025年电表表底登记.csv',
    lines('2025年电表表底登记,,,,', '表号,1月底,2月底,3月底,4月底', 'KT1,8142,8232,8291,8361', 'KT2,3149,3204,3274,3348'),
    { KT1: months('2025-02', 90, 59, 70), KT2: months('2025-02', 55, 70, 74) },
  ),
  file(
    'what counters showed at the ends of two years',
    '年底表底.csv',
    lines('水表表底,,,', '房号,业主,2024年底,2025年底', 'KU101,王,1001,1366', 'KU201,李,1002,1732'),
    {
      KU101: { from: '2025-01-01', step: 'month', values: [365], sum: 12 },
      KU201: { from: '2025-01-01', step: 'month', values: [730], sum: 12 },
    },
  ),
  file(
    'days of the week across',
    '周报.csv',
    lines('周,表号,周一,周二,周三,周四,周五,周六,周日', '2025年第2周,KV1,10,11,12,11,10,3,2', '2025年第3周,KV1,13,11,12,11,10,3,4'),
    { KV1: days('2025-01-06', 10, 11, 12, 11, 10, 3, 2, 13, 11, 12, 11, 10, 3, 4) },
  ),
  file(
    'days of the week across, the week in the title',
    '周报2.csv',
    lines(
      '2025年1月6日至1月12日用电周报（kWh）,,,,,,,',
      '回路,周一,周二,周三,周四,周五,周六,周日',
      'KW1,10,11,12,11,10,3,2',
      'KW2,1,1,2,1,1,0,0',
    ),
    { KW1: days('2025-01-06', 10, 11, 12, 11, 10, 3, 2), KW2: days('2025-01-06', 1, 1, 2, 1, 1, 0, 0) },
  ),
  file(
    'heat at the moment by the hour beside its sum, in quarters of an hour',
    '换热站.csv',
    lines(
      '时间,站点,瞬时热量(GJ/h),累计热量(GJ)',
      ...upTo(97, 0).map((at) => {
        const date = daysFrom(2025, 1, 10 + Math.floor(at / 96), 1)[0]!;
        return `${iso(date)} ${two(Math.floor((at % 96) / 4))}:${two((at % 4) * 15)},KX1,${6 + (at % 3)}.5,${5123 + at}.25`;
      }),
    ),
    { KX1: hours('2025-01-10', ...upTo(24).map(() => 4)) },
  ),
];
