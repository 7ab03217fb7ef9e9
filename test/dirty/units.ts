import { xlsxPieces } from '#platform/tables/write.ts';
import type { Case, File } from './case.ts';

const from = '2025-01-01';
const quarters = ['00:00', '00:15', '00:30', '00:45'];

/** One hour of one metering point in quarter hours, in the format of files found in public (written by hand), and the resulting use. */
function anHour(title: string, code: string, file: Omit<File, 'came'>, kwh: number): Case {
  return {
    title,
    meters: `${code},S,electricity,interval,kWh,,,`,
    files: [{ came: { readings: 4, accepted: 4, meters: 1 }, ...file }],
    use: { meter: code, from, to: '2025-01-01T01:00', step: 'hour', told: [[kwh, 1]] },
  };
}

const rows = (values: readonly number[], more = '') => quarters.map((clock, at) => `2025-01-01 ${clock},${values[at]}${more}\n`).join('');

/** Units named by a file, in every place and layout. */
export const named: readonly Case[] = [
  anHour(
    'a load file by quarters of an hour, in kW: four times less than as kWh',
    '总有功功率',
    {
      text: `数据时间,总有功功率（kw）\n${rows([4, 8, 8, 4])}`,
      options: { timeColumn: '数据时间' },
      findings: ['power-read', 'interval-guessed'],
    },
    6,
  ),
  anHour(
    'MW in a long file',
    'UMW',
    {
      text: `time,meter,load_MW\n${quarters.map((clock) => `2025-01-01 ${clock},UMW,0.5\n`).join('')}`,
      options: { valueColumn: 'load_MW' },
    },
    500,
  ),
  anHour(
    '万千瓦时 in the wide layout',
    'W2',
    { text: `时间,W2（万千瓦时）\n${rows([1, 1, 1, 1])}`, options: { interval: '15min' }, findings: ['unit-read'] },
    40_000,
  ),
  anHour(
    'kBtu in a row of units',
    'UBTU',
    { text: `time,UBTU\n,kBtu\n${rows([1000, 0, 0, 0])}`, options: { interval: '15min' } },
    293.0711,
  ),
  anHour(
    'a unit above the header',
    'UTOP',
    { text: `某园区负荷\n单位：kW\n时间,UTOP\n${rows([2, 2, 2, 2])}`, options: { headerRow: 3 } },
    2,
  ),
  anHour(
    'a unit in the name of the sheet',
    'USHEET',
    {
      name: 'a.xlsx',
      text: async () =>
        new Uint8Array(
          Buffer.concat(
            await Array.fromAsync(
              xlsxPieces(
                ['时间', 'USHEET'],
                quarters.map((clock) => [`2025-01-01 ${clock}`, 1]),
                { sheet: '负荷（kW）' },
              ),
            ),
          ),
        ),
    },
    1,
  ),
  anHour('a unit in the name of the file', 'UFILE', { name: '负荷（kW）.csv', text: `时间,UFILE\n${rows([1, 2, 3, 4])}` }, 2.5),
  anHour(
    'a household in one file: what is no energy makes no meter',
    'Global_active_energy',
    {
      text: `time,Voltage,Global_intensity,Global_active_energy (Wh),price\n${quarters.map((clock, at) => `2025-01-01 ${clock},230.1,4.${at},${at}00,0.5\n`).join('')}`,
      options: { layout: 'wide', createMeters: true },
      findings: ['columns-not-energy', 'unit-read'],
    },
    0.6,
  ),
  anHour(
    'nothing names a unit: it is that of the metering point, and told',
    'UNONE',
    { text: `time,UNONE\n${rows([1, 1, 1, 1])}`, findings: ['unit-assumed'] },
    4,
  ),
  {
    title: 'months in 万千瓦时, in a ledger with money in adjacent columns',
    meters: 'UMON,S,electricity,interval,kWh,,,',
    files: [
      {
        text: '户号,2025-01电量(万千瓦时),2025-01电费(元),2025-02电量(万千瓦时),2025-02电费(元)\nUMON,1.5,9000,2,12000\n',
        came: { readings: 2, accepted: 2 },
        findings: ['columns-not-energy'],
      },
    ],
    use: {
      meter: 'UMON',
      from,
      to: '2025-03-01',
      step: 'month',
      told: [
        [15_000, 1],
        [20_000, 1],
      ],
    },
  },
  {
    title: 'a power is stored as read: sent again as energy it is a repeat, exported it is unchanged',
    meters: 'UAGAIN,S,electricity,interval,kWh,,,',
    files: [
      { text: `time,UAGAIN (kW)\n${rows([4, 8, 8, 4])}`, came: { readings: 4, accepted: 4 } },
      { text: `time,UAGAIN (kWh)\n${rows([1, 2, 2, 2])}`, came: { readings: 4, repeated: 3, revised: 1 } },
    ],
    use: { meter: 'UAGAIN', from, to: '2025-01-01T01:00', step: 'hour', told: [[7, 1]] },
  },
];
