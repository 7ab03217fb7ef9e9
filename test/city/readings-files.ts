import { readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { CsvFile } from './bytes.ts';
import type { Stamps } from './bytes.ts';
import { cityZone, stampText, stepsADay } from './days.ts';
import { itemCode, items } from './items.ts';
import type { ItemSeries } from './items.ts';
import type { Calendar } from './rhythm.ts';
import type { Late, Series } from './series.ts';
import type { CityFile, ImportOptions } from './types.ts';

/** Options that all electricity readings share. */
const electricity: ImportOptions = { zone: cityZone, unit: 'kWh', carrier: 'electricity' };
const longColumns: ImportOptions = { layout: 'long', timeColumn: '采集时间', meterColumn: '表号', valueColumn: '示数' };

/** Writes meters one after the other, one line per reading. */
export function writeLong(path: string, series: readonly Series[], calendar: Calendar, received: string): CityFile {
  const stamps = stampsOf(calendar);
  const file = new CsvFile(path);
  file.row(['采集时间', '表号', '示数']);
  const values = new Float64Array(stepsADay);
  let readings = 0;
  for (const one of series) {
    const code = Buffer.from(`${one.main.code},`);
    for (let day = 0; day <= calendar.days.length; day += 1) {
      one.day(day, values);
      readings += present(values);
      file.long(stamps, day * stepsADay, code, values);
    }
  }
  file.close();
  return { kind: 'readings', path, options: { ...electricity, ...longColumns, ...kindOf(series), received }, readings };
}

/** Stamps of all steps and one more day, each `2024-01-01 00:15:00,`. */
function stampsOf({ first, days }: Calendar): Stamps {
  const texts: string[] = [];
  for (let day = 0; day <= days.length; day += 1) {
    for (let step = 0; step < stepsADay; step += 1) texts.push(`${stampText(first + day, step, true)},`);
  }
  return { bytes: Buffer.from(texts.join('')), width: 20 };
}

/** Writes meters next to each other, one line per instant. Intervals may be marked by their ends. */
export function writeWide(path: string, series: readonly Series[], calendar: Calendar, marks: 'start' | 'end', received: string): CityFile {
  const register = series[0]?.main.register === true;
  const shift = !register && marks === 'end' ? 1 : 0;
  const file = new CsvFile(path);
  file.row(['时间', ...series.map(({ main }) => main.code)]);
  const columns = series.map(() => new Float64Array(stepsADay));
  let readings = 0;
  for (let day = 0; day < calendar.days.length + (register ? 1 : 0); day += 1) {
    series.forEach((one, i) => one.day(day, columns[i] as Float64Array));
    readings += columns.reduce((sum, values) => sum + present(values), 0);
    const last = day === calendar.days.length ? 1 : stepsADay;
    for (let step = 0; step < last; step += 1) file.wide(stamp(calendar, day, step + shift), columns, step);
  }
  file.close();
  const options: ImportOptions = { ...electricity, layout: 'wide', timeColumn: '时间', ...kindOf(series), received };
  return { kind: 'readings', path, options: register ? options : { ...options, marks }, readings };
}

/** Writes the hourly items, four columns per building. */
export function writeItems(path: string, series: readonly ItemSeries[], calendar: Calendar, received: string): CityFile {
  const file = new CsvFile(path);
  file.row(['时间', ...series.flatMap(({ main }) => items.map(({ code }) => itemCode(main, code)))]);
  const groups = series.map(() => items.map(() => new Float64Array(24)));
  const columns = groups.flat();
  for (let day = 0; day < calendar.days.length; day += 1) {
    series.forEach((one, i) => one.day(day, groups[i] as Float64Array[]));
    for (let hour = 0; hour < 24; hour += 1) file.wide(stamp(calendar, day, hour * 4), columns, hour);
  }
  file.close();
  const readings = columns.length * 24 * calendar.days.length;
  const options: ImportOptions = {
    ...electricity,
    layout: 'wide',
    timeColumn: '时间',
    kind: 'interval',
    interval: '1h',
    marks: 'start',
    received,
  };
  return { kind: 'readings', path, options, readings };
}

/** Writes what was held back, as one gz file for each kind that comes later. */
export function writeLate(directory: string, late: readonly Late[], calendar: Calendar, received: string): CityFile[] {
  return [true, false].flatMap((register) => {
    const some = late.filter(({ meter }) => meter.register === register);
    if (some.length === 0) return [];
    const plain = join(directory, `readings-late-${register ? 'registers' : 'intervals'}.csv`);
    const file = new CsvFile(plain);
    file.row(['采集时间', '表号', '示数']);
    for (const { meter, step, value } of some) file.row([stampText(calendar.first, step, true), meter.code, (value / 100).toFixed(2)]);
    file.close();
    const path = `${plain}.gz`;
    writeFileSync(path, gzipSync(readFileSync(plain)));
    unlinkSync(plain);
    const kind = register ? { kind: 'register' as const } : fifteen;
    return [{ kind: 'readings', path, options: { ...electricity, ...longColumns, ...kind, received }, readings: some.length }];
  });
}

const fifteen = { kind: 'interval', interval: '15min', marks: 'start' } as const;

function kindOf(series: readonly Series[]): ImportOptions {
  return series[0]?.main.register === true ? { kind: 'register' } : fifteen;
}

function stamp(calendar: Calendar, day: number, step: number): Buffer {
  return Buffer.from(stampText(calendar.first + day, step, false));
}

function present(values: Float64Array): number {
  let count = 0;
  for (let i = 0; i < values.length; i += 1) if ((values[i] as number) >= 0) count += 1;
  return count;
}
