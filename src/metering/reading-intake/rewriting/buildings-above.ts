import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import type { RowBatch, Table } from '#platform/tables/table.ts';
import { buildingParts } from '../headings/building-parts.ts';
import { firstRows } from './days-above.ts';
import { namesAccount, placeColumns } from '../headings/place-columns.ts';
import { isCalledCode, isMeterItself } from '../headings/meter-column.ts';
import type { Says } from '../inspection/says.ts';
import { topCells } from '../headings/top-cells.ts';

/** The building or stair in a row of its own, above the rows that belong to it. */
type PlaceLine = { readonly level: 'building' | 'stair'; readonly name: string };

const houseZh = /^[^\s:：,，;；]{0,12}(?:楼|[栋幢座]|大厦|公寓|宿舍|馆|号院|院区)$/u;
const house =
  /^(?:building|bldg\.?|block|tower|house|hall|dorm(?:itory)?|haus|gebäude|bâtiment|bât\.?|edificio|torre|blok|byggnad)\s*[\p{L}\d][\p{L}\d-]{0,11}$|^[\p{L}\d' ]{1,24}\s(?:building|block|tower|hall|house)$/iu;
const stairLine = /^(?:第?[\da-z一二三四五六七八九十]+)单元$|^(?:stair(?:case|well)?|entrance|aufgang|escalier|scala)\s*[\p{L}\d]{1,4}$/iu;

/** The building or stair named by a row that holds nothing else; null if it is not such a row. @example placeLine(['3号楼', '', '']) */
function placeLine(cells: readonly string[]): PlaceLine | null {
  const [only, ...others] = cells.map((cell) => cell.normalize('NFKC').trim()).filter((cell) => cell !== '');
  if (only === undefined || others.length > 0) return null;
  const plain = only.replaceAll(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '');
  const name = plain.replace(/^(?:楼栋|楼号|建筑|building)\s*:\s*/iu, '').replace(/[:：]$/u, '');
  if (stairLine.test(name)) return { level: 'stair', name };
  return houseZh.test(name) || house.test(name) ? { level: 'building', name } : null;
}

const numbered =
  /(?:[东西南北中\p{L}]区)?(?:第?[\da-z一二三四五六七八九十]+)[#号]?(?:宿舍|公寓|教学|办公)?(?:楼|[栋幢座])(?![层宇上下道房盘管长])/giu;
const called = /[^\s\d年月日份度期_\-—()（）.,，、·第各全所本总]{1,8}(?:楼|大厦)(?![层宇上下道房盘管长栋])/gu;
const abroad = /(?<![a-z])(?:building|bldg|block|tower|haus|gebäude|bâtiment|edificio|torre)[\s_]+(?:\d{1,4}[a-z]?|[a-z])(?![a-z\d])/giu;
/** `1-3号楼`, `1、2号楼`, `1至3栋`. */
const several =
  /[\da-z一二三四五六七八九十]\s*[#号]?(?:楼|[栋幢座])?\s*[-~—–至到、,，和及与]\s*[\da-z一二三四五六七八九十]+\s*[#号]?(?:楼|[栋幢座])/iu;

/** The only building named by a title, a sheet or a file name; null if there is none, or several. */
function buildingIn(text: string): string | null {
  const plain = text.normalize('NFKC').replace(/\.[a-z\d]{1,5}$/iu, '');
  if (several.test(plain)) return null;
  for (const named of [numbered, called, abroad]) {
    const found = new Set([...plain.matchAll(named)].map(([name]) => name.replace(/_/gu, ' ').trim()));
    if (found.size > 0) return found.size === 1 ? ([...found][0] as string) : null;
  }
  return null;
}

type Cells = readonly string[];

/** The headings of the columns for the building and stair of a row. */
const [buildingHeading, stairHeading] = ['楼栋', '单元'];

const ofHouses = 1;
const ofRooms = 4;

/**
 * A table of rooms, or of circuits and other parts, whose building is in a line of its own above their rows (`3号楼`), or only in a title,
 * the sheet or the file name: adds a column for the building, because rooms of two buildings have the same names.
 * @returns null if it is not such a table, or rows name a building or a meter
 * @throws Problem `buildings-contradict` if the title, the sheet and the file name contain different ones
 */
export async function withBuildings(table: Table, name: string, says: Says): Promise<Table | null> {
  const { header } = table;
  if (says.meter !== undefined || header.includes(buildingHeading)) return null;
  const isOwn = (heading: string): boolean => (isMeterItself(heading) && isCalledCode(heading)) || namesAccount(heading);
  if (header.some(isOwn)) return null;
  const rows = await firstRows(table);
  const places = placeColumns(header, rows);
  if (places.some(({ level }) => level <= ofHouses)) return null;
  const lines = (await topCells(table, 5000)).flatMap((cells) => placeLine(cells) ?? []);
  const rooms = places.find(({ level }) => level >= ofRooms)?.column;
  const isOfParts = rooms !== undefined || buildingParts([...header, buildingHeading], rows).length > 1;
  if (!isOfParts) return null;
  if (lines.length > 0) return inBlocks(table, { lines, begin: firstBuilding(table, name) });
  return rooms === undefined || !areBare(rows, rooms) ? null : ofOne(table, nameAround(table, name), rows, rooms);
}

/** Rooms that are only numbers, as in every building. */
const areBare = (rows: readonly Cells[], column: number): boolean => {
  const codes = rows.map((cells) => (cells[column] ?? '').trim()).filter((code) => code !== '');
  return codes.length > 0 && codes.every((code) => /^[a-z]?\d{1,4}[a-z]?室?$/iu.test(code));
};

/** The building named by titles, the sheet or the file name. */
function nameAround({ above = [], sheet = '' }: Table, file: string): string | null {
  const named = [...new Set([...above, sheet, file].flatMap((text) => buildingIn(text) ?? placeLine([text])?.name ?? []))];
  const plain = named.map((one) => one.replaceAll(/[\s#号第栋幢楼座]|building|bldg|block|tower/giu, '').toLowerCase());
  if (plain.some((one) => !plain.every((other) => other.includes(one) || one.includes(other))))
    throw new Problem('bad-input', 'buildings-contradict', { buildings: named.join(', ') });
  return named[0] ?? null;
}

function ofOne(table: Table, building: string | null, rows: readonly Cells[], rooms: number): Table | null {
  const number = building === null ? '' : (/\d+/u.exec(building)?.[0] ?? '');
  const codes = rows.map((cells) => (cells[rooms] ?? '').trim()).filter((code) => code !== '');
  // 3101 of 3号楼 includes its building
  const isNumbered = number !== '' && codes.every((code) => code.length > 3 && code.startsWith(number));
  if (building === null || isNumbered) return null;
  table.findings.push(told(building));
  async function* rowsOf(): AsyncGenerator<RowBatch> {
    for await (const batch of table.rows)
      yield batch.map((one) => ({ ...one, cells: [...one.cells, isFilled(one.cells) ? (building as string) : ''] }));
  }
  return { ...table, housed: true, header: [...table.header, buildingHeading], rows: { [Symbol.asyncIterator]: rowsOf } };
}

const isFilled = (cells: Cells): boolean => cells.some((cell) => cell.trim() !== '');

const told = (buildings: string): Finding => ({ code: 'building-read', severity: 'info', evidence: { buildings } });

/** The building of the rows before the first line: that of a line above the header, otherwise that of the title. */
const firstBuilding = (table: Table, name: string): string =>
  (table.above ?? []).flatMap((cell) => placeLine([cell]) ?? []).findLast(({ level }) => level === 'building')?.name ??
  nameAround(table, name) ??
  '';

/** Gives each row the building and stair from the line above it; lines and repeated headers get none. */
function createPlaced(header: Cells, begin: string, hasStairs: boolean) {
  let [building, stair] = [begin, ''];
  return (cells: Cells, row: number): Cells | null => {
    const line = placeLine(cells);
    if (line?.level === 'building') [building, stair] = [line.name, ''];
    if (line?.level === 'stair') stair = line.name;
    if (line !== null || isHead(cells, header)) return null;
    if (building === '' && cells.some((cell) => /\d/u.test(cell))) throw new Problem('bad-input', 'building-before', { row });
    return [...cells, building, ...(hasStairs ? [stair] : [])];
  };
}

function inBlocks(table: Table, { lines, begin }: { readonly lines: readonly PlaceLine[]; readonly begin: string }): Table {
  const hasStairs = lines.some(({ level }) => level === 'stair');
  const buildings = lines.flatMap(({ level, name }) => (level === 'building' ? [name] : []));
  table.findings.push(
    told(
      [...new Set([begin, ...buildings])]
        .filter((one) => one !== '')
        .slice(0, 10)
        .join(', '),
    ),
  );
  async function* rows(): AsyncGenerator<RowBatch> {
    const place = createPlaced(table.header, begin, hasStairs);
    for await (const batch of table.rows)
      yield batch.flatMap((one) => {
        const cells = place(one.cells, one.row);
        return cells === null ? [] : [{ ...one, cells }];
      });
  }
  const header = [...table.header, buildingHeading, ...(hasStairs ? [stairHeading] : [])];
  return { ...table, housed: true, header, rows: { [Symbol.asyncIterator]: rows } };
}

const isHead = (cells: Cells, header: Cells): boolean => header.every((heading, at) => heading.trim() === (cells[at] ?? '').trim());
