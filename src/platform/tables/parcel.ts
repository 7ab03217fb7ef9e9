import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import { meteringTable, type MeteringRow } from './formats/metering-table.ts';
import type { Table } from './table.ts';
import type { OpenBytes } from './unpack.ts';
import { createXmlReader } from './formats/xml.ts';
import type { Zip } from './zip.ts';

/**
 * The hours of a day that one centre hands up to the next, according to the ministry's guide (2009, appendix 2): a zip with the folder
 * `<centre><yyyyMMdd>` of two files, `…Build.xml` and `…Energy.xml`. Each is a `root` of rows, the rows of flat children.
 */
export type ParcelFiles = { readonly centre: string; readonly day: string; readonly build: string; readonly energy: string };

export const hourElement = 'T_EC_EnergyItemHourResult';
export const buildElement = 'T_BD_BuildBaseInfo';

/** The children of an hour, in order. */
export const hourFields = [
  'F_HourResultID',
  'F_BuildID',
  'F_EnergyItemCode',
  'F_StartHour',
  'F_EndHour',
  'F_HourValue',
  'F_HourEquValue',
  'F_State',
] as const;

const energyName = /^(?<folder>(?<centre>\d{6})(?<year>\d{4})(?<month>\d{2})(?<date>\d{2}))\/\k<folder>Energy\.xml$/u;

/** The files of a parcel by their names; null if the archive contains no hours under such a name. */
export function parcelFilesIn(zip: Pick<Zip, 'names'>): ParcelFiles | null {
  for (const name of zip.names()) {
    const { folder, centre, year, month, date } = energyName.exec(name)?.groups ?? {};
    if (folder === undefined || centre === undefined) continue;
    return { centre, day: `${year}-${month}-${date}`, build: `${folder}/${folder}Build.xml`, energy: name };
  }
  return null;
}

/** Recognizes the beginning of a file of hours. */
export function isParcel(head: string): boolean {
  return new RegExp(`<root>\\s*(?:<${hourElement}>|</root>)|<root\\s*/>`, 'u').test(head);
}

const units: Readonly<Record<string, string>> = { '01': 'kWh', '02': 'm3', '03': 'm3', '04': 'GJ', '05': 'GJ' };

/** The metering point of an hour. */
export const parcelMeter = (building: string, item: string): string => `${building}/${item}`;

/**
 * Its hours as a table: metering points `BUILDING/ITEM`, local times. Hours that their own state marks as invalid are returned without a
 * value.
 * @throws Problem `xml-broken`, `parcel-row-incomplete`
 */
export function openParcel(open: OpenBytes): Table {
  const findings: Finding[] = [];
  return meteringTable(() => meteringRows(open), findings);
}

async function* meteringRows(open: OpenBytes): AsyncGenerator<MeteringRow> {
  let row = 1;
  for await (const some of rowsOf(open, hourElement, hourFields)) {
    for (const [id, building = '', item = '', start = '', end = '', value = '', , state = ''] of some) {
      row += 1;
      if (id === undefined || building === '' || item === '' || start === '' || end === '')
        throw new Problem('bad-input', 'parcel-row-incomplete', { row: row - 1 });
      yield { row, cells: [parcelMeter(building, item), start, end, state === '0' ? '' : value, units[item.slice(0, 2)] ?? ''] };
    }
  }
}

/**
 * The rows of a file of a parcel, as the texts of these children; a missing one is undefined, others are ignored.
 * @throws Problem `xml-broken` if it is not such XML: truncated, deeper, in another encoding than UTF-8, with a document type
 */
export async function* rowsOf(
  open: OpenBytes,
  element: string,
  fields: readonly string[],
): AsyncGenerator<readonly (readonly (string | undefined)[])[]> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const reader = createRowReader(element, fields);
  for await (const piece of open()) {
    soundly(() => reader.push(decoded(decoder, piece)));
    yield reader.take();
  }
  soundly(() => reader.end(decoded(decoder)));
  yield reader.take();
}

function decoded(decoder: TextDecoder, piece?: Uint8Array): string {
  try {
    return piece === undefined ? decoder.decode() : decoder.decode(piece, { stream: true });
  } catch {
    throw new Problem('bad-input', 'xml-broken', { why: 'it is not UTF-8' });
  }
}

/** Larger than any row, so that what does not match within this many characters is written differently. */
const longestRow = 65_536;

/**
 * Reads rows in the usual notation with one pattern per row; from the first that differs on, element by element. Both ways give the same
 * rows.
 */
function createRowReader(element: string, fields: readonly string[]) {
  let rows: (string | undefined)[][] = [];
  const usual = new RegExp(`\\s*<${element}>${fields.map((field) => `<${field}>([^<&\\r]*)</${field}>`).join('')}</${element}>`, 'uy');
  const begins = /^\ufeff?\s*(?:<\?xml[^<>]*\?>)?\s*<root>/u;
  const whole = createXmlReader(wholeHandler(element, fields, (row) => void rows.push(row)));
  let [held, way] = ['', 'begin' as 'begin' | 'usual' | 'whole'];
  const read = (isLast: boolean): void => {
    if (way === 'begin') {
      const found = begins.exec(held);
      if (found === null && held.length < longestRow && !isLast) return;
      way = found === null ? 'whole' : 'usual';
      if (found !== null) {
        whole.push('<root>');
        held = held.slice(found[0].length);
      }
    }
    if (way === 'usual') {
      let at = 0;
      for (;;) {
        usual.lastIndex = at;
        const found = usual.exec(held);
        if (found === null) break;
        rows.push(found.slice(1));
        at = usual.lastIndex;
      }
      held = held.slice(at);
      if (held.length >= longestRow || isLast) way = 'whole';
    }
    if (way === 'whole') {
      whole.push(held.replace(/^\ufeff/u, ''));
      held = '';
    }
  };
  return {
    push(text: string): void {
      held += text;
      read(false);
    },
    end(text: string): void {
      held += text;
      read(true);
      whole.end();
    },
    take(): readonly (readonly (string | undefined)[])[] {
      const taken = rows;
      rows = [];
      return taken;
    },
  };
}

function wholeHandler(element: string, fields: readonly string[], tell: (row: (string | undefined)[]) => void) {
  const places = new Map(fields.map((field, at) => [field, at]));
  let [depth, text, seen] = [0, '', false];
  let row: (string | undefined)[] = [];
  return {
    open(name: string): void {
      depth += 1;
      text = '';
      if (depth === 1 && (name !== 'root' || seen)) throw notOne();
      if (depth > 3) throw notOne();
      seen = true;
      if (depth === 2) {
        if (name !== element) throw notOne();
        row = fields.map(() => undefined);
      }
    },
    text(piece: string): void {
      text += piece;
    },
    close(name: string): void {
      const place = depth === 3 ? places.get(name) : undefined;
      if (place !== undefined) row[place] = text;
      if (depth === 2) tell(row);
      depth -= 1;
      text = '';
    },
  };
}

const notOne = (): Problem => new Problem('bad-input', 'xml-broken', { why: 'it is no root of rows' });

/** Reports errors of the XML as errors of this file. */
function soundly(work: () => void): void {
  try {
    work();
  } catch (cause) {
    if (cause instanceof Problem && cause.code === 'xlsx-broken') throw new Problem('bad-input', 'xml-broken', cause.evidence);
    throw cause;
  }
}
