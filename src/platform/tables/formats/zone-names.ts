/** The UTC offsets (h) of zone abbreviations; ambiguous ones are left out. */
const ahead: Readonly<Record<string, number>> = {
  z: 0,
  utc: 0,
  gmt: 0,
  wet: 0,
  west: 1,
  bst: 1,
  cet: 1,
  mez: 1,
  cest: 2,
  mesz: 2,
  eet: 2,
  eest: 3,
  msk: 3,
  sgt: 8,
  hkt: 8,
  awst: 8,
  jst: 9,
  kst: 9,
  acst: 9.5,
  aest: 10,
  acdt: 10.5,
  aedt: 11,
  nzst: 12,
  nzdt: 13,
  est: -5,
  edt: -4,
  cdt: -5,
  mst: -7,
  mdt: -6,
  pdt: -7,
};

/** Abbreviations used both in China and America, or on both sides of the Pacific: they mean local time, but not of which place. */
const own: ReadonlySet<string> = new Set(['cst', 'pst']);

/**
 * The UTC offset of a zone abbreviation in seconds; null if it means the sender's local time, NaN if it is unknown.
 * @example offsetNamed('CET') // 3600
 */
export function offsetNamed(name: string): number | null {
  const key = name.toLowerCase();
  if (own.has(key)) return null;
  const hours = ahead[key];
  return hours === undefined ? Number.NaN : hours * 3600;
}

const cities: ReadonlySet<string> = new Set(
  Intl.supportedValuesOf('timeZone').flatMap((zone) => [zone.toLowerCase(), (zone.split('/').at(-1) as string).toLowerCase()]),
);

/** Whether a word after an offset is that of its zone: `Shanghai`, `Asia/Shanghai`. */
export const isZoneWord = (word: string): boolean => cities.has(word.toLowerCase());

/** The name after a time that only says that it is local time; null if there is none. */
export function clockOfPlace(text: string): string | null {
  const name = /\d\s*(?:[ap]m)?\s+([a-z]{3})$/iu.exec(text)?.[1];
  return name !== undefined && own.has(name.toLowerCase()) ? name : null;
}
