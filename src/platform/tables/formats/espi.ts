import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import { meteringTable, tellSkipped, type MeteringRow } from './metering-table.ts';
import type { Table } from '../table.ts';
import type { OpenBytes } from '../unpack.ts';
import { commodityOfService, meaningOf, typeOf, type ReadingType } from './espi-type.ts';
import { attribute, createXmlReader } from './xml.ts';

/** Recognizes the beginning of a Green Button file: Atom or plain XML in the vocabulary of NAESB's ESPI. */
export function isEspi(head: string): boolean {
  return /naesb\.org\/espi|<(?:\w+:)?(?:IntervalBlock|UsagePoint|ReadingType)[\s>]/u.test(head);
}

/** What the whole file says about its readings, by the paths of their entries. */
type Directory = {
  readonly types: Map<string, ReadingType>;
  /** The reading type of a meter reading. */
  readonly typeOf: Map<string, string>;
  /** The meter reading of an interval block, if links say so. */
  readonly readingOf: Map<string, string>;
  /** The commodity of a usage point, by its service. */
  readonly services: Map<string, string>;
  /** Meter readings that have intervals. */
  readonly readings: Set<string>;
};

/** A meter reading as a metering point: its code, and the carrier and unit of its values, or why they are not read. */
type Channel = { readonly code: string; readonly type: ReadingType; readonly meaning: ReturnType<typeof meaningOf> };

/**
 * The readings of a Green Button file as a table, each meter reading under a code of its own, for any carrier. The file is read twice,
 * because the meaning of values may follow them.
 * @throws Problem `espi-without-readings`, `xml-broken`
 */
export async function openEspi(open: OpenBytes): Promise<Table> {
  const directory = await directoryOf(open);
  if (directory.readings.size === 0) throw new Problem('bad-input', 'espi-without-readings');
  const channels = channelsOf(directory);
  const findings: Finding[] = [];
  const told = [...channels.values()].flatMap(({ code, meaning }) => (typeof meaning === 'string' ? [] : [{ code, ...meaning }]));
  const table = meteringTable(() => rowsOf(open, directory, channels, findings), findings);
  return { ...table, meters: new Map(told.map(({ code, carrier, unit, name }) => [code, { carrier, unit, name }])) };
}

function channelsOf(directory: Directory): Map<string, Channel> {
  const codes = codesOf([...directory.readings]);
  return new Map(
    [...directory.readings].map((place) => {
      const service = directory.services.get(pointOf(place));
      const type = typeFor(directory, place, service);
      return [place, { code: codes.get(place) ?? place, type, meaning: meaningOf(type, type.commodity ?? service ?? '1') }];
    }),
  );
}

/** The type that a meter reading is linked to; otherwise the only one, or the only one for what its usage point serves. */
function typeFor({ types, typeOf: linked }: Directory, place: string, service: string | undefined): ReadingType {
  const found = types.get(linked.get(place) ?? '');
  const [only, ...others] = found === undefined ? [...types.values()] : [found];
  const [alike, ...more] = [...types.values()].filter(({ commodity }) => service !== undefined && commodity === service);
  if (only !== undefined && others.length === 0) return only;
  return alike !== undefined && more.length === 0 ? alike : typeOf({});
}

/** The parts of an entry as they are encountered. */
type Entry = { self: string; up: string; readonly related: string[]; kind: string; fields: Record<string, string> };

const emptyEntry = (): Entry => ({ self: '', up: '', related: [], kind: '', fields: {} });

const kinds = new Set(['UsagePoint', 'MeterReading', 'ReadingType', 'IntervalBlock']);

async function directoryOf(open: OpenBytes): Promise<Directory> {
  const blocks = new Set<string>();
  const directory: Directory = { types: new Map(), typeOf: new Map(), readingOf: new Map(), services: new Map(), readings: new Set() };
  const { types, typeOf: linked, readingOf, services, readings } = directory;
  await eachElement(open, {
    interval: (entry) => void blocks.add(blockOf(entry)),
    entry: ({ kind, self, up, related, fields }) => {
      if (kind === 'ReadingType') types.set(self, typeOf(fields));
      if (kind === 'UsagePoint' && fields['kind'] !== undefined) services.set(pointOf(self), commodityOfService[fields['kind']] ?? '');
      if (kind === 'IntervalBlock') linkTo(related, 'MeterReading', (reading) => readingOf.set(blockOf({ self, up }), reading));
      if (kind !== 'MeterReading') return;
      linkTo(related, 'ReadingType', (type) => linked.set(self, type));
      for (const block of related) if (/IntervalBlock\/./u.test(block)) readingOf.set(block, self);
    },
  });
  for (const block of blocks) readings.add(readingBy(directory, block));
  return directory;
}

function linkTo(related: readonly string[], kind: string, told: (place: string) => void): void {
  const found = related.find((link) => link.includes(kind));
  if (found !== undefined) told(found);
}

const blockOf = ({ self, up }: Pick<Entry, 'self' | 'up'>): string => (self === '' ? up : self);

const underReading = /\/IntervalBlock(?:\/.*)?$/u;

/** The meter reading that an interval block belongs to: by its own path, otherwise by links. */
function readingBy({ readingOf }: Directory, block: string): string {
  const inPlace = block.replace(underReading, '');
  return inPlace.includes('MeterReading') ? inPlace : (readingOf.get(block) ?? inPlace);
}

async function* rowsOf(
  open: OpenBytes,
  directory: Directory,
  channels: ReadonlyMap<string, Channel>,
  findings: Finding[],
): AsyncGenerator<MeteringRow> {
  const skipped = new Map<string, string>();
  const waiting: MeteringRow[] = [];
  let row = 1;
  const reading = createReader({
    interval: (entry, fields) => {
      row += 1;
      const { code, type, meaning } = channels.get(readingBy(directory, blockOf(entry))) as Channel;
      if (typeof meaning === 'string') skipped.set(code, meaning);
      else waiting.push({ row, cells: cellsOf(code, meaning.unit, type, fields) });
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

/** An integer times a power of ten, exactly; anything else stays unchanged, to be reported. */
function shifted(text: string, power: number): string {
  const [, sign = '', digits] = /^(-?)(\d{1,20})$/u.exec(text) ?? [];
  if (digits === undefined || !Number.isInteger(power) || power === 0 || Math.abs(power) > 12) return text;
  if (power > 0) return `${sign}${digits}${'0'.repeat(power)}`;
  const padded = digits.padStart(1 - power, '0');
  return `${sign}${padded.slice(0, power)}.${padded.slice(power)}`;
}

/** The path of a usage point, from that of anything below it. */
const pointOf = (place: string): string => /^.*?UsagePoint\/[^/]+/u.exec(place)?.[0] ?? place;

/**
 * A code for each meter reading: its usage point; with the reading if the point has several, and the customer if two have points with the
 * same name.
 */
function codesOf(places: readonly string[]): Map<string, string> {
  const forms = places.map((place) => {
    const [, customer = '', point = '', reading = ''] =
      /(?:(?:RetailCustomer|Subscription)\/([^/]+)\/)?UsagePoint\/([^/]+)(?:\/MeterReading\/([^/]+))?/u.exec(place) ?? [];
    if (point === '') return [place === '' ? 'GreenButton' : place.replace(/^.*\//u, '').slice(-100), place.slice(-100)];
    const whole = reading === '' ? point : `${point}-${reading}`;
    return [point, whole, `${customer}-${whole}`];
  });
  const shared = (code: string, at: number): boolean => forms.some((form, other) => other !== at && form.includes(code));
  return new Map(
    places.map((place, at) => {
      const form = forms[at] ?? [];
      return [place, form.find((code) => !shared(code, at)) ?? form.at(-1) ?? place];
    }),
  );
}

type EspiListener = { interval(entry: Entry, fields: Readonly<Record<string, string>>): void; entry(entry: Entry): void };

async function eachElement(open: OpenBytes, told: EspiListener): Promise<void> {
  const reader = createReader(told);
  for await (const piece of open()) reader.push(piece);
  reader.end();
}

/** The element of an entry whose values are read. */
const fieldsIn: ReadonlyMap<string, string> = new Map([
  ['ReadingType', 'ReadingType'],
  ['UsagePoint', 'ServiceCategory'],
]);

/** Reads the XML chunk by chunk, and reports each interval reading and each entry when complete. */
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
        if (name === 'ReadingType' || name === 'UsagePoint') entry.fields = {};
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
      } else if (fieldsIn.get(entry.kind) === path.at(-1)) entry.fields[name] = text.trim();
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
  const place = href
    .replace(/^https?:\/\/[^/]+/u, '')
    .replace(/^.*?(?=(?:RetailCustomer|Subscription|UsagePoint|MeterReading|IntervalBlock|ReadingType)\/)/u, '');
  if (rel === 'self') entry.self = place;
  else if (rel === 'up') entry.up = place;
  else if (rel === 'related') entry.related.push(place);
}

/** Reports errors of the XML as errors of this file. */
function soundly(work: () => void): void {
  try {
    work();
  } catch (cause) {
    if (cause instanceof Problem && cause.code === 'xlsx-broken') throw new Problem('bad-input', 'xml-broken', cause.evidence);
    throw cause;
  }
}
