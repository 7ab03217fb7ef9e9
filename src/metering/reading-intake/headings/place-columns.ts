import { unitOfCell } from '#platform/tables/heading-units.ts';
import { withoutBrackets } from './heading-places.ts';
import { isCalledCode, isMeterItself } from './meter-column.ts';

type Rows = readonly (readonly string[])[];

/** A column for the place of a row; the coarser ones have a lower level. */
export type PlaceColumn = { readonly column: number; readonly level: number };

const named = (zh: string, en: string): RegExp =>
  new RegExp(`^(?:所[在属])?(?:${zh})(?:名称?|编号|号码?|代码|id)?$|^(?:${en})(?:[\\s_.#-]*(?:no|number|nr|id|name|code))?\\.?$`, 'iu');

/** From estates through buildings, stairs and floors down to flats and rooms. */
const levels: readonly RegExp[] = [
  named('小区|园区|校区|院区|厂区|社区|组团|片区|楼盘', 'estate|campus|complex|compound|community|property|site'),
  named(
    '楼|楼[栋宇座幢]|[栋幢座]|建筑物?|大楼|楼房|(?:宿舍|公寓|寝室|住宅|学生|教工)楼栋?',
    'building|bldg|block|tower|gebäude|bâtiment|edificio',
  ),
  named('单元|门洞|楼梯|梯', 'stair(?:case|well)?|entrance|eingang|aufgang|escalier|scala|escalera'),
  named('楼?层', 'floor|storey|story|level|etage|étage|piano|planta|stockwerk|geschoss'),
  named('户室|房屋|公寓|铺位?|商铺|店铺|摊位', 'flat|suite|apartment|apt|unit|dwelling|shop|stall|kiosk|wohnung|appartement|logement'),
  named('房间?|室|房室|门牌|[宿寝]舍|寝室|教室|客房|病房|包间', 'room|zimmer|chambre|pièce|stanza|habitación'),
];

/** The level from which on a place is one of many in its building. */
const ofRooms = 4;

/** The account or the customer, which is different in each flat. */
const saysAccount =
  /^(?:用?户号|(?:用户|客户|用电户)(?:编号|号码?|代码)|账户?号?|(?:account|customer|premise|contract)(?:[\s_]?(?:no|number|id))?\.?)$/iu;

/** Whether a heading names the account or the customer. */
export const namesAccount = (heading: string): boolean => saysAccount.test(withoutBrackets(heading));

const saysUnit = /^units?$/iu;

/** How fine a place a heading names; null if it names none. */
export function placeLevel(heading: string): number | null {
  const words = withoutBrackets(heading.replaceAll(/(?<=[a-z])(?=[A-Z])/gu, ' '));
  if (saysAccount.test(words)) return null;
  const level = levels.findIndex((one) => one.test(words));
  return level < 0 ? null : level;
}

/** The columns for the place of a row, the coarsest first, one of each level; not those whose cells are units. */
export function placeColumns(header: readonly string[], rows: Rows, taken: readonly (number | null)[] = []): PlaceColumn[] {
  const all = header.flatMap((heading, column): PlaceColumn[] => {
    const level = taken.includes(column) ? null : placeLevel(heading);
    return level === null || (saysUnit.test(heading.trim()) && holdsUnits(rows, column)) ? [] : [{ column, level }];
  });
  const first = new Map(all.toReversed().map((one) => [one.level, one]));
  return [...first.values()].toSorted((a, b) => a.level - b.level);
}

/** Whether a column called `Unit` contains flats and not units of measure: next to a building or floor, with numbers of flats. */
export function holdsFlats(header: readonly string[], rows: Rows, column: number): boolean {
  const cells = textsOf(rows, column);
  const areFlats = cells.size > 0 && [...cells].every((cell) => /\d/u.test(cell) && unitOfCell(cell) === null && !/[x×*]/iu.test(cell));
  return areFlats && header.some((heading, at) => at !== column && (placeLevel(heading) ?? ofRooms) < ofRooms);
}

function holdsUnits(rows: Rows, column: number): boolean {
  const cells = [...textsOf(rows, column)];
  return cells.length > 0 && cells.every((cell) => unitOfCell(cell) !== null);
}

/** Whether there are rooms together with what they are part of. */
export const haveRooms = (places: readonly PlaceColumn[]): boolean => places.length > 1 && (places.at(-1)?.level ?? 0) >= ofRooms;

/**
 * For a file whose rows name places, the column of what is metered: that of meters or accounts, if there are at least as many of them as
 * places; otherwise, of rooms and what they are part of, the coarsest, to whose code the others are added.
 * @param taken columns that hold something else
 * @returns null if another column may be meant
 */
export function meterBesidePlaces(header: readonly string[], rows: Rows, taken: readonly (number | null)[]): number | null {
  const places = placeColumns(header, rows, taken);
  const [coarsest] = places;
  if (coarsest === undefined) return null;
  const keys = new Set(rows.map((cells) => places.map(({ column }) => (cells[column] ?? '').trim()).join('\n')));
  const hasRooms = haveRooms(places);
  const own = header.findIndex((heading, column) => {
    if (taken.includes(column) || placeLevel(heading) !== null) return false;
    const isOwn = (isMeterItself(heading) && isCalledCode(heading)) || saysAccount.test(withoutBrackets(heading));
    if (!isOwn || rows.some((cells) => (cells[column] ?? '').trim() === '')) return false;
    const { size } = textsOf(rows, column);
    return hasRooms ? size >= keys.size : size > keys.size;
  });
  if (own >= 0) return own;
  return hasRooms ? coarsest.column : null;
}

function textsOf(rows: Rows, column: number): ReadonlySet<string> {
  const texts = new Set(rows.map((cells) => (cells[column] ?? '').trim()));
  texts.delete('');
  return texts;
}
