import { unitIn } from '#kernel/unit-words.ts';
import { areCarriers } from './carrier-column.ts';
import { columnContent } from '../times/column-content.ts';
import { whyNotEnergy } from '../units/not-energy.ts';
import { holdsObis, holdsQuantities } from '../units/register-column.ts';
import { besideOf, type TimeWritten } from '../times/row-time.ts';

type Rows = readonly (readonly string[])[];
type Times = { readonly time: number; readonly end: number | null; readonly written: TimeWritten };

/** Headings of names of metering points. */
const saysCode =
  /^(?:终端|设备|表|表计|通信|通讯)地址$|^采集点$|^kod[\s_]ppe$|^(?:contract|vertrags?|anlagen?|abonnement)[\s_-]?(?:no|nr|number|nummer|account|konto)\.?$|^uprn$|tunnus$|编号|编码|代码|户号|表号|房间|号$|id$|(?<![a-z])(?:id|no|nmi|uid|code|serial(?:[\s_]?number)?|supply[\s_]?point|delivery[\s_]?point|account|meter|site|building|customer|premise|sensor|device|channel|mp[ax]n|mprn|pod|pdr|cups|ean|prm|pdl|esiid|zähler(?:nummer|nr)?|zählpunkt|compteur|contador|contatore|måler(?:punkt)?(?:s?[\s_-]?(?:id|nr|nummer))?|målepunkt(?:s?[\s_-]?(?:id|nr|nummer))?|mätare|mätarnummer|mätpunkt|mittari|mittauspiste|licznik|anläggning)(?![\p{L}])/iu;
const saysName =
  /名称|名$|用户|用电单位|(?<![\u4E00-\u9FFF])楼|楼[栋号宇名]|建筑|单位名|房间|房号|铺位|商铺|单元|回路|支路|配电柜|仪表|设备|充电桩|站点?|公司|学校|医院|企业|name|user|house|apartment|unit|circuit|(?<![a-z])(?:tags?|points?|signal|object|location|trend|contrat|messstelle|gebäude|liegenschaft|objekt|standort|bâtiment|site)(?![a-z])|标签|位号|点位|测点|楼$|表计|[电水气热]表/iu;
/** Among several that distinguish rows, the heading of the meter itself, not of its place. */
const saysMeter =
  /表|计量点|充电[桩枪]|(?<![a-z])(?:meter|evse|charger|charge[\s_]?point|supply[\s_]?point|delivery[\s_]?point|mp[ax]n|mprn|pod|pdr|cups|ean|prm|pdl|nmi|serial|esiid|zähler|zählpunkt|compteur|contador|contatore|måler(?:punkt)?|målepunkt|mätare|mätarnummer|mätpunkt|mittari|mittauspiste|licznik)(?![a-z])/iu;
/** Remarks, and numbers of rows rather than of metering points. */
const saysRemark =
  /订单|流水|单号|交易|卡号|车牌|(?<![a-z])(?:auth|token|driver|card|plate|vehicle|vin)(?![a-z])|order|transaction|invoice|receipt|备注|说明|摘要|note|remark|comment|description/iu;
/** This many rows are enough to see whether times repeat. */
const looked = 5000;
/** Below this share of different times, they repeat. */
const differing = 0.8;

/** Whether the same times occur again and again: then each row belongs to one metering point among several. */
export function timesRepeat(rows: Rows, times: Times): boolean {
  const some = rows.slice(0, looked);
  const all = some.map((cells) => timeKey(cells, times)).filter((key) => key.trim() !== '');
  return all.length > 1 && new Set(all).size < differing * all.length;
}

/**
 * The column whose codes distinguish rows of the same time; among several the one with the heading of a code, then the first.
 * @param taken columns that hold values
 * @returns null if there is none
 */
export function meterColumn(
  header: readonly string[],
  rows: Rows,
  times: Times & { readonly value: number },
  taken: ReadonlySet<number> = new Set(),
): number | null {
  // a refund is next to the use of the same time
  const some = rows.slice(0, looked).filter((cells) => !/^[-−(（]/u.test((cells[times.value] ?? '').trim()));
  const used = new Set([times.time, times.end, ...besideOf(times.written), times.value]);
  const all = header.flatMap((heading, column) => (heading.trim() === '' || used.has(column) || taken.has(column) ? [] : [column]));
  const kinds = all.filter((column) => holdsQuantities(some, column) || holdsObis(some, column) || holdsCarriers(header, some, column));
  const codes = all.filter(
    (column) =>
      !kinds.includes(column) &&
      !holdsMoney(header, some, column) &&
      !saysRemark.test(header[column] as string) &&
      isCode(header, some, column) &&
      !saysWhat(some, column) &&
      !holdsUnits(some, column) &&
      (isCalledSomehow(header[column] as string) || differs(some, column)),
  );
  const isDisclosed = (columns: readonly number[]): boolean => tellsApart(some, times, [...columns, ...kinds]);
  const called = codes.filter((column) => !isQuality(header, some, column));
  // if every row has the same code, the way its values came does not make it several
  const isOfOne = called.length < codes.length && hasOneCode(header, some, called);
  return codeAmong(header, some, isOfOne || called.some((column) => isDisclosed([column])) ? called : codes, isDisclosed);
}

function codeAmong(
  header: readonly string[],
  rows: Rows,
  codes: readonly number[],
  isDisclosed: (columns: readonly number[]) => boolean,
): number | null {
  const apart = codes.filter((column) => isDisclosed([column]));
  // row numbers are not metering points if the values of another column repeat
  const again = apart.filter((column) => !(saysRecord.test((header[column] as string).trim()) && isUnique(rows, column)));
  const tells = again.length > 0 ? again : apart;
  const called =
    tells.find((column) => isMeterItself(header[column] as string)) ??
    tells.find((column) => isCalledCode(header[column] as string)) ??
    tells.find((column) => saysName.test(header[column] as string));
  if (
    called === undefined &&
    tells.length > 0 &&
    tells.every((column) => areWords(rows, column)) &&
    hasOneCode(header, rows, header.keys())
  )
    return null;
  const pair = ofTwo(codes, isDisclosed, rows);
  return called ?? tells[0] ?? (pair === null ? null : (codes.find((column) => isMeterItself(header[column] as string)) ?? pair));
}

/** What describes a column but is not a code: how a value came, which settlement run it belongs to, its kind. */
const saysQuality =
  /类型|类别|种类|性质|方式|方法|来源|状态|质量|标志|标识|版本|批次|(?<![a-z])(?:types?|kind|class|status|state|mode|method|quality|source|origin|version|run|flag|basis|settlement)(?![a-z])|(?<!\p{L})(?:rodzaj|typ|status|ableseart|messart|art|tipo|natura|nature|soort|slag|druh)(?!\p{L})/iu;

/** Whether a column gives a quality of its rows, in a few words that repeat. */
function isQuality(header: readonly string[], rows: Rows, column: number): boolean {
  const words = new Set(rows.map((cells) => (cells[column] ?? '').trim()));
  const isFew = words.size <= 12 && [...words].every((word) => /^(?:\D{0,20}|[A-Z]{1,3}\d?)$/u.test(word));
  return isFew && saysQuality.test(spaced(header[column] as string));
}

/**
 * Whether all rows have the same code: words that then distinguish them, under a heading that does not refer to a place, may say what was
 * read, how or for what (`Actual`, `自动采集`, `冷机`).
 */
const hasOneCode = (header: readonly string[], rows: Rows, columns: Iterable<number>): boolean =>
  [...columns].some((column) => {
    const codes = new Set(rows.map((cells) => (cells[column] ?? '').trim()).filter((cell) => cell !== ''));
    const [code = ''] = codes;
    return (
      codes.size === 1 && isCode(header, rows, column) && (isCalledCode(header[column] as string) || /^(?=.*\d)[\w-]{4,}$/u.test(code))
    );
  });

const areWords = (rows: Rows, column: number): boolean => rows.every((cells) => !/\d/u.test(cells[column] ?? ''));

/** Whether a heading says that its column names what is metered, and not a quality of it. */
const isCalledSomehow = (heading: string): boolean =>
  !saysSuffix.test(heading) && (isCalledName(heading) || saysName.test(spaced(heading)));

const money = /^[-+]?\s*[$€£¥￥]\s*[-+]?\d[\d.,]*$|^[-+]?\d[\d.,]*\s*(?:[$€£¥￥]|元|eur|usd|cny|rmb|gbp)$/iu;

/** Amounts of money name no metering point, however much the cells differ. */
function holdsMoney(header: readonly string[], rows: Rows, column: number): boolean {
  const cells = rows.map((row) => (row[column] ?? '').trim()).filter((cell) => cell !== '');
  return (cells.length > 0 && cells.every((cell) => money.test(cell))) || whyNotEnergy(header[column] as string) === 'money';
}

const saysSuffix = /suffix|qualifier|后缀/iu;

/** What is the same in all rows distinguishes none: a tariff, a direction, who read. */
const differs = (rows: Rows, column: number): boolean =>
  rows.length < 2 || new Set(rows.map((cells) => (cells[column] ?? '').trim()).filter((cell) => cell !== '')).size > 1;

/** Whether all cells of a column are units. */
function holdsUnits(rows: Rows, column: number): boolean {
  const cells = new Set(rows.map((cells) => (cells[column] ?? '').trim()).filter((cell) => cell !== ''));
  return cells.size > 0 && [...cells].every((cell) => cell.length > 1 && unitIn(cell) !== null);
}

const saysRecord = /^(?:_?id|uuid|guid|(?:record|session|cdr|transaction|order)[\s_-]?id|记录(?:id|编号)|主键)$/iu;

const isUnique = (rows: Rows, column: number): boolean =>
  rows.length > 2 && new Set(rows.map((cells) => (cells[column] ?? '').trim())).size === rows.length;

const whatAlone = /^(?:energy|power|electricity|consumption|usage|电能|电量|用电量?|能耗)$/iu;

/** Whether all cells of a column say what is measured, but not of what. */
const saysWhat = (rows: Rows, column: number): boolean => rows.every((cells) => whatAlone.test((cells[column] ?? '').trim()));

/** Whether a column says for each row whether it is electricity, water or the like, and does not have the heading of a code. */
function holdsCarriers(header: readonly string[], rows: Rows, column: number): boolean {
  const words = [...new Set(rows.map((cells) => (cells[column] ?? '').trim()))].filter((word) => word !== '');
  const areWords = words.length > 1 && words.length <= 10 && words.every((word) => !/\d/u.test(word));
  return areWords && areCarriers(header[column] as string, words) && !isCalledCode(header[column] as string);
}

/** Of two columns that distinguish rows only together, such as a floor and its rooms, the more specific one; null if there are none. */
function ofTwo(codes: readonly number[], tells: (columns: readonly number[]) => boolean, rows: Rows): number | null {
  const pair = codes.flatMap((one, at) => codes.slice(at + 1).map((other) => [one, other] as const)).find(tells);
  const different = (column: number): number => new Set(rows.map((cells) => cells[column])).size;
  if (pair === undefined) return null;
  return different(pair[0]) > different(pair[1]) ? pair[0] : pair[1];
}

/**
 * The column of words or codes next to the only column of values, in a file whose times each occur once: it is the metering point, whatever
 * its heading, except for remarks and the like.
 */
export function codeBeside(header: readonly string[], rows: Rows, times: Times & { readonly value: number }): number | null {
  const beside = header.map((heading, column) => (saysBeside.test(heading) || !isFull(rows, column) ? column : -1));
  return meterColumn(header, rows, times, new Set(beside));
}

const isFull = (rows: Rows, column: number): boolean => rows.every((cells) => (cells[column] ?? '').trim() !== '');

/** Whether a heading says that its column holds codes of metering points or of what they belong to. */
export function isCalledCode(heading: string): boolean {
  return saysCode.test(spaced(heading));
}

/** Whether a heading refers to the meter itself, and not to its place. */
export const isMeterItself = (heading: string): boolean =>
  saysMeter.test(spaced(heading)) && isCalledCode(heading) && !saysBeside.test(heading) && !saysSuffix.test(heading);

/** `MeterID` as `Meter_ID`. */
const spaced = (heading: string): string => heading.replaceAll(/(?<=[a-z])(?=[A-Z])/gu, '_').trim();

/** Whether a heading says that its column holds codes or names of what is metered. */
export function isCalledName(heading: string): boolean {
  return (
    isCalledCode(heading) ||
    /名$|名称|用户|用电单位|(?<![\u4E00-\u9FFF])楼|楼[栋号宇名]|建筑|单位名|房间|房号|铺位|商铺|单元|回路|支路|配电柜|仪表|设备|充电桩|站点?|公司|学校|医院|企业|表位|[电水气热]表$|^(?:锅炉房|热源厂?|换热站|热力站|[泵机]房)(?:名称?)?$|^(?:objekt|gebäude|liegenschaft|standort|messstelle|bâtiment|edificio|gebouw|sito|sede)$/iu.test(
      heading.trim(),
    )
  );
}

/** Columns of words that are irrelevant here: remarks, days of the week, the quality of a value. */
export const saysBeside =
  /备注|说明|摘要|类型|类别|天气|星期|周几|状态|质量|单位|方法|(?<!终端|设备|表|表计|通信|通讯)地址|note|remark|comment|description|weather|weekday|status|quality|flag|type|kind|unit|method|address/iu;

/** Whether all numbers of a column look like codes: `000012345678`, of equal length with leading zeros, or too long for amounts. */
export function isCodeLike(rows: Rows, column: number): boolean {
  const cells = rows.flatMap((row) => ((row[column] ?? '').trim() === '' ? [] : [(row[column] as string).trim()]));
  return cells.length > 0 && cells.every((text) => /^0\d{4,}$|^\d{12,}$/u.test(text));
}

/** The column of codes in a file whose rows each belong to a different metering point: the first with such a heading and no duplicates. */
export function ownCodes(header: readonly string[], rows: Rows, taken: ReadonlySet<number> = new Set()): number | null {
  const some = rows.slice(0, looked).filter((cells) => cells.filter((cell) => cell.trim() !== '').length > 1);
  const columns = header.flatMap((heading, column) => {
    const codes = some.map((cells) => (cells[column] ?? '').trim()).filter((code) => code !== '');
    const isOwn = codes.length >= 0.5 * some.length && new Set(codes).size === codes.length && codes.length > 0;
    const isCalled = isCalledName(heading) && !/^(?:序号|no\.?|#)$/iu.test(heading.trim()) && !saysRemark.test(heading);
    return isOwn && isCalled && !taken.has(column) && isCode(header, some, column) ? [column] : [];
  });
  const called = (is: (heading: string) => boolean): number | undefined => columns.find((column) => is(header[column] as string));
  return called(isMeterItself) ?? called(isCalledCode) ?? columns[0] ?? null;
}

/** Words, or numbers that are codes by their heading or their digits: `000012345678`. */
function isCode(header: readonly string[], rows: Rows, column: number): boolean {
  const content = columnContent(rows, column);
  if (content === 'text') return true;
  if (isCodeLike(rows, column)) return true;
  return (
    ['number', 'serial', 'year', 'month', 'day', 'time'].includes(content) &&
    isCalledCode(header[column] as string) &&
    rows.every((cells) => !/[.:年]/u.test(cells[column] ?? ''))
  );
}

function tellsApart(rows: Rows, times: Times, columns: readonly number[]): boolean {
  const all = rows.filter((cells) => timeKey(cells, times).trim() !== '' && columns.every((column) => (cells[column] ?? '').trim() !== ''));
  const keys = new Set(all.map((cells) => `${columns.map((column) => cells[column]?.trim()).join('\n')}\n${timeKey(cells, times)}`));
  return all.length > 0 && keys.size >= 0.95 * all.length;
}

function timeKey(cells: readonly string[], { time, written }: Times): string {
  return [time, ...besideOf(written)].map((column) => cells[column] ?? '').join(' ');
}
