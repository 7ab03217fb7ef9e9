import { strToU8, zipSync } from 'fflate';
import { bills, written } from './foreign-written.ts';
import { fill, made, months, oneDay, type ForeignFile, type Options } from './foreign-file.ts';

const clocks = (minutes: number, first = 0): string[] =>
  Array.from({ length: 1440 / minutes }, (_, at) => {
    const minute = first + at * minutes;
    return `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;
  });
/** A ledger of two months, whatever its column of months contains. */
const ledger = (code: string, heading: string, first: string, second: string): ForeignFile => ({
  title: `an ordinary ledger whose ${heading} says ${first}`,
  text: `户号,${heading},电量\n${code},${first},310\n${code},${second},280\n`,
  option: made,
  came: { readings: 2, accepted: 2, meters: 1, from: '2024-12-31T16:00:00Z', to: '2025-02-28T16:00:00Z' },
  findings: ['time-written'],
  use: { meter: code, ...months, told: [310, 280] },
});

/** Months, years and spans as times. */
const periods: readonly ForeignFile[] = [
  ledger('FM1', '月份', '2025-01', '2025-02'),
  ledger('FM2', '账期', '2025年1月', '2025年2月'),
  ledger('FM3', '电费年月', '202501', '202502'),
  ledger('FM4', '月份', '2025/1', '2025/2'),
  ledger('FM5', '月份', 'Jan 2025', 'Feb 2025'),
  ledger('FM6', '计费周期', '2025.01.01-2025.01.31', '2025.02.01-2025.02.28'),
  ledger('FM7', '抄表周期', '2025-01-01至2025-01-31', '2025-02-01至2025-02-28'),
  {
    title: 'a year and a month in two columns, with a row of sums below them',
    text: '户号,年,月,用电量(万千瓦时)\nFYM,2025,1,1\nFYM,2025,2,2\n合计,,,3\n',
    option: made,
    came: { readings: 2, accepted: 2, meters: 1 },
    findings: ['rows-skipped'],
    use: { meter: 'FYM', ...months, told: [10_000, 20_000] },
  },
  {
    title: 'use by year in an open data list, its columns recognised by their content',
    text: 'OSEBuildingID,DataYear,PropertyName,Electricity(kWh)\n901,2015,X,365\n902,2015,Y,730\n',
    option: made,
    came: { readings: 2, accepted: 2, meters: 2 },
    findings: ['time-column-guessed', 'meter-column-guessed', 'value-column-guessed'],
    use: { meter: '901', from: '2015-01-01', to: '2016-01-01', step: 'year', told: [365] },
  },
];

/** Columns that are recognised by their contents, and files of one metering point. */
const columns: readonly ForeignFile[] = [
  {
    title: 'the only column with times is the time, whatever its name',
    text: '上报,FT1\n2018-01-01 00:00,1\n2018-01-01 01:00,2\n',
    option: made,
    came: { readings: 2, accepted: 2 },
    findings: ['time-column-guessed'],
    use: { meter: 'FT1', from: '2018-01-01', to: '2018-01-01T02:00', step: 'hour', told: [1, 2] },
  },
  {
    title: 'start_date and end_date of bills that include their end',
    text: 'Account,start_date,end_date,usage_kwh\nFBILL,2025-01-01,2025-01-31,310\nFBILL,2025-02-01,2025-02-28,280\n',
    option: made,
    came: { readings: 2, accepted: 2 },
    findings: ['end-day-included'],
    use: { meter: 'FBILL', ...months, told: [310, 280] },
  },
  {
    title: 'day and clock time in two columns; voltage and current are not meters',
    text: 'Date;Time;Global_active_power (kW);Voltage;Global_intensity\n16/12/2006;17:00:00;60;234.8;18.4\n16/12/2006;17:01:00;60;233.6;23.0\n',
    option: { meter: 'FUCI' },
    came: { readings: 2, accepted: 2, meters: 1 },
    findings: ['time-beside', 'meters-created', 'power-read'],
    use: { meter: 'FUCI', from: '2006-12-16T17:00', to: '2006-12-16T18:00', step: 'hour', told: [2] },
  },
  {
    title: 'a day and the number of its hour',
    text: 'date,hour ending,FHE\n2018-01-01,1,1\n2018-01-01,2,2\n2018-01-01,24,3\n',
    option: made,
    came: { readings: 3, accepted: 3, meters: 1, to: '2018-01-01T16:00:00Z' },
    use: { meter: 'FHE', ...oneDay, told: [6] },
  },
  {
    title: 'one metering point that no column names',
    text: 'day,consumption kWh\n2018-01-01,10\n2018-01-02,11\n',
    option: { meter: 'FONE' },
    came: { readings: 2, accepted: 2, meters: 1 },
    use: { meter: 'FONE', ...oneDay, told: [10] },
  },
  {
    title: 'times given twice, in UTC and local time, and a price',
    text: 'utc_timestamp,cet_cest_timestamp,FLOAD,price_day_ahead\n2018-01-01T00:00:00Z,2018-01-01T01:00:00+0100,41,10\n2018-01-01T01:00:00Z,2018-01-01T02:00:00+0100,42,11\n',
    option: made,
    came: { readings: 2, accepted: 2, meters: 1, from: '2018-01-01T00:00:00Z' },
    findings: ['columns-not-energy'],
    use: { meter: 'FLOAD', from: '2018-01-01T08:00', to: '2018-01-01T10:00', step: 'hour', told: [41, 42] },
  },
];

/** A row for each day and a column for each part of it. */
const daily = (code: string, title: string, headings: readonly string[], more: Partial<ForeignFile> = {}): ForeignFile => ({
  title: `a row for each day: ${title}`,
  text: `表号,日期,${headings.join(',')}\n${code},2018-01-01,${fill(headings.length, 2)}\n${code},2018-01-02,${fill(headings.length, 3)}\n`,
  option: made,
  came: {
    readings: headings.length * 2,
    accepted: headings.length * 2,
    meters: 1,
    from: '2017-12-31T16:00:00Z',
    to: '2018-01-02T16:00:00Z',
  },
  findings: ['day-columns-read'],
  use: { meter: code, ...oneDay, told: [headings.length * 2] },
  ...more,
});

const days: readonly ForeignFile[] = [
  daily('FD1', '0:00 to 23:45', clocks(15)),
  daily('FD2', '0:15 to 24:00', clocks(15, 15)),
  daily('FD3', '0:30 to 0:00', [...clocks(30, 30).slice(0, -1), '0:00']),
  daily(
    'FD4',
    'H1 to H24',
    Array.from({ length: 24 }, (_, at) => `H${at + 1}`),
  ),
  daily(
    'FD5',
    '1 to 96',
    Array.from({ length: 96 }, (_, at) => String(at + 1)),
  ),
  daily(
    'FD6',
    '0时 to 23时',
    Array.from({ length: 24 }, (_, at) => `${at}时`),
  ),
  {
    title: 'a row for each day of one metering point, in kW',
    name: '附件1 区域15分钟负荷（kW）.csv',
    text: `数据时间,${clocks(15).join(',')}\n2018-01-01,${fill(96, 4)}\n`,
    option: { meter: 'FDK' },
    came: { readings: 96, accepted: 96, meters: 1 },
    findings: ['power-of-periods'],
    use: { meter: 'FDK', ...oneDay, told: [96] },
  },
  {
    title: 'a row for each day, with dates written day first',
    text: `NMI,Meter serial,Date,${clocks(30).join(',')}\nFWP,M1,01/07/2021,${fill(48, 1)}\nFWP,M1,02/07/2021,${fill(48, 2)}\n`,
    option: made,
    came: { readings: 96, accepted: 96, meters: 1, from: '2021-06-30T16:00:00Z' },
    use: { meter: 'FWP', from: '2021-07-01', to: '2021-07-03', step: 'day', told: [48, 96] },
  },
];

/** A file as provided by Southern California Edison: titles, a header for each day, times from one to the other. */
function edison(): string {
  const head = '"Energy consumption time period","Usage(Real energy in kilowatt-hours)","Reading quality"\n';
  const day = (date: string): string =>
    `"Data for period starting: ${date} 00:00:00  for 24 hours"\n${head}${clocks(60)
      .map(
        (clock, at) =>
          `"${date} ${clock.padStart(5, '0')}:00 to ${at === 23 ? '2018-01-0' + (Number(date.at(-1)) + 1) : date} ${String((at + 1) % 24).padStart(2, '0')}:00:00","0.5",""\n`,
      )
      .join('')}\n`;
  return `"Energy Usage Information"\n"For location: 1 MAIN ST"\n""\n"Detailed Usage"\n\n${day('2018-01-01')}${day('2018-01-02')}`;
}

/** Based on the examples of AEMO's specification: two channels of intervals, one of them reactive; a day that is partly void. */
const nem12 = `100,NEM12,201801031149,MDP,RETAILER
200,NEM1201009,E1Q1,1,E1,N1,METSER123,kWh,30,20180610
300,20180101,${fill(48, 1)},A,,,20180102121004,
300,20180102,${fill(48, 2)},V,,,20180103121004,
400,1,46,A,,
400,47,48,N,,
200,NEM1201009,E1Q1,2,Q1,N1,METSER123,kVArh,30,20180610
300,20180101,${fill(48, 9)},A,,,20180102121004,
900
`;

const nem13 = `100,NEM13,202503011030,MDP,RETAILER
250,1234567890,1141,01,11,11,METSER66,E,000021.2,20250101000000,A,,,000364.7,20250201000000,E64,77,,343.5,kWh,20250509,20250202125010,20250203000130
900
`;

const reading = (start: number, value: number): string =>
  `<IntervalReading><cost>9</cost><timePeriod><duration>3600</duration><start>${start}</start></timePeriod><value>${value}</value></IntervalReading>`;

/** Based on the annotated example of the Green Button Alliance: the meaning of the values comes after them. */
const greenButton = (point: string, { commodity = 1, uom = 72, power = -1 } = {}): string => `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><id>urn:uuid:1</id><title>Green Button &amp; more</title>
<entry><link rel="self" href="RetailCustomer/9b/UsagePoint/${point}"/><content><UsagePoint xmlns="http://naesb.org/espi"/></content></entry>
<entry><link rel="self" href="RetailCustomer/9b/UsagePoint/${point}/MeterReading/01"/><link rel="related" href="ReadingType/07"/>
<content><MeterReading xmlns="http://naesb.org/espi"/></content></entry>
<entry><link rel="self" href="RetailCustomer/9b/UsagePoint/${point}/MeterReading/01/IntervalBlock/1"/><content>
<IntervalBlock xmlns="http://naesb.org/espi"><interval><duration>7200</duration><start>1514764800</start></interval>
${reading(1514764800, 2820)}${reading(1514768400, 3230)}</IntervalBlock></content></entry>
<entry><link rel="self" href="ReadingType/07"/><content><ReadingType xmlns="http://naesb.org/espi">
<accumulationBehaviour>4</accumulationBehaviour><commodity>${commodity}</commodity><intervalLength>3600</intervalLength>
<powerOfTenMultiplier>${power}</powerOfTenMultiplier><uom>${uom}</uom></ReadingType></content></entry></feed>`;

const hours = { from: '2018-01-01T08:00', to: '2018-01-01T10:00', step: 'hour' } as const;

/** Formats designed for readings, and files in archives. */
const formats: readonly ForeignFile[] = [
  {
    title: 'a download of Southern California Edison',
    text: edison(),
    option: { meter: 'FSCE' },
    came: { readings: 48, accepted: 48, meters: 1 },
    findings: ['rows-skipped', 'time-written'],
    use: { meter: 'FSCE', ...oneDay, told: [12] },
  },
  {
    title: 'NEM12: market time, reactive energy excluded, void intervals missing',
    text: nem12,
    option: made,
    came: { readings: 96, accepted: 94, missing: 2, meters: 1, from: '2017-12-31T14:00:00Z', to: '2018-01-02T13:00:00Z' },
    findings: ['channels-skipped'],
    use: {
      meter: 'NEM1201009-E1',
      from: '2017-12-31T22:00',
      to: '2018-01-01T22:00',
      step: 'hour',
      told: Array.from({ length: 24 }, () => 2),
    },
  },
  {
    title: 'NEM13: what a register counted between two readings',
    text: nem13,
    option: made,
    came: { readings: 1, accepted: 1, meters: 1, from: '2024-12-31T14:00:00Z', to: '2025-01-31T14:00:00Z' },
    use: { meter: '1234567890-11', from: '2024-01-01', to: '2026-01-01', step: 'year', told: [0.9234, 342.5766] },
  },
  {
    title: 'Green Button (ESPI) as XML, in tenths of Wh',
    name: 'usage.xml',
    text: greenButton('FGB1'),
    option: made,
    came: { readings: 2, accepted: 2, meters: 1, from: '2018-01-01T00:00:00Z' },
    use: { meter: 'FGB1', ...hours, told: [0.282, 0.323] },
  },
  {
    title: 'Green Button in a zip archive',
    name: 'DailyElectricUsage.zip',
    text: zipSync({ 'a/pge.xml': strToU8(greenButton('FGB2')), 'readme.txt': strToU8('x') }),
    option: made,
    came: { readings: 2, accepted: 2 },
    use: { meter: 'FGB2', ...hours, told: [0.282, 0.323] },
  },
  {
    title: 'Green Button of natural gas in hundredths of a therm: gas by its energy, not electricity',
    name: 'gas.xml',
    text: greenButton('FGB3', { commodity: 7, uom: 169, power: -2 }),
    option: made,
    came: { readings: 2, accepted: 2, meters: 1 },
    findings: ['carrier-read'],
    use: { meter: 'FGB3', ...hours, told: [826.4604, 946.6196] },
  },
  {
    title: 'Green Button of natural gas in cubic feet: gas in cubic metres',
    name: 'gas-ft3.xml',
    text: greenButton('FGB4', { commodity: 7, uom: 119, power: 0 }),
    option: made,
    came: { readings: 2, accepted: 2, meters: 1 },
    findings: ['carrier-read'],
    use: { meter: 'FGB4', ...hours, told: [79.8535, 91.4634] },
  },
  {
    title: 'quarters as columns, with the year in the title and their sum in the next column',
    name: 'q.csv',
    text: '2018年各季度用电量,,,,,\n户号,一季度,二季度,三季度,四季度,合计\nFQ1,900,910,920,920,3650\n',
    option: made,
    came: { readings: 4, accepted: 4, meters: 1, from: '2017-12-31T16:00:00Z', to: '2018-12-31T16:00:00Z' },
    use: { meter: 'FQ1', from: '2018-01-01', to: '2019-01-01', step: 'year', told: [3650] },
  },
  {
    title: 'years as columns beside a name',
    name: 'y.csv',
    text: '户号,户名,2017年用电量(kWh),2018年用电量(kWh)\nFY1,一号楼,3650,7300\n',
    option: made,
    came: { readings: 2, accepted: 2, meters: 1, from: '2016-12-31T16:00:00Z', to: '2018-12-31T16:00:00Z' },
    use: { meter: 'FY1', from: '2017-01-01', to: '2019-01-01', step: 'year', told: [3650, 7300] },
  },
  {
    title: 'a csv in a zip archive, with carriage returns as line ends',
    name: 'a.zip',
    text: zipSync({ 'a.csv': strToU8('time,FCR\r2018-01-01 08:00,1\r2018-01-01 09:00,2\r') }),
    option: made,
    came: { readings: 2, accepted: 2, meters: 1 },
    use: { meter: 'FCR', ...hours, told: [1, 2] },
  },
];

/** Files of all these formats, written by hand after public ones. */
export const foreignFiles: readonly ForeignFile[] = [...periods, ...columns, ...days, ...formats, ...written, ...bills];

const bytes = (...parts: readonly (string | Uint8Array)[]): Uint8Array =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'utf8') : part)));

/** Formats that are recognised by name and not read: the contents of the file, the code of the answer, and a word that it contains. */
export const namedFormats: readonly (readonly [name: string, file: Uint8Array, code: string, word: string, option?: Options])[] = [
  ['a.edi', bytes("UNA:+.? 'UNB+UNOC:3+1:500+2:500+200101:0000+1'UNH+1+MSCONS:D:04B:UN:2.4c'"), 'format-not-read', 'MSCONS'],
  ['a.epw', bytes('LOCATION,Beijing,Beijing,CHN,CSWD,545110,39.80,116.47,8.0,31.3\nDESIGN CONDITIONS,0\n'), 'is-weather', 'import weather'],
  [
    'a.xml',
    bytes(
      '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><entry><UsagePoint xmlns="http://naesb.org/espi"/></entry></feed>',
    ),
    'espi-without-readings',
    'Green Button',
  ],
  ['b.xml', bytes('<?xml version="1.0"?><rows><row/></rows>'), 'not-a-table', 'XML'],
  ['c.xml', bytes(greenButton('X').slice(0, 900)), 'xml-broken', 'XML'],
  ['a.pdf', bytes('%PDF-1.4 of something'), 'not-a-table', 'PDF'],
  ['a.html', bytes('<!DOCTYPE html><html></html>'), 'not-a-table', 'HTML'],
  ['a.zip', zipSync({ 'a.csv': strToU8('a,b\n'), 'b.csv': strToU8('a,b\n') }), 'zip-several', 'b.csv'],
  ['b.zip', zipSync({ 'a.pdf': strToU8('%PDF') }), 'not-a-table', 'zip'],
  ['a.docx', zipSync(office('word/document.xml')), 'not-a-table', 'docx'],
  ['nem.csv', bytes('100,NEM12,1,A,B\n200,NEM1201009,E1,1,E1,N1,M,kWh,30,\nhello\n'), 'nem-broken', 'hello'],
  ['bare.csv', bytes('户号,月份,电量\nA,1月,1\nA,2月,2\n'), 'year-needed', '--year'],
  ['dot.csv', bytes('户号,月份,电量\nA,2025.1,1\nB,2025.1,2\n'), 'month-dotted', '2025-10'],
  ['codes.csv', bytes('户号,月份,电量\n1.40302E+12,2025-01,1\n'), 'codes-rounded', '1.40302E+12', made],
  ['carriers.csv', bytes('建筑,月份,东区(kWh),西区(kWh)\n甲,2025-01,1,2\n'), 'values-several', '--value-column', made],
  ['nothing.csv', bytes('a,b\nx,y\n'), 'column-unknown', '--time-column'],
  ['two.csv', bytes('户号,时间,电量\nA,2018-01-01 00:00,1\nB,2018-01-01 00:00,2\n'), 'meter-several', 'A, B'],
];

function office(part: string): Record<string, Uint8Array> {
  const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument';
  return {
    '[Content_Types].xml': strToU8('<Types/>'),
    '_rels/.rels': strToU8(`<Relationships><Relationship Id="a" Type="${type}" Target="${part}"/></Relationships>`),
  };
}
