import { headingKey } from '#platform/tables/columns.ts';
import { unitOfCell } from '#platform/tables/heading-units.ts';
import { readingHeadings } from '../vocabulary.ts';
import { scaledCell } from '../units/scaled-cells.ts';
import { holdsFlats } from '../headings/place-columns.ts';
import { found } from '../headings/heading-places.ts';
import type { LayoutOptions } from '../headings/layout-options.ts';

/**
 * The column of units: by its heading, otherwise the only column whose cells are all units of readings, whatever its heading.
 * @param taken columns that hold something else
 * @param value the only column of values: among several columns of units the one after it is meant
 * @throws Problem `heading-twice`
 */
export function unitColumn(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  asked: LayoutOptions,
  taken: readonly (number | null)[],
  value?: number,
): number | null {
  const behind = value === undefined ? null : unitsBehind(header, rows, value);
  if (behind !== null && !taken.includes(behind)) return behind;
  const called = found(header, 'unit', asked);
  if (called !== null && !holdsFlats(header, rows, called) && !holdsFirms(rows, called)) return called;
  const said = header.findIndex(
    (heading, column) =>
      column !== called && !taken.includes(column) && saysUnit.test(heading.normalize('NFKC').trim()) && areWords(rows, column),
  );
  if (said >= 0) return said;
  const [only, ...others] = header.flatMap((_, column) => (!taken.includes(column) && holdsUnits(rows, column) ? [column] : []));
  return others.length > 0 ? null : (only ?? null);
}

/** Endings of the names of authorities, firms and schools, which are also called 单位. */
const ofFirm =
  /(?:局|委员?会?|公司|集团|校|大学|中学|小学|幼儿园|院|厅|中心|办公?室?|政府|银行|所|厂|站|馆|队|街道|社区|科|处|部|酒店|商场|超市|户)$|(?<![a-z])(?:ltd|inc|llc|gmbh|school|office|department|dept|university|hospital|council)\.?$/iu;

/** Whether a column called 单位 names the owner of a row: some of its cells are names of firms, and none is a unit. */
function holdsFirms(rows: readonly (readonly string[])[], column: number): boolean {
  const cells = rows.slice(0, looked).flatMap((row) => ((row[column] ?? '').trim() === '' ? [] : [(row[column] as string).trim()]));
  return cells.some((cell) => ofFirm.test(cell)) && cells.every((cell) => unitOfCell(cell) === null && !isScaled(cell));
}

/** The column of units right after that of the values, if others with the same heading hold no units of readings. */
function unitsBehind(header: readonly string[], rows: readonly (readonly string[])[], value: number): number | null {
  const key = headingKey(header[value + 1] ?? '');
  if (!readingHeadings.unit.some((word) => word === key)) return null;
  const others = header.flatMap((heading, column) => (column !== value + 1 && headingKey(heading) === key ? [column] : []));
  return others.some((column) => holdsUnits(rows, column)) ? null : value + 1;
}

/** The number of rows examined. */
const looked = 200;

/** Headings of units; not of households and firms, which are called 单位 and units too. */
const saysUnit =
  /^(?:计量|计费|数量|读数|能源|用量|电量|能耗|数据)单位$|^(?:量纲|单位名称\(计量\))$|^(?:unit[ée]s?|einheit|eenheid|unit[àa]|unidad|unidade|enhet|enhed|mértékegység|jednotka|jednostka)$|^(?:(?:usage|use|quantity|volume|energy|consumption|reading|value|billing|measure(?:ment)?)[\s_-]*)?(?:units?|uom)(?:[\s_-]of[\s_-]measure(?:ment)?)?$/iu;

/** Whether all cells have few words, none of which is the number of a flat. */
function areWords(rows: readonly (readonly string[])[], column: number): boolean {
  const words = new Set(rows.slice(0, looked).map((row) => (row[column] ?? '').trim()));
  words.delete('');
  return (
    words.size > 0 &&
    words.size <= 8 &&
    [...words].every((word) => unitOfCell(word) !== null || isScaled(word) || /^[^\d#]{2,}$/u.test(word))
  );
}

/** A single letter may be anything: a kind, a storey, a phase. */
function holdsUnits(rows: readonly (readonly string[])[], column: number): boolean {
  const cells = rows.slice(0, looked).flatMap((row) => ((row[column] ?? '').trim() === '' ? [] : [(row[column] as string).trim()]));
  // a unit in the first row alone belongs to a row of units under the header
  const areSeveral = cells.length > 1 || rows.length === 1;
  return (
    areSeveral &&
    cells.length > 0 &&
    cells.every((text) => (text.length > 1 || /[度吨方升]/u.test(text)) && (isMeasured(unitOfCell(text)) || isScaled(text)))
  );
}

const isScaled = (text: string): boolean => /[x×*]/iu.test(text) && scaledCell(text) !== null;

/** A unit of use, including one that is not supported here: its rows are then reported. */
const isMeasured = (named: ReturnType<typeof unitOfCell>): boolean =>
  named !== null && ['energy', 'power', 'volume', 'mass'].includes(named.quantity);
