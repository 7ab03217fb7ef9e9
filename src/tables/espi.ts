import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import { meteringTable, tellSkipped, type MeteringRow } from './metering-table.ts';
import type { Table } from './table.ts';
import type { OpenBytes } from './unpack.ts';
import { attribute, createXmlReader } from './xml.ts';

/** The beginning of a Green Button file: Atom or bare XML in the words of NAESB's ESPI. */
export function isEspi(head: string): boolean {
  return /naesb\.org\/espi|<(?:\w+:)?(?:IntervalBlock|UsagePoint|ReadingType)[\s>]/u.test(head);
}

/** How the values of a file are meant: ESPI's ReadingType. `power`: of ten, by which each is multiplied. `of`: what is metered. */
type ReadingType = {
  readonly unit: string | null;
  readonly uom: string;
  readonly power: number;
  readonly counts: boolean;
  readonly of: string;
};

/** ESPI's codes of units (UomType) that readings are kept in, with the power of ten to them. */
const units: Readonly<Record<string, readonly [unit: string, power: number]>> = {
  72: ['Wh', 0],
  38: ['W', 0],
  31: ['kJ', -3],
  132: ['kBtu', -3],
  169: ['therm', 0],
  42: ['m3', 0],
  134: ['L', 0],
  119: ['ft3', 0],
};
const electricity = 'electricity';

const otherUnits: Readonly<Record<string, string>> = {
  5: 'A',
  29: 'V',
  33: 'Hz',
  61: 'VA',
  63: 'var',
  65: 'cos φ',
  71: 'VAh',
  73: 'varh',
  128: 'gal',
  159: 'USD',
};

/** ESPI's codes of what is metered (CommodityKind) other than electricity, in words that a title would say. */
const commodities: Readonly<Record<string, string>> = {
  7: 'natural gas',
  9: 'water',
  10: 'steam',
  12: 'heating',
  13: 'cooling',
};

/** What the whole file tells of its readings: types by the place of their entry, and which of them a meter reading has. */
type Directory = {
  readonly types: Map<string, ReadingType>;
  readonly typeOf: Map<string, string>;
  readonly readings: Set<string>;
  intervals: number;
};

/**
 * The readings of a Green Button file as a table. It is read twice: what its values mean may stand behind them.
 * @throws Problem `espi-without-readings`, `xml-broken`
 */
export async function openEspi(open: OpenBytes): Promise<Table> {
  const directory = await directoryOf(open);
  if (directory.intervals === 0) throw new Problem('bad-input', 'espi-without-readings');
  const findings: Finding[] = [];
  const of = commodityOf(directory);
  return meteringTable(() => rowsOf(open, directory, of, findings), findings, of === electricity ? [] : titlesOf(directory, of));
}

/** What stands above other readings than those of electricity: what they are of, and their unit where it is one. */
function titlesOf({ types }: Directory, of: string): string[] {
  const [unit, other] = new Set([...types.values()].filter((type) => type.of === of).map((type) => type.unit));
  return unit === undefined || unit === null || other !== undefined ? [of] : [of, `unit: ${unit}`];
}

/** What the file is of: one file is of one carrier, electricity where there is some of it. */
function commodityOf({ types, typeOf: typesOf, readings }: Directory): string {
  const [only] = types.size === 1 ? [...types.values()] : [];
  const metered = [...readings].map((place) => (types.get(typesOf.get(place) ?? '') ?? only ?? wattHours).of);
  return metered.includes(electricity) ? electricity : (metered[0] ?? electricity);
}

/** What is met of an entry, piece by piece. */
type Entry = { self: string; up: string; readonly related: string[]; kind: string; fields: Record<string, string> };

const emptyEntry = (): Entry => ({ self: '', up: '', related: [], kind: '', fields: {} });

const kinds = new Set(['UsagePoint', 'MeterReading', 'ReadingType', 'IntervalBlock']);

async function directoryOf(open: OpenBytes): Promise<Directory> {
  const directory: Directory = { types: new Map(), typeOf: new Map(), readings: new Set(), intervals: 0 };
  await eachElement(open, {
    interval: (entry) => {
      directory.intervals += 1;
      directory.readings.add(readingOf(entry));
    },
    entry: (entry) => {
      if (entry.kind === 'ReadingType') directory.types.set(entry.self, typeOf(entry.fields));
      const type = entry.related.find((link) => /ReadingType/u.test(link));
      if (entry.kind === 'MeterReading' && type !== undefined) directory.typeOf.set(entry.self, type);
    },
  });
  return directory;
}

function typeOf(fields: Readonly<Record<string, string>>): ReadingType {
  const { uom = '72', powerOfTenMultiplier = '0', accumulationBehaviour = '4', commodity = '1' } = fields;
  const [unit, power] = units[uom] ?? [null, 0];
  return {
    unit,
    uom,
    power: Number(powerOfTenMultiplier) + power,
    counts: ['1', '3', '9'].includes(accumulationBehaviour),
    of: commodities[commodity] ?? electricity,
  };
}

/** The meter reading that a block of intervals is of, by its links. */
function readingOf({ self, up }: Entry): string {
  return (self === '' ? up : self).replace(/\/IntervalBlock(?:\/.*)?$/u, '');
}

const wattHours: ReadingType = { unit: 'Wh', uom: '72', power: 0, counts: false, of: electricity };

async function* rowsOf(open: OpenBytes, directory: Directory, of: string, findings: Finding[]): AsyncGenerator<MeteringRow> {
  const skipped = new Map<string, string>();
  const [only] = directory.types.size === 1 ? [...directory.types.values()] : [];
  const waiting: MeteringRow[] = [];
  let row = 1;
  const reading = createReader({
    interval: (entry, fields) => {
      row += 1;
      const place = readingOf(entry);
      const type = directory.types.get(directory.typeOf.get(place) ?? '') ?? only ?? wattHours;
      const code = codeOf(place, directory);
      if (type.unit === null) skipped.set(code, otherUnits[type.uom] ?? `uom ${type.uom}`);
      else if (type.of !== of) skipped.set(code, type.of);
      else waiting.push({ row, cells: cellsOf(code, type.unit, type, fields) });
    },
    entry: () => undefined,
  });
  for await (const piece of open()) {
    reading.push(piece);
    yield* waiting.splice(0);
  }
  reading.end();
  yield* waiting.splice(0);
  tellSkipped(findings, skipped);
}

function cellsOf(
  code: string,
  unit: string,
  type: ReadingType,
  { start = '', duration = '', value = '' }: Readonly<Record<string, string>>,
): string[] {
  const from = Number(start);
  const end = type.counts || duration === '' || Number(duration) === 0 ? '' : instant(from + Number(duration));
  return [code, start === '' ? '' : instant(from), end, shifted(value.trim(), type.power), unit];
}

function instant(seconds: number): string {
  return Number.isSafeInteger(seconds) && Math.abs(seconds) < 1e11
    ? new Date(seconds * 1000).toISOString().replace('.000Z', 'Z')
    : String(seconds);
}

/** A whole number times a power of ten, exactly; what is none stays as it is, to be told. */
function shifted(text: string, power: number): string {
  const [, sign = '', digits] = /^(-?)(\d{1,20})$/u.exec(text) ?? [];
  if (digits === undefined || !Number.isInteger(power) || power === 0 || Math.abs(power) > 12) return text;
  if (power > 0) return `${sign}${digits}${'0'.repeat(power)}`;
  const padded = digits.padStart(1 - power, '0');
  return `${sign}${padded.slice(0, power)}.${padded.slice(power)}`;
}

/** The usage point of a meter reading; with the reading where the point has several. */
function codeOf(place: string, { readings }: Directory): string {
  const [, point = '', reading = ''] = /UsagePoint\/([^/]+)(?:\/MeterReading\/([^/]+))?/u.exec(place) ?? [];
  if (point === '') return place === '' ? 'GreenButton' : place.slice(-100);
  const alike = [...readings].filter((other) => /UsagePoint\/([^/]+)/u.exec(other)?.[1] === point);
  return alike.length > 1 && reading !== '' ? `${point}-${reading}` : point;
}

type EspiListener = { interval(entry: Entry, fields: Readonly<Record<string, string>>): void; entry(entry: Entry): void };

async function eachElement(open: OpenBytes, told: EspiListener): Promise<void> {
  const reader = createReader(told);
  for await (const piece of open()) reader.push(piece);
  reader.end();
}

/** Reads the XML piece by piece, and tells each reading of an interval and each entry when it is whole. */
function createReader({ interval, entry: tell }: EspiListener): { push(piece: Uint8Array): void; end(): void } {
  const path: string[] = [];
  let [entry, fields, text] = [emptyEntry(), {} as Record<string, string>, ''];
  const reader = createXmlReader({
    open(name, tag) {
      path.push(name);
      text = '';
      if (name === 'entry') entry = emptyEntry();
      if (kinds.has(name) && !path.includes('IntervalReading')) {
        entry.kind = name;
        if (name === 'ReadingType') entry.fields = {};
      }
      if (name === 'IntervalReading') fields = {};
      if (name === 'link') link(entry, attribute(tag, 'rel') ?? '', attribute(tag, 'href') ?? '');
    },
    text(piece) {
      text += piece;
    },
    close(name) {
      path.pop();
      if (name === 'IntervalReading') interval(entry, fields);
      else if (path.includes('IntervalReading')) {
        if (name !== 'cost' && !path.includes('ReadingQuality')) fields[name] = text.trim();
      } else if (entry.kind === 'ReadingType' && path.at(-1) === 'ReadingType') entry.fields[name] = text.trim();
      if (name === 'entry' || (name === 'ReadingType' && !path.includes('entry'))) tell(entry);
      text = '';
    },
  });
  const decoder = new TextDecoder('utf-8');
  return {
    push: (piece) => soundly(() => reader.push(decoder.decode(piece, { stream: true }))),
    end: () => soundly(() => reader.end()),
  };
}

function link(entry: Entry, rel: string, href: string): void {
  const place = href.replace(/^https?:\/\/[^/]+/u, '').replace(/^.*?(?=(?:RetailCustomer|UsagePoint|ReadingType)\/)/u, '');
  if (rel === 'self') entry.self = place;
  else if (rel === 'up') entry.up = place;
  else if (rel === 'related') entry.related.push(place);
}

/** Trouble with the XML, told as that of this file. */
function soundly(work: () => void): void {
  try {
    work();
  } catch (cause) {
    if (cause instanceof Problem && cause.code === 'xlsx-broken') throw new Problem('bad-input', 'xml-broken', cause.evidence);
    throw cause;
  }
}
