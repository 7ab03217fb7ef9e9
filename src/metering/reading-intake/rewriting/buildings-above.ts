import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import type { RowBatch, Table } from '#platform/tables/table.ts';
import { buildingParts } from '../headings/building-parts.ts';
import { buildingIn, placeLine, type PlaceLine } from '../headings/building-named.ts';
import { firstRows } from './days-above.ts';
import { namesAccount, placeColumns } from '../headings/place-columns.ts';
import { isCalledCode, isMeterItself } from '../headings/meter-column.ts';
import type { Says } from '../inspection/says.ts';
import { topCells } from '../headings/top-cells.ts';

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
