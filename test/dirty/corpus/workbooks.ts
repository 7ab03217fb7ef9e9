import { writeXlsx } from 'hucre/xlsx';
import { days, file, months, upTo, type CorpusFile } from './corpus-file.ts';

type Cell = string | number | null | Date;
type Sheet = {
  readonly name: string;
  readonly rows: Cell[][];
  readonly merges?: { startRow: number; endRow: number; startCol: number; endCol: number }[];
};

const book =
  (...sheets: readonly Sheet[]) =>
  async (): Promise<Uint8Array> =>
    writeXlsx({ sheets: sheets.map((sheet) => ({ ...sheet })) });

/** Workbooks: titles over merged cells, headers of two rows, several sheets, formulas. */
export const workbooks: readonly CorpusFile[] = [
  file(
    'a head of two rows: months over use and money',
    '台账.xlsx',
    book({
      name: '台账',
      rows: [
        ['2025年用电台账', null, null, null, null],
        ['户号', '1月', null, '2月', null],
        [null, '用电量', '电费', '用电量', '电费'],
        ['WA1', 310, 155, 280, 140],
        ['WA2', 90, 45, 80, 40],
        ['合计', 400, 200, 360, 180],
      ],
      merges: [
        { startRow: 0, endRow: 0, startCol: 0, endCol: 4 },
        { startRow: 1, endRow: 2, startCol: 0, endCol: 0 },
        { startRow: 1, endRow: 1, startCol: 1, endCol: 2 },
        { startRow: 1, endRow: 1, startCol: 3, endCol: 4 },
      ],
    }),
    { WA1: months('2025-01', 310, 280), WA2: months('2025-01', 90, 80) },
  ),
  file(
    'a cover before the table',
    '报表.xlsx',
    book(
      { name: '封面', rows: [['某单位能耗报表'], ['2025年']] },
      {
        name: '数据',
        rows: [
          ['月份', '户号', '用电量(kWh)'],
          ['2025-01', 'WB1', 310],
          ['2025-02', 'WB1', 280],
        ],
      },
    ),
    { WB1: months('2025-01', 310, 280) },
  ),
  file(
    'a sheet for each month',
    '2025.xlsx',
    book(
      {
        name: '2025年1月',
        rows: [
          ['户号', '用电量(kWh)'],
          ['WC1', 310],
          ['WC2', 90],
        ],
      },
      {
        name: '2025年2月',
        rows: [
          ['户号', '用电量(kWh)'],
          ['WC1', 280],
          ['WC2', 80],
        ],
      },
    ),
    { WC1: months('2025-01', 310), WC2: months('2025-01', 90) },
  ),
  file(
    'a sheet for each building, no code in it',
    '各楼.xlsx',
    book(
      { name: 'WD1', rows: [['日期', '用电量(kWh)'], ...upTo(10).map((day): Cell[] => [`2025-01-${String(day).padStart(2, '0')}`, day])] },
      {
        name: 'WD2',
        rows: [['日期', '用电量(kWh)'], ...upTo(10).map((day): Cell[] => [`2025-01-${String(day).padStart(2, '0')}`, 2 * day])],
      },
    ),
    { WD1: days('2025-01-01', ...upTo(10)) },
  ),
  file(
    'dates as a sheet keeps them, codes filled down over merged cells',
    '合并.xlsx',
    book({
      name: 'S',
      rows: [
        ['表号', '日期', '用电量(kWh)'],
        ['WE1', new Date(Date.UTC(2025, 0, 1)), 10],
        [null, new Date(Date.UTC(2025, 0, 2)), 11],
        ['WE2', new Date(Date.UTC(2025, 0, 1)), 20],
        [null, new Date(Date.UTC(2025, 0, 2)), 21],
      ],
      merges: [
        { startRow: 1, endRow: 2, startCol: 0, endCol: 0 },
        { startRow: 3, endRow: 4, startCol: 0, endCol: 0 },
      ],
    }),
    { WE1: days('2025-01-01', 10, 11), WE2: days('2025-01-01', 20, 21) },
  ),
  file(
    'German decimals as texts of a workbook',
    'verbrauch.xlsx',
    book({
      name: 'Verbrauch',
      rows: [
        ['Datum', 'Zähler', 'Verbrauch (kWh)'],
        ['01.02.2025', 'WF1', '1.250'],
        ['02.02.2025', 'WF1', '1.175'],
        ['03.02.2025', 'WF1', '1.300'],
      ],
    }),
    { WF1: days('2025-02-01', 1250, 1175, 1300) },
  ),
  file(
    'a row of units under the head',
    '单位行.xlsx',
    book({
      name: 'S',
      rows: [
        ['时间', 'WG1', 'WG2'],
        ['', 'MWh', 'kWh'],
        ['2025-01-01', 1, 10],
        ['2025-01-02', 2, 11],
        ['2025-01-03', 3, 12],
      ],
    }),
    { WG1: days('2025-01-01', 1000, 2000, 3000), WG2: days('2025-01-01', 10, 11, 12) },
  ),
  file(
    'two tables side by side',
    '并排.xlsx',
    book({
      name: '2025年3月',
      rows: [
        ['户号', '用电量', null, '户号', '用水量'],
        ['WH1', 310, null, 'WH1', 12],
        ['WH2', 90, null, 'WH2', 4],
      ],
    }),
    { WH1: months('2025-03', 310), WH2: months('2025-03', 90) },
  ),
];
