import { Problem } from '#kernel/problem.ts';
import { headingKey } from '#platform/tables/columns.ts';
import { isBlankNumber, parseDecimal } from '#platform/tables/number.ts';
import { parseTime, sniffTimeFormat } from '#platform/tables/time.ts';
import { conversionFrom, conversionIn, type Convert } from './heading-unit.ts';
import { dayPartsIn } from './time-beside.ts';
import { isMissingMark } from './units-by-values.ts';
import { weatherVariableTerms } from './vocabulary.ts';
import { variableNames, type Variable } from './variable.ts';

type Rows = readonly (readonly string[])[];

/** Headings of weather files for the time, stations and measurements; compared in lower case, without blanks and punctuation between. */
const timeWords = [
  'time',
  'timestamp',
  'datetime',
  'date',
  '时间',
  '日期',
  '观测时间',
  '资料时间',
  '世界时',
  '北京时',
  '北京时间',
  '时间世界时',
  '时间utc',
  '观测时间utc',
  'timeutc',
  'datetimeutc',
  'dateutc',
  'utctime',
  'localtime',
  'validtime',
  'dt',
];
const stationWords = [
  'station',
  'stationid',
  'stationcode',
  'siteid',
  'site',
  'wmo',
  'usaf',
  '站号',
  '区站号',
  '站点',
  '气象站',
  '台站号',
  '站点编号',
  '站代码',
  '观测站',
  '站名',
  '台站名称',
  'stationname',
  'locationid',
];
const variableWords: Readonly<Record<Variable, readonly string[]>> = {
  temperature: [
    'airtemperature',
    'temp',
    'airtemp',
    'tempc',
    'tempf',
    't2m',
    'drybulb',
    'drybulbtemperature',
    'tair',
    'tmp',
    '温度',
    '平均气温',
    'temperature2m',
    '室外温度',
    '干球温度',
  ],
  dewPoint: ['dewtemperature', 'dewpointtemperature', 'dewpt', 'dpt', 'dewpoint', 'dewpoint2m', 't2mdew', '露点'],
  humidity: ['relativehumidity', 'rh', 'rhum', 'rh2m', 'relativehumidity2m', '湿度'],
  pressure: ['airpressure', 'stationpressure', 'surfacepressure', 'atmosphericpressure', 'ps', 'sp', '大气压'],
  globalRadiation: ['ghi', 'globalhorizontalirradiance', 'globalhorizontalradiation', 'shortwaveradiation', '水平面总辐射'],
  directRadiation: ['dni', 'directnormalirradiance', 'directnormalradiation', '法向直接辐射'],
  diffuseRadiation: ['dhi', 'diffusehorizontalirradiance', 'diffusehorizontalradiation', 'diffuseradiation', '水平面散射辐射'],
  windDirection: ['winddir', 'wdir', 'wd10m', 'winddirection10m'],
  windSpeed: ['wspd', 'windspd', 'ws10m', 'windspeed10m'],
};

/** A heading normalised for comparison with these words: without its unit and punctuation. */
const plainly = (heading: string): string =>
  headingKey(heading.replace(/[([（【][^()[\]（）【】]*[)\]）】]/gu, '')).replaceAll(/[_\-.·:]/gu, '');

/** The place of the only column with one of these headings, the first words first; -1 if there is none. */
function called(header: readonly string[], words: readonly string[]): number {
  for (const word of words) {
    const found = header.flatMap((heading, at) => (plainly(heading) === word ? [at] : []));
    if (found.length === 1) return found[0] as number;
  }
  return -1;
}

/**
 * The column of the time: by its heading, otherwise the only one that contains times.
 * @throws Problem `time-column-needed`
 */
export function timeColumnIn(header: readonly string[], rows: Rows): string {
  const holds = (column: number): boolean => holdsTimes(rows, column);
  const named = called(header, timeWords);
  if (named >= 0 && (rows.length === 0 || holdsTimes(rows, named, true))) return header[named] as string;
  const all = header.flatMap((_, at) => (holds(at) ? [at] : []));
  const utc = all.filter((at) => /utc|gmt/iu.test(header[at] as string));
  const [only, ...others] = utc.length === 1 ? utc : all;
  const split = all.length === 0 ? dayPartsIn(header) : null;
  if (split !== null) return header[split[0]] as string;
  if (only === undefined || others.length > 0)
    throw new Problem('bad-input', 'time-column-needed', { columns: header.join(', ').slice(0, 500) });
  return header[only] as string;
}

/** @param isNamed its heading is that of a time, so that values that are also numbers (`20260101`, a serial day) count as times */
function holdsTimes(rows: Rows, column: number, isNamed = false): boolean {
  const cells = rows.map((row) => row[column] ?? '').filter((text) => text.trim() !== '');
  const { format } = sniffTimeFormat(cells);
  return (
    cells.length > 0 &&
    cells.every((text) => typeof parseTime(text, format) === 'object' && (isNamed || typeof parseDecimal(text) !== 'number'))
  );
}

/** The columns of variables by their headings. */
export function variableColumnsIn(header: readonly string[]): Record<string, string> {
  const found = variableNames.flatMap((name): [string, string][] => {
    const words = [name.toLowerCase(), weatherVariableTerms[name].zh, plainly(weatherVariableTerms[name].en), ...variableWords[name]];
    const at = called(header, words);
    return at < 0 ? [] : [[name, header[at] as string]];
  });
  return Object.fromEntries(found);
}

/** The column that names the station; -1 if there is none. */
export function stationColumnIn(header: readonly string[]): number {
  return called(header, stationWords);
}

/**
 * How a value of a column is converted to the variable's own unit: by its heading or the cell itself.
 * @throws Problem `weather-unit-unknown` if the heading names an unknown unit
 */
export function createValueReader(variable: Variable, heading: string, shown: Convert | null = null): ValueReader {
  const ofHeading = conversionIn(variable, heading) ?? shown;
  return (cell) => {
    if (isBlankNumber(cell) || absent.test(cell.trim())) return 'empty';
    const [, number = cell, sign = ''] = signed.exec(cell.trim()) ?? [];
    const read = parseDecimal(number);
    if (read === 'empty') return 'empty';
    if (typeof read !== 'number') return null;
    const convert = sign === '' ? ofHeading : conversionFrom(variable, sign);
    if (convert === null && sign !== '') return null;
    const value = convert === null ? read / 10_000 : rounded(convert(read / 10_000));
    return isMissingMark(variable, number, value) ? 'empty' : value;
  };
}

/** The marks by which services and loggers say that nothing was measured. */
const absent = /^(?:nan|m|x|\*+|\/{2,}|\?+|无观测|无记录|微量|trace)$/iu;

type ValueReader = (cell: string) => number | 'empty' | null;

/** The numbers of a column whose heading and cells name no unit, without those that mark missing values; empty if one names a unit. */
export function plainValues(variable: Variable, heading: string, cells: readonly string[]): readonly number[] {
  if (conversionIn(variable, heading) !== null || cells.some((cell) => signed.test(cell.trim()))) return [];
  const read = cells.map((cell) => [cell, parseDecimal(cell)] as const);
  return read.flatMap(([cell, number]) => {
    const value = typeof number === 'number' ? number / 10_000 : null;
    return value === null || isMissingMark(variable, cell, value) ? [] : [value];
  });
}

/**
 * Throws `weather-share-open` if a heading says per cent and all values are at most one: air is never that dry, so they are shares of one,
 * unless the heading is right.
 */
export function refuseOpenShare(variable: Variable, heading: string, cells: readonly string[]): void {
  const convert = variable === 'humidity' ? conversionIn(variable, heading) : null;
  if (convert === null || convert(0.5) !== 0.5) return;
  const read = cells.map((cell) => parseDecimal(cell)).filter((value) => value !== 'empty');
  const values = read.flatMap((value) => (typeof value === 'number' ? [value / 10_000] : []));
  if (values.length < read.length || !values.every((value) => value >= 0 && value <= 1) || !values.some((value) => value > 0)) return;
  throw new Problem('bad-input', 'weather-share-open', { heading: heading.trim(), value: Math.max(...values) });
}

/** A number followed by its unit: `22℃`, `-3.5 °C`, `50%`. */
const signed = /^([+-]?[\d.,０-９．－＋]+)\s*(℃|°\s?C|C|度|摄氏度|℉|°\s?F|%|％|m\/s|米\/秒|hPa|kPa|Pa|W\/m[2²]|Wh\/m[2²])$/u;

const rounded = (value: number): number => Math.round(value * 10_000) / 10_000;
