import { measuredIn, isPower, type Unit } from '#kernel/carrier.ts';
import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import { thousandsAsOne, unitIn, type UnitExpression } from '#kernel/unit-words.ts';
import { unitsNamed, unitsOfName, unitsOfTitle } from '#platform/tables/heading-units.ts';
import { countsBehind, isOfCounter, strangeUnit, strangeUnitOfTitle } from '#platform/tables/strange-unit.ts';
import { lengths, lengthText, type Length } from './lengths.ts';
import { scaledChoices, scaledUnit } from './scaled-unit.ts';

/** Where a unit may be named, outside the rows. */
export type Around = {
  /** The sender's option. */
  readonly option: Unit | null;
  /** The file gives the multiplier of the steps of its counters. */
  readonly isCounted?: boolean;
  /** The rows above the header. */
  readonly above: readonly string[];
  readonly sheet: string;
  /** The file name. */
  readonly file: string;
};

/** A column of values: its heading, and the cell under it in a row of units (empty if there is no such row). */
export type ValueColumn = { readonly heading: string; readonly under: string };

type Source = 'option' | 'heading' | 'row' | 'title' | 'sheet' | 'file';

/** A named unit: where, in which words, and for an interval of which length. */
export type NamedUnit = { readonly unit: Unit; readonly from: Source; readonly text: string; readonly per: keyof typeof lengths | null };

/**
 * Determines the unit of each column of a file, by whichever names one: the option, its heading or a row of units under it; otherwise a
 * title, the sheet or the file name, which are read once.
 * @returns a function that returns null if no unit is named
 * @throws Problem `unit-differs-from` if two of them contradict each other, `unit-ambiguous` if one names several, `unit-not-energy` and
 * `unit-not-readable` if the named unit cannot be that of readings
 */
export function createUnitReader(around: Around): (column: ValueColumn) => NamedUnit | null {
  let far: readonly NamedUnit[] | undefined;
  return ({ heading, under }) => {
    const own = [ofText(heading, 'heading', around), ofText(under, 'row', around)];
    const option: NamedUnit | null =
      around.option === null ? null : { unit: around.option, from: 'option', text: around.option, per: null };
    const [first, ...others] = [...own, option].filter((one) => one !== null);
    for (const other of others) if (first !== undefined) agree(first, other);
    far ??= [ofTitles(around), ofName(around.sheet, 'sheet'), ofName(around.file, 'file')].filter((one) => one !== null);
    if (first === undefined) refuseTitles(around, far[0] !== undefined);
    const named = first ?? far[0];
    if (named === undefined) return null;
    for (const other of far) if (measuredIn(other.unit) === measuredIn(named.unit)) agree(named, other);
    return named;
  };
}

function agree(one: NamedUnit, other: NamedUnit): void {
  if (one.unit !== other.unit)
    throw new Problem('bad-input', 'unit-differs-from', { text: one.text, unit: one.unit, other: other.text, otherUnit: other.unit });
}

/** The unit that a heading names. Of several, the sender's is meant. */
function ofText(text: string, from: Source, { option, isCounted = false }: Around): NamedUnit | null {
  const named = from === 'row' && text.trim() !== '' ? inCell(text) : unitsNamed(text);
  const readable = named.filter((one): one is UnitExpression & { unit: Unit } => one.unit !== null);
  const [first, second] = readable;
  // a tonne of water is a cubic metre
  if (named[0]?.quantity === 'mass' && /^万.$/u.test(named[0].code) && /水/u.test(text))
    return { unit: '10000m3', from, text: text.trim(), per: null };
  const scaled = scaledIn(text, first !== undefined || named.length > 0);
  // the sender gives the unit that results from the multiple
  if (option !== null && (scaled !== null || scaledUnit(text) !== null)) return null;
  if (scaled !== null)
    throw new Problem('bad-input', 'unit-not-readable', { text: text.trim().slice(0, 100), unit: scaled, ...scaledChoices(text) });
  if (first === undefined) {
    const [strange] = named;
    if (strange !== undefined) throw notEnergy(text, strange);
    if (option === null) refuseUnknown(text, { isRow: from === 'row', isCounted });
    return null;
  }
  const meant = second === undefined ? first : readable.find(({ unit }) => unit === option);
  if (meant === undefined)
    throw new Problem('bad-input', 'unit-ambiguous', { text: text.trim(), units: readable.map(({ code }) => code).join(', ') });
  return { unit: meant.unit, from, text: text.trim(), per: lengthNamed(meant.per) };
}

/** `(千度)`, `(100kWh)`, `(单位:千)`: a multiple of a unit that is not a unit of readings. */
const scale = String.raw`(?:[十百千万亿]+|\d[\d,]*\s*(?=[^\d\s)]))(?:度|[kmg]?wh|千瓦小?时|吨|方|立方米?|m[3³]|[gm]j)?`;
const timesUnit = new RegExp(String.raw`[([]\s*(?:单位\s*:\s*)?(${scale})\s*[)\]]`, 'iu');
/** `单位：百度`, without brackets. */
const timesDeclared = new RegExp(String.raw`(?:单位|units?)\s*:\s*(${scale})(?![^\s,;)])`, 'iu');
/** `(thousands)`, `hundreds of kWh`. */
const timesInWords =
  /[([]\s*(?:in\s+)?((?:ten|hundred|thousand|million)s)\s*[)\]]|((?:ten|hundred|thousand|million)s?\s+(?:of\s+)?(?:[kmg]?wh|kilowatt|gal|tonnes?|litres?|[gm]j)\w*)/iu;
/** `Tsd. kWh`, `milliers de kWh`, and `kWh (in Tausend)`, `kWh, in thousands`: a multiple in words, before a unit or after it. */
const manyWords = String.raw`(?:tsd\.?|tausend|mio\.?|millionen|milliers?|millions?|miles|millones|migliaia|mila|milioni|duizend|tusen|thousands?|hundreds?)`;
const timesBefore = new RegExp(String.raw`(?<![a-z])(${manyWords}\s+(?:d[ei]\s+|of\s+)?(?:[kmg]?wh|[gm]j|m[3³]))(?![a-z])`, 'iu');
const timesBehind = new RegExp(String.raw`[([,;]\s*(?:(?:in|en|em)\s+)?(${manyWords})\s*(?=[)\],;]|$)`, 'iu');
/** `kWh/1000`, `(kWh)(千)`, `电量/千`. */
const timesFigures =
  /(\/\s*[百千万亿]+)\s*[)\]]?\s*$|((?:[kmg]?wh|千瓦小?时|[gm]j|m[3³])\s*\/\s*1[ .,]?000(?:[ .,]?000)?)(?!\d)|[([]\s*(?:单位\s*:\s*)?([十百千万亿]+)\s*[)\]]/iu;
/** `(kWh x 1000)`: a unit and its multiple. */
const unitTimes = /(?:度|[kmg]?wh|千瓦小?时|吨|方|立方米?|m[3³]|[gm]j)\s*[x×*]\s*\d[\d,]*/iu;

/** The multiple of a unit in a heading that is not read: null if there is none. */
function scaledIn(text: string, isRead: boolean): string | null {
  const plain = thousandsAsOne(text.normalize('NFKC'));
  const inWords = timesInWords.exec(plain);
  const words = inWords?.[1] ?? inWords?.[2] ?? timesBefore.exec(plain)?.[1] ?? timesBehind.exec(plain)?.[1];
  const figures = timesFigures.exec(plain);
  const always =
    unitTimes.exec(plain)?.[0] ??
    figures?.[1] ??
    figures?.[2] ??
    figures?.[3] ??
    (words === undefined || unitIn(words) !== null ? undefined : words);
  return (isRead ? always : (timesUnit.exec(plain)?.[1] ?? always)) ?? null;
}

function inCell(text: string): UnitExpression[] {
  const whole = unitIn(text.replace(/^[([（【]\s*|\s*[)\]）】]$/gu, ''));
  return whole === null ? unitsNamed(text) : [whole];
}

/** Throws `unit-not-known` if brackets contain what can only be a unit, but is not a known one. */
function refuseUnknown(text: string, { isRow, isCounted }: { isRow: boolean; isCounted: boolean }): void {
  const unit = isRow ? strangeUnit(`(${text.trim()})`) : (strangeUnit(text) ?? countsBehind(text));
  if (unit !== null && !(isCounted && isOfCounter(unit)))
    throw new Problem('bad-input', 'unit-not-known', { text: text.trim().slice(0, 100), unit });
}

const kept: ReadonlySet<string> = new Set(['energy', 'power', 'volume', 'mass']);

function notEnergy(text: string, { code, quantity }: UnitExpression): Problem {
  const problem = kept.has(quantity) ? 'unit-not-readable' : 'unit-not-energy';
  return new Problem('bad-input', problem, { text: text.trim().slice(0, 100), unit: code, quantity });
}

const lengthNamed = (per: string | undefined): keyof typeof lengths | null =>
  per !== undefined && per in lengths ? (per as keyof typeof lengths) : null;

/** The titles' statement about all values; what they only mention counts if none states it. */
function ofTitles({ above, option }: Around): NamedUnit | null {
  const titles = above.map((text) => ({ text, ...unitsOfTitle(text) }));
  const declared = titles.filter((title) => title.declared);
  const all = (declared.length > 0 ? declared : titles).flatMap(({ text, named }) => named.map((one) => ({ text, named: one })));
  const readable = new Map(all.flatMap(({ text, named }) => (named.unit === null ? [] : [[named.unit, { text, named }] as const])));
  const [first, second] = [...readable];
  const strange = declared[0]?.named[0];
  if (first === undefined && strange !== undefined && option === null) throw notEnergy(declared[0]?.text ?? '', strange);
  if (first === undefined || (second !== undefined && option !== null)) return null;
  const text = first[1].text.trim().slice(0, 100);
  if (second !== undefined) throw new Problem('bad-input', 'unit-ambiguous', { text, units: [...readable.keys()].join(', ') });
  return { unit: first[0], from: 'title', text, per: lengthNamed(first[1].named.per) };
}

/** Throws `unit-not-readable` if titles give the unit of values that is named nowhere else, and it is not supported here. */
function refuseTitles(around: Around, isNamed: boolean): void {
  const { above } = around;
  for (const title of above) refuseScaled(title, isNamed);
  if (isNamed) return;
  for (const text of above) {
    const unknown = strangeUnitOfTitle(text);
    if (unknown !== null && !(around.isCounted === true && isOfCounter(unknown)))
      throw new Problem('bad-input', 'unit-not-known', { text: text.trim().slice(0, 100), unit: unknown });
    const strange = unitsOfTitle(text).named.find((one) => isStrange(text, one));
    if (strange !== undefined) throw notEnergy(text, strange);
  }
}

/** Throws `unit-not-readable` if a title says that everything is a multiple of a unit. */
function refuseScaled(title: string, isRead: boolean): void {
  const plain = title.normalize('NFKC');
  const [, said] = timesDeclared.exec(plain) ?? [];
  const scaled = (said !== undefined && unitIn(said) === null ? said : null) ?? scaledIn(title, isRead);
  if (scaled !== null && (unitIn(scaled)?.unit ?? null) === null && !/^\d/u.test(scaled))
    throw new Problem('bad-input', 'unit-not-readable', { text: title.trim().slice(0, 100), unit: scaled });
}

/** Whether a title refers to an unsupported unit of use, and not to an amount of it, such as the size of something. */
const isStrange = (text: string, { unit, quantity, code }: UnitExpression): boolean =>
  unit === null &&
  ['energy', 'volume', 'mass'].includes(quantity) &&
  code.length > 1 &&
  !/\d\s*$/u.test(text.slice(0, Math.max(0, text.toLowerCase().indexOf(code.toLowerCase()))));

/** A name is used only if it names one unit. */
function ofName(name: string, from: Source): NamedUnit | null {
  const readable = unitsOfName(name.replace(/\.[a-z\d.]{1,8}$/iu, '')).filter(({ unit }) => unit !== null);
  const [first] = readable;
  return first?.unit === undefined || first.unit === null || readable.length > 1
    ? null
    : { unit: first.unit, from, text: name, per: lengthNamed(first.per) };
}

/**
 * The length of the intervals of a file, if a unit gives it (`kWh/15min`) or needs it (`kW`).
 * @param known from the sender or the file; null if neither gives it
 * @throws Problem `unit-per-differs` if the unit gives another length, `power-of-register`, `power-needs-interval`
 */
export function lengthFor(
  said: readonly (NamedUnit | null)[],
  known: Length | null,
  file: { periods: boolean; register: boolean },
): Length | null {
  let length = known;
  for (const one of said) {
    if (one === null) continue;
    if (file.register && isPower(one.unit)) throw new Problem('bad-input', 'power-of-register', { text: one.text, unit: one.unit });
    if (one.per !== null && !file.periods) {
      length ??= lengths[one.per];
      if (lengthText(length) !== lengthText(lengths[one.per]))
        throw new Problem('bad-input', 'unit-per-differs', { text: one.text, per: one.per, interval: lengthText(length) });
    }
  }
  const power = said.find((one) => one !== null && isPower(one.unit));
  if (power !== undefined && power !== null && length === null && !file.periods)
    throw new Problem('bad-input', 'power-needs-interval', { text: power.text, unit: power.unit });
  return length;
}

/** Findings on the units that were used: those that a text names, and powers with their conversion. */
export function unitFindings(said: readonly (NamedUnit | null)[], length: Length | null): Finding[] {
  const byUnit = new Map(said.flatMap((one) => (one === null ? [] : [[`${one.unit} ${one.from}`, one] as const])));
  return [...byUnit.values()].flatMap(({ unit, from, text }): Finding[] => {
    const evidence = { unit, source: from, text: text.slice(0, 100), interval: lengthText(length) };
    if (isPower(unit)) return [{ code: length === null ? 'power-of-periods' : 'power-read', severity: 'info', evidence }];
    return from === 'option' ? [] : [{ code: 'unit-read', severity: 'info', evidence }];
  });
}
