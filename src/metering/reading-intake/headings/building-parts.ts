import { isSumRow } from '#platform/tables/footer-rows.ts';
import { isCodeLike } from './meter-column.ts';
import { placeColumns, placeLevel, type PlaceColumn } from './place-columns.ts';
import type { Registers } from '../units/register-column.ts';

type Rows = readonly (readonly string[])[];

const building = 1;
const floor = 3;
const ofRooms = 4;
/** Finer than a floor, and than a part of one. */
const [ofZones, ofCircuits] = [3.5, 4];

const saysZone =
  /^(?:所[在属])?(?:[用供配][电能])?(?:区域|分区|区|部位)(?:名称?|编号)?$|^(?:zone|area|wing)(?:[\s_]*(?:name|no|id))?\.?$/iu;

/** Words common to all buildings: circuits, purposes of energy, and meters by their names. */
const saysCircuit =
  /^(?:[用配供][电能]|[进出]线|低压|动力)?(?:回路|支路|线路|馈线|配电[箱柜]|分项|用途)(?:名称?|编号|号码?|代码)?$|^(?:circuit|feeder|panel|end[\s_]?use)(?:[\s_]*(?:name|no|number|id))?\.?$/iu;
/** Stations and plant rooms, which represent a building if no building is named. */
const saysStation =
  /^(?:能源|供[冷热能]|换热|热力|制[冷热]|冷冻|加压|污水|分|子)?(?:站|站点|站房|机房|泵[站房]|锅炉房|配电[房室所]|变电[站所]|开闭所)(?:名称?|编号)?$|^(?:(?:sub)?station|plant[\s_]?room|switch[\s_]?room)(?:[\s_]*(?:name|no|id))?\.?$/iu;
const saysMeterName =
  /^(?:[电水气热冷]?能?(?:表计?|仪表)|表具|计量[点表]|[监计]?测点|设备|计量设备)(?:名称?)?$|^(?:(?:sub[\s_-]?)?meter|device|equipment|load)[\s_]*names?$/iu;

/**
 * The columns that give the building and the part of it of a row, the coarsest first; none for a file that names rooms, or no building
 * together with such parts.
 */
export function buildingParts(header: readonly string[], rows: Rows, taken: readonly (number | null)[] = []): PlaceColumn[] {
  const named = placeColumns(header, rows, taken);
  const station = named.some(({ level }) => level <= building)
    ? -1
    : header.findIndex((heading, column) => !taken.includes(column) && saysStation.test(heading.trim()));
  const places = station < 0 ? named : [{ column: station, level: building }, ...named];
  const house = places.findLast(({ level }) => level <= building);
  if (house === undefined || places.some(({ level }) => level >= ofRooms)) return [];
  const others = header.flatMap((heading, column): PlaceColumn[] => {
    if (taken.includes(column) || column === station || placeLevel(heading) !== null) return [];
    const level = partLevel(heading.trim(), rows, column);
    // a zone in a column before the building is coarser than it
    return level === null ? [] : [{ column, level: level === ofZones && column < house.column ? building - 0.5 : level }];
  });
  const all = [...places, ...others].toSorted((a, b) => a.level - b.level);
  return all.some(({ level }) => level > building) ? all : [];
}

function partLevel(heading: string, rows: Rows, column: number): number | null {
  if (saysZone.test(heading)) return ofZones;
  if (saysCircuit.test(heading)) return ofCircuits;
  return saysMeterName.test(heading) && !holdsNumbers(rows, column) ? ofCircuits : null;
}

/** Whether what is called a name is the number of a meter, which is unique across buildings. */
const holdsNumbers = (rows: Rows, column: number): boolean =>
  rows.length > 0 && (isCodeLike(rows, column) || rows.every((cells) => /^[\w.#-]*\d[\w.#-]*$/u.test((cells[column] ?? '').trim())));

/**
 * How the code of a row is composed of its building and the parts of it that it names, the coarsest first, whatever the rows of one file
 * show: `甲楼-照明`, `甲楼-1层-东区`. The next file is of another building, whose circuits and floors have the same names.
 * @param taken columns that hold something else
 */
export function partsJoined(header: readonly string[], rows: Rows, meter: number | null, taken: readonly (number | null)[]): Registers {
  const free = taken.filter((column) => column !== meter);
  const all = buildingParts(header, rows, free);
  const own = all.find(({ column }) => column === meter);
  if (meter === null || own === undefined) return [];
  const isCoarse = own.level <= building;
  const finer = all.filter(({ column, level }) => level > own.level && !(isCoarse && level === floor && holdsFigures(rows, column)));
  const circuit = finer.find(({ level }) => level === ofCircuits);
  const behind = finer.filter((one) => one.level !== ofCircuits || one === circuit);
  const before = all.filter(({ level }) => level < own.level);
  if (isCoarse && !behind.some(({ level }) => level > building)) return [];
  const house = [...before, own].findLast(({ level }) => level <= building)?.column ?? meter;
  if (isNamedIn(rows, house, behind.at(-1)?.column ?? meter) || before.some(({ column }) => leavesOut(rows, column, meter))) return [];
  const joined = (joins: 'before' | 'behind') => (one: PlaceColumn) =>
    ({ column: one.column, own: null, joins, isPlace: true, ofBuilding: true }) as const;
  return [...before.map(joined('before')), ...behind.map(joined('behind'))];
}

/**
 * For a file whose rows are distinguished only by a building and several of its parts, the column of the building; null if there is none.
 */
export function meterOfParts(header: readonly string[], rows: Rows, taken: readonly (number | null)[]): number | null {
  const all = buildingParts(header, rows, taken);
  return all.length > 2 ? (all.findLast(({ level }) => level <= building)?.column ?? null) : null;
}

const cell = (cells: readonly string[], column: number): string => (cells[column] ?? '').trim();

/** The number of floors of a building says nothing about where. */
const holdsFigures = (rows: Rows, column: number): boolean => rows.every((cells) => /^\d*$/u.test(cell(cells, column)));

/** Whether the name of every part includes its building already: `1号楼总表` of 1号楼. */
const isNamedIn = (rows: Rows, column: number, finest: number): boolean =>
  column !== finest &&
  rows.length > 0 &&
  rows.every((cells) => cell(cells, column).length > 1 && cell(cells, finest).includes(cell(cells, column)));

/** Whether a row names a part without its building. */
const leavesOut = (rows: Rows, column: number, meter: number): boolean =>
  rows.some((cells) => cell(cells, meter) !== '' && !isSumRow(cell(cells, meter)) && cell(cells, column) === '');
