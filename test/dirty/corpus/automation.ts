import { counts, days, file, hours, lines, two, upTo, uses, type CorpusFile } from './corpus-file.ts';

const noon = (hour: number): string => `${hour % 12 === 0 ? 12 : hour % 12}:00:00 ${hour < 12 ? 'AM' : 'PM'}`;
const gb18030 = (bytes: string): Uint8Array => Buffer.from(bytes, 'hex');

/** Trends and histories of building automation and energy systems. */
export const automation: readonly CorpusFile[] = [
  file(
    'Siemens Desigo: points named by keys above, then their columns',
    'desigo.csv',
    lines(
      '"Key            Name:Suffix                                Trend Definitions Used"',
      '"Point_1:","AA1.KWH","","1 hour"',
      '"Point_2:","AA2.KWH","","1 hour"',
      '"Time Interval:","1 Hour"',
      '"Date Range:","1/15/2025 00:00:00 - 1/15/2025 23:59:59"',
      '"Report Timings:","All Hours"',
      '',
      '"<>Date","Time","Point_1","Point_2"',
      ...upTo(24, 0).map((hour) => `"1/15/2025","${two(hour)}:00:00","${(hour % 5) + 2}","${(hour % 3) + 1}"`),
      '" ******************************** End of Report *********************************"',
    ),
    {
      'AA1.KWH': hours('2025-01-15', ...upTo(24, 0).map((hour) => (hour % 5) + 2)),
      'AA2.KWH': hours('2025-01-15', ...upTo(24, 0).map((hour) => (hour % 3) + 1)),
    },
  ),
  file(
    'Honeywell EBI: a history with quality',
    'ebi.csv',
    lines(
      'Point,Parameter,Timestamp,Value,Quality',
      ...counts(5000, uses(12, 20)).map((shown, at) => `AB1,PV.KWH,15-Jan-2025 ${two(at)}:00:00,${shown},Good`),
    ),
    { AB1: hours('2025-01-15', ...uses(12, 20)) },
  ),
  file(
    'Schneider PME: a table with device.quantity as headings',
    'pme.csv',
    lines(
      'Timestamp,AC1.Main Real Energy Into the Load (kWh),AC2.Lift Real Energy Into the Load (kWh)',
      ...upTo(13, 0).map((at) => `2025-01-15 ${two(at)}:00:00.000,${counts(9000, uses(12, 30))[at]},${counts(400, uses(12, 4))[at]}`),
    ),
    {
      'AC1.Main Real Energy Into the Load': hours('2025-01-15', ...uses(12, 30)),
      'AC2.Lift Real Energy Into the Load': hours('2025-01-15', ...uses(12, 4)),
    },
  ),
  file(
    'Acrel: circuits in rows, hours in columns, their sum behind',
    '安科瑞逐时.csv',
    lines(
      '能耗报表,,,,,,,,,,,,,,,,,,,,,,,,,',
      '日期：2025-01-15,单位：kWh,,,,,,,,,,,,,,,,,,,,,,,,',
      `回路名称,${upTo(24, 0)
        .map((hour) => `${hour}时`)
        .join(',')},合计`,
      `AD1,${upTo(24, 0)
        .map((hour) => hour % 4)
        .join(',')},36`,
      `AD2,${upTo(24, 0)
        .map(() => 2)
        .join(',')},48`,
    ),
    { AD1: hours('2025-01-15', ...upTo(24, 0).map((hour) => hour % 4)), AD2: days('2025-01-15', 48) },
  ),
  file(
    'Acrel: what a circuit showed at both ends and the difference',
    '集抄.csv',
    lines(
      '集抄报表（2025-01-01 00:00 ~ 2025-02-01 00:00）,,,,',
      '序号,回路名称,起始示数(kWh),截止示数(kWh),差值(kWh)',
      '1,AE1,100,410,310',
      '2,AE2,50,140,90',
    ),
    { AE1: { from: '2025-01-01', step: 'month', values: [310] }, AE2: { from: '2025-01-01', step: 'month', values: [90] } },
  ),
  file(
    'Johnson Metasys: a trend, name and unit in each row',
    'metasys.csv',
    lines(
      'Date / Time,Name Path Reference,Object Name,Object Value',
      ...upTo(24, 0).map((hour) => `1/15/2025 ${noon(hour)},NAE:AF1,AF1,${(hour % 5) + 2} kWh`),
    ),
    { 'NAE:AF1': hours('2025-01-15', ...upTo(24, 0).map((hour) => (hour % 5) + 2)) },
  ),
  file(
    'Niagara: a history with its offset and flags, days named',
    'niagara.csv',
    lines('Timestamp,Trend Flags,Status,Value (kW-hr)', ...uses(24, 12).map((use, hour) => `15-Jan-25 ${noon(hour)} CST,{ },{ok},${use}`)),
    { AG1: hours('2025-01-15', ...uses(24, 12)) },
    { said: { meter: 'AG1' } },
  ),
  file(
    'Niagara: an offset of its own behind each time',
    'niagara2.csv',
    lines(
      'Timestamp,Trend Flags,Status,Value',
      ...uses(24, 12).map((use, hour) => `2025-01-15T${two(hour)}:00:00.000+08:00 Shanghai,{ },{ok},${use}`),
    ),
    { AH1: hours('2025-01-15', ...uses(24, 12)) },
    { said: { meter: 'AH1' } },
  ),
  file(
    'an energy platform: meter name and number, time, counters, volts and amperes, semicolons',
    'platform2.csv',
    lines(
      '仪表名称;仪表编号;采集时间;A相电压(V);A相电流(A);有功功率(kW);正向有功电能(kWh)',
      ...counts(700.5, uses(8, 6)).map((shown, at) => `总表;AI1;2025-01-15 0${at}:00:00;220.1;12.5;6.2;${shown}`),
    ),
    { AI1: hours('2025-01-15', ...uses(8, 6)) },
  ),
  file(
    'epoch milliseconds and a register in Wh, JSON-like names',
    'iot.csv',
    lines(
      'device_id,ts_ms,total_active_energy_wh',
      ...counts(900_000, [1500, 1400, 1600]).map((shown, at) => `AJ1,${(1_736_870_400 + at * 3600) * 1000},${shown}`),
    ),
    { AJ1: hours('2025-01-15', 1.5, 1.4, 1.6) },
  ),
  file(
    'a daily report at 24:00 with text dates',
    '零点.csv',
    lines('采集时刻,点位,电度(kWh)', ...counts(1000, [9, 8, 11, 10]).map((shown, at) => `2025年1月${at + 1}日 24时00分,AK1,${shown}`)),
    { AK1: days('2025-01-02', 9, 8, 11, 10) },
  ),
  file(
    'dotted dates with two digits of the year',
    'tag.csv',
    lines('Datum;Zähler;Verbrauch (kWh)', ...uses(15, 20).map((use, at) => `${at + 1}.2.25;AL1;${use},5`)),
    { AL1: days('2025-02-01', ...uses(15, 20).map((use) => use + 0.5)) },
  ),
  file(
    'GB18030 with a multiplier column and counters',
    'gbk.csv',
    gb18030(
      // 表号,时间,倍率,表底
      Buffer.concat([
        Buffer.from('b1edbac52ccab1bce42cb1b6c2ca2cb1edb5d70a', 'hex'),
        Buffer.from(lines('AM1,2025-01-01,40,100', 'AM1,2025-02-01,40,110', 'AM1,2025-03-01,40,118')),
      ]).toString('hex'),
    ),
    { AM1: { from: '2025-01-01', step: 'month', values: [400, 320] } },
  ),
  file(
    'a wide log with blanks between thousands',
    'wide.csv',
    lines(
      'Timestamp;AN1 kWh;AN2 kWh',
      ...upTo(24, 0).map((hour) => `2025-01-15 ${two(hour)}:00;1 ${250 + ((hour * 7) % 24)},5;${hour % 6},25`),
    ),
    {
      AN1: hours('2025-01-15', ...upTo(24, 0).map((hour) => 1250.5 + ((hour * 7) % 24))),
      AN2: hours('2025-01-15', ...upTo(24, 0).map((hour) => (hour % 6) + 0.25)),
    },
  ),
  file(
    'Swiss thousands in a long file',
    'schweiz.csv',
    lines(
      'Zeit;Zähler;kWh',
      ...upTo(720, 0).map((at) => `2025-01-${two(1 + Math.floor(at / 24))} ${two(at % 24)}:00;AO1;1'${250 + ((at * 7) % 24)}`),
    ),
    { AO1: hours('2025-01-01', ...upTo(24, 0).map((hour) => 1250 + ((hour * 7) % 24))) },
  ),
  file(
    'blanks for thousands in a long file of decimal commas',
    'lang.csv',
    lines(
      'Zeit;Zähler;kWh',
      ...upTo(720, 0).map((at) => `2025-01-${two(1 + Math.floor(at / 24))} ${two(at % 24)}:00;AP1;1 ${250 + ((at * 7) % 24)},5`),
    ),
    { AP1: hours('2025-01-01', ...upTo(24, 0).map((hour) => 1250.5 + ((hour * 7) % 24))) },
  ),
];
