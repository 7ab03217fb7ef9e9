import { writeXlsx } from 'hucre/xlsx';
import { days, file, hours, months, upTo, uses, type CorpusFile } from './corpus-file.ts';

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

const day = (number: number): Date => new Date(Date.UTC(2025, 0, number));

/** Sheets as they are filled in by people. */
export const sheets: readonly CorpusFile[] = [
  file(
    'a name and an address above, the head on the sixth row, notes below',
    '能耗月报.xlsx',
    book({
      name: '月报',
      rows: [
        ['XX物业服务有限公司', null, null, null],
        ['地址：某路1号　电话：010-12345678', null, null, null],
        [null, null, null, null],
        ['2025年能耗月报表', null, null, null],
        [null, null, null, '单位：万千瓦时'],
        ['月份', 'CXA1', 'CXA2', '合计'],
        ['1月', 3.1, 0.9, 4],
        ['2月', 2.8, 0.8, 3.6],
        ['小计', 5.9, 1.7, 7.6],
        ['3月', 3, 0.85, 3.85],
        ['备注：2月含春节', null, null, null],
        ['制表：张三', null, '审核：李四', null],
      ],
      merges: [{ startRow: 0, endRow: 0, startCol: 0, endCol: 3 }],
    }),
    { CXA1: months('2025-01', 31_000, 28_000, 30_000), CXA2: months('2025-01', 9000, 8000, 8500) },
  ),
  file(
    'meters over the quantities, days below',
    '双层表头.xlsx',
    book({
      name: '1月',
      rows: [
        ['日期', 'CXB1', null, 'CXB2', null],
        [null, '表底', '用量', '表底', '用量'],
        ...upTo(6).map((at): Cell[] => [day(at), 1000 + at * 10, 10, 500 + at * 5, 5]),
      ],
      merges: [
        { startRow: 0, endRow: 1, startCol: 0, endCol: 0 },
        { startRow: 0, endRow: 0, startCol: 1, endCol: 2 },
        { startRow: 0, endRow: 0, startCol: 3, endCol: 4 },
      ],
    }),
    { CXB1: days('2025-01-01', ...upTo(6).map(() => 10)), CXB2: days('2025-01-01', ...upTo(6).map(() => 5)) },
  ),
  file(
    'blocks of meters below each other on a sheet',
    '分块.xlsx',
    book({
      name: '抄表',
      rows: [
        ['表号：CXC1', null],
        ['日期', '电量(kWh)'],
        [day(1), 10],
        [day(2), 11],
        [null, null],
        ['表号：CXC2', null],
        ['日期', '电量(kWh)'],
        [day(1), 20],
        [day(2), 21],
      ],
    }),
    { CXC1: days('2025-01-01', 10, 11), CXC2: days('2025-01-01', 20, 21) },
  ),
  file(
    'serial days as numbers, readings as texts with blanks',
    '序列.xlsx',
    book({
      name: 'Sheet1',
      rows: [['日期', '表号', '电量'], ...upTo(6).map((at): Cell[] => [45_657 + at, 'CXD1', ` ${at * 3} `])],
    }),
    { CXD1: days('2025-01-01', ...upTo(6).map((at) => at * 3)) },
  ),
  file(
    'a column for each day, the month in the title, the sum of the month behind',
    '逐日.xlsx',
    book({
      name: 'Sheet1',
      rows: [
        ['2025年1月逐日用电量统计（kWh）', ...upTo(33).map(() => null)],
        ['回路', ...upTo(31).map((at) => `${at}日`), '月累计', '备注'],
        ['CXE1', ...upTo(31), 496, null],
        ['CXE2', ...upTo(31).map(() => 2), 62, null],
      ],
    }),
    { CXE1: days('2025-01-01', ...upTo(31)), CXE2: days('2025-01-01', ...upTo(31).map(() => 2)) },
  ),
  file(
    'two years of months in columns of dates',
    '两年.xlsx',
    book({
      name: '台账',
      rows: [
        ['表号', '名称', ...upTo(14, 0).map((at) => new Date(Date.UTC(2024, at, 1)))],
        ['CXF1', '总表', ...uses(14, 300)],
      ],
    }),
    { CXF1: months('2024-01', ...uses(14, 300)) },
  ),
  file(
    'days as figures of eight, kept as numbers',
    '八位.xlsx',
    book({ name: 'S', rows: [['日期', '表号', '电量(kWh)'], ...upTo(6).map((at): Cell[] => [20_250_100 + at, 'CXG1', at + 3])] }),
    { CXG1: days('2025-01-01', ...upTo(6).map((at) => at + 3)) },
  ),
  file(
    'a clock as a fraction beside its day',
    '时刻.xlsx',
    book({
      name: 'S',
      rows: [['日期', '时刻', '表号', '电量(kWh)'], ...upTo(24, 0).map((at): Cell[] => [day(5), at / 24, 'CXH1', at % 5])],
    }),
    { CXH1: hours('2025-01-05', ...upTo(24, 0).map((at) => at % 5)) },
  ),
  file(
    'this year and last year beside each other with the rise',
    '同比.xlsx',
    book({
      name: '2025',
      rows: [
        ['月份', '表号', '本年用电量', '上年用电量', '同比%'],
        ['2025年1月', 'CXI1', 310, 300, 3.3],
        ['2025年2月', 'CXI1', 280, 290, -3.4],
      ],
    }),
    { CXI1: months('2025-01', 310, 280) },
  ),
];
