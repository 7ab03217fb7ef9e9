import { billUnits } from './bills.ts';
import type { Bills } from './bills.ts';
import { CsvFile } from './bytes.ts';
import { itemCode, items } from './items.ts';
import type { Main } from './mains.ts';
import { suppliers } from './organisations.ts';
import type { CityFile } from './types.ts';

const carrierTexts = { electricity: '电', heat: '热', gas: '天然气', water: '水' } as const;
const kindTexts = { register: '表底数', interval: '时段用量' } as const;

const column = {
  code: '表号',
  building: '建筑编号',
  carrier: '能源种类',
  item: '分项编码',
  kind: '读数类型',
  unit: '计量单位',
  multiplier: '倍率',
  digits: '表盘位数',
  parent: '上级表号',
  capacity: '容量',
  installed: '安装日期',
  shares: '分摊比例',
  operator: '运维单位',
};

const invert = (texts: Readonly<Record<string, string>>) => Object.fromEntries(Object.entries(texts).map(([code, text]) => [text, code]));

type Row = Partial<Record<keyof typeof column, string | number | null>>;

/** Writes all metering points: mains before the items behind them, then the billed ones. */
export function writeMeters(path: string, mains: readonly Main[], bills: Bills): CityFile {
  const file = new CsvFile(path);
  const fields = Object.keys(column) as (keyof typeof column)[];
  file.row(Object.values(column));
  const put = (row: Row) => file.row(fields.map((field) => row[field]));
  for (const main of mains) mainRows(main).forEach(put);
  for (const { code, carrier, building, shares } of bills.list) {
    const [unit, operator] = [billUnits[carrier], suppliers[carrier]?.code ?? ''];
    put({ code, building: building?.code ?? '', carrier: carrierTexts[carrier], kind: kindTexts.interval, unit, shares, operator });
  }
  file.close();
  const value = { carrier: invert(carrierTexts), kind: invert(kindTexts) };
  return { kind: 'meters', path, options: { column, value } };
}

function mainRows(main: Main): Row[] {
  const { code, building, installed, load } = main;
  const common = {
    building: building.code,
    carrier: carrierTexts.electricity,
    unit: 'kWh',
    installed,
    operator: suppliers['electricity']?.code ?? '',
  };
  const device = main.register
    ? { kind: kindTexts.register, multiplier: main.multiplier, digits: main.digits }
    : { kind: kindTexts.interval };
  const first: Row = { ...common, ...device, code, capacity: load.peakKw };
  if (!main.itemised) return [first];
  return [
    first,
    ...items.map((item): Row => ({ ...common, code: itemCode(main, item.code), item: item.code, kind: kindTexts.interval, parent: code })),
  ];
}
