import { fill, made, months, oneDay, type ForeignFile } from './foreign-file.ts';

const gb18030 = (hex: string): Uint8Array => new Uint8Array(Buffer.from(hex, 'hex'));
const dotted = (code: string, months: readonly string[]): string =>
  `户号,月份,电量\n${months.map((month, at) => `${code},2025.${month},${at + 1}\n`).join('')}`;
const twelve = Array.from({ length: 12 }, (_, at) => at + 1);
const year2025 = { from: '2025-01-01', to: '2026-01-01', step: 'month' } as const;

/** Years in other places, months as decimals, numbers and codes as other countries and spreadsheets write them. */
export const written: readonly ForeignFile[] = [
  {
    title: 'bare months, the year in the title',
    text: '2025年各表用电量（kWh）,,\n月份,FB1,FB2\n1月,310,20\n2月,280,21\n',
    option: made,
    came: { readings: 4, accepted: 4, meters: 2 },
    findings: ['year-read'],
    use: { meter: 'FB1', ...months, told: [310, 280] },
  },
  {
    title: 'bare months, the year in the name of the file',
    name: '2025年电费.csv',
    text: '户号,月份,电量\nFB3,1月,310\nFB3,2月,280\n',
    option: made,
    came: { readings: 2, accepted: 2 },
    findings: ['year-read'],
    use: { meter: 'FB3', ...months, told: [310, 280] },
  },
  {
    title: 'days without a year, with the year in the title',
    text: '2025年抄表,,\n户号,日期,电量\nFB4,1月1日,12\nFB4,1月2日,13\n',
    option: made,
    came: { readings: 2, accepted: 2 },
    findings: ['year-read'],
    use: { meter: 'FB4', from: '2025-01-01', to: '2025-01-03', step: 'day', told: [12, 13] },
  },
  {
    title: '2025.1 and 2025.10 side by side',
    text: dotted('FDOT1', twelve.map(String)),
    option: made,
    came: { readings: 12, accepted: 12 },
    findings: ['dotted-months-read'],
    use: { meter: 'FDOT1', ...year2025, told: twelve },
  },
  {
    title: '2025.1 twice, as a spreadsheet leaves it: January and October by the rows around',
    text: dotted(
      'FDOT2',
      twelve.map((month) => (month === 10 ? '1' : String(month))),
    ),
    option: made,
    came: { readings: 12, accepted: 12 },
    findings: ['dotted-months-read'],
    use: { meter: 'FDOT2', ...year2025, told: twelve },
  },
  {
    title: 'semicolons, decimal commas and days with points',
    text: 'Datum;Zähler;Verbrauch (kWh)\n13.01.2025 00:00;FZ1;1.234,5\n13.01.2025 01:00;FZ1;2,5\n',
    option: made,
    came: { readings: 2, accepted: 2, meters: 1 },
    findings: ['decimal-comma'],
    use: { meter: 'FZ1', from: '2025-01-13', to: '2025-01-13T02:00', step: 'hour', told: [1234.5, 2.5] },
  },
  {
    title: 'GB18030',
    text: gb18030(
      'bba7bac52cc8d5c6da2cb5e7c1bfa3a8c7a7cddfcab1a3a90a4647422c323032352f312f312c313230300a4647422c323032352f312f322c313330300a',
    ),
    option: made,
    came: { readings: 2, accepted: 2 },
    use: { meter: 'FGB', from: '2025-01-01', to: '2025-01-03', step: 'day', told: [1200, 1300] },
  },
  {
    title: 'UTF-16 with tabs',
    text: Buffer.concat([
      Buffer.from([255, 254]),
      Buffer.from('户号\t日期\t电量\nFU16\t2025/1/1\t1200\nFU16\t2025/1/2\t1300\n', 'utf16le'),
    ]),
    option: made,
    came: { readings: 2, accepted: 2 },
    use: { meter: 'FU16', from: '2025-01-01', to: '2025-01-03', step: 'day', told: [1200, 1300] },
  },
  {
    title: 'blank columns after a byte order mark, full-width digits',
    text: '\ufeff,户号,,日期,,电量(kWh),\n,FBL,,２０２５－０１－０１,,１２．５,\n,FBL,,2025-01-02,,13,\n',
    option: made,
    came: { readings: 2, accepted: 2 },
    use: { meter: 'FBL', from: '2025-01-01', to: '2025-01-03', step: 'day', told: [12.5, 13] },
  },
  {
    title: 'a header in two rows, days as 20250101',
    text: '电量统计表,,,\n户号,日期,用电量,\n,,有功(kWh),备注\nFTWO,20250101,12,\nFTWO,20250102,13,\n',
    option: made,
    came: { readings: 2, accepted: 2 },
    use: { meter: 'FTWO', from: '2025-01-01', to: '2025-01-03', step: 'day', told: [12, 13] },
  },
  {
    title: 'serial days of a spreadsheet',
    text: '户号,时间,电量(kWh)\nFSER,45658,1\nFSER,45658.010416667,2\nFSER,45658.020833333,3\n',
    option: made,
    came: { readings: 3, accepted: 3 },
    use: { meter: 'FSER', from: '2025-01-01', to: '2025-01-01T01:00', step: 'hour', told: [6] },
  },
  {
    title: 'seconds since 1970, bars between the columns',
    text: 'timestamp|FUNIX\n1735660800|1\n1735664400|2\n',
    option: made,
    came: { readings: 2, accepted: 2, from: '2024-12-31T16:00:00Z' },
    use: { meter: 'FUNIX', from: '2025-01-01', to: '2025-01-01T02:00', step: 'hour', told: [1, 2] },
  },
  {
    title: 'days with their weekday, values followed by their unit',
    text: '户号,日期,电量\nFWEEK,2025年1月1日 星期三,12kWh\nFWEEK,2025年1月2日 星期四,0.013 MWh\n',
    option: made,
    came: { readings: 2, accepted: 2 },
    use: { meter: 'FWEEK', from: '2025-01-01', to: '2025-01-03', step: 'day', told: [12, 13] },
  },
  {
    title: 'times that end their interval',
    text: 'Interval End,FEND\n2025-01-01 00:30,1\n2025-01-01 01:00,2\n2025-01-01 01:30,4\n2025-01-01 02:00,8\n',
    option: made,
    came: { readings: 4, accepted: 4, from: '2024-12-31T16:00:00Z' },
    findings: ['marks-end-read'],
    use: { meter: 'FEND', from: '2025-01-01', to: '2025-01-01T02:00', step: 'hour', told: [3, 12] },
  },
  {
    title: 'bills dated by the reading day, the last of each month',
    text: '户号,抄表日期,上次示数,本次示数,倍率,电量\nFLAST,2025-01-31,100,110,31,310\nFLAST,2025-02-28,110,120,28,280\n',
    option: made,
    came: { readings: 2, accepted: 2 },
    findings: ['month-ends-read'],
    use: { meter: 'FLAST', ...months, told: [310, 280] },
  },
  {
    title: 'bills dated by the reading day, the first of the next month',
    text: '户号,抄表日期,电量\nFNEXT,2025-02-01,310\nFNEXT,2025-03-01,280\n',
    option: made,
    came: { readings: 2, accepted: 2 },
    findings: ['marks-end-read'],
    use: { meter: 'FNEXT', ...months, told: [310, 280] },
  },
];

/** Sums, parts of tariffs, other carriers. */
export const bills: readonly ForeignFile[] = [
  {
    title: 'a bill by tariff: the sum counts, its parts are not added again',
    text: '户号,户名,电费年月,尖电量,峰电量,平电量,谷电量,总电量,电费(元)\nFTAR,甲,202501,10,100,100,100,310,200\nFTAR,甲,202502,10,90,90,90,280,180\n',
    option: made,
    came: { readings: 2, accepted: 2, meters: 1 },
    use: { meter: 'FTAR', ...months, told: [310, 280] },
  },
  {
    title: 'rows of sums and means among the codes are not metering points',
    text: '户号,月份,电量\nFSUM1,2025-01,310\nFSUM2,2025-01,6\n城区小计,2025-01,316\n合计,2025-01,316\n平均,2025-01,158\n',
    option: made,
    came: { readings: 2, accepted: 2, meters: 2 },
    findings: ['rows-skipped'],
    use: { meter: 'FSUM1', from: '2025-01-01', to: '2025-02-01', step: 'month', told: [310] },
  },
  {
    title: 'a column of sums next to those of metering points',
    text: '时间,FSUM3,FSUM4,合计(kWh)\n2025-01-01,5,6,11\n2025-01-02,5,6,11\n',
    option: made,
    came: { readings: 4, accepted: 4, meters: 2 },
    findings: ['columns-not-energy'],
    use: { meter: 'FSUM3', from: '2025-01-01', to: '2025-01-03', step: 'day', told: [5, 5] },
  },
  {
    title: 'a row for each metering point, with a sum after its months and below them',
    text: '户号,2025-01,2025-02,合计\nFSUM5,310,280,590\nFSUM6,1,2,3\n合计,311,282,593\n',
    option: made,
    came: { readings: 4, accepted: 4, meters: 2 },
    findings: ['rows-skipped'],
    use: { meter: 'FSUM5', ...months, told: [310, 280] },
  },
  {
    title: 'the day’s sum after its hours',
    text: `日期,${Array.from({ length: 24 }, (_, at) => `${at}时`).join(',')},合计\n2018-01-01,${fill(24, 1)},24\n平均,${fill(24, 1)},24\n`,
    option: { meter: 'FSUM7' },
    came: { readings: 24, accepted: 24, meters: 1 },
    findings: ['rows-skipped'],
    use: { meter: 'FSUM7', ...oneDay, told: [24] },
  },
  {
    title: 'a water bill by the tonne',
    text: '水表编号,年月,用水量（吨）\nFWAT,202501,100\nFWAT,202502,110\n',
    option: made,
    came: { readings: 2, accepted: 2 },
    findings: ['carrier-read', 'water-in-tonnes'],
    use: { meter: 'FWAT', ...months, told: [100, 110] },
  },
  {
    title: 'a gas bill',
    text: '用户编号,抄表日期,用气量(m³),气费\nFGAS,2025-01-31,100,300\nFGAS,2025-02-28,110,330\n',
    option: made,
    came: { readings: 2, accepted: 2 },
    findings: ['carrier-read'],
    use: { meter: 'FGAS', ...months, told: [100, 110] },
  },
  {
    title: 'heat of a heating season',
    text: '楼号,供热期,用热量(GJ)\nFHEAT,2024-11-15至2025-03-15,1210\n',
    option: made,
    came: { readings: 1, accepted: 1 },
    findings: ['carrier-read'],
    use: { meter: 'FHEAT', from: '2024-01-01', to: '2026-01-01', step: 'year', told: [473.9167, 736.0833] },
  },
  {
    title: 'electricity and water of buildings side by side: one is read, the other is reported',
    text: '建筑,月份,用电量(kWh),用水量(m3)\nFBOTH,2025-01,310,5\nFBOTH,2025-02,280,6\n',
    option: made,
    came: { readings: 2, accepted: 2, meters: 1 },
    findings: ['values-left'],
    use: { meter: 'FBOTH', ...months, told: [310, 280] },
  },
  {
    title: 'the header printed again on each page',
    text: '户号,月份,电量\nFPAGE,2025-01,310\n户号,月份,电量\nFPAGE,2025-02,280\n',
    option: made,
    came: { readings: 2, accepted: 2, meters: 1 },
    findings: ['rows-skipped'],
    use: { meter: 'FPAGE', ...months, told: [310, 280] },
  },
];
