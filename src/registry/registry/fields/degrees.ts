import { type FieldSpec, numberField } from '#platform/list-intake/fields.ts';

type Names = Parameters<typeof numberField>[0];

const signed =
  /^([NSEW北南东西])?(?:纬|经)?\s*([+-]?\d{1,3}(?:\.\d+)?)\s*(?:[°度]\s*)?(?:(\d{1,2}(?:\.\d+)?)\s*['′分]\s*)?(?:(\d{1,2}(?:\.\d+)?)\s*(?:["″秒]|''|′′)\s*)?([NSEW北南东西])?(?:纬|经)?$/iu;
const below = /[SW南西]/iu;

/**
 * Degrees as people write them: in decimals, or with minutes, seconds and the direction; null if it is neither.
 * @example degreesIn(`37°51'36"N`) // 37.86
 */
export function degreesIn(text: string): number | null {
  const bare = text.normalize('NFKC').replaceAll(/[’`]/gu, "'").replaceAll(/[“”]/gu, '"').trim();
  const [, before = '', degrees, minutes = '0', seconds = '0', behind = ''] = signed.exec(bare) ?? [];
  if (degrees === undefined || Number(minutes) >= 60 || Number(seconds) >= 60 || (before !== '' && behind !== '')) return null;
  const size = Math.abs(Number(degrees)) + Number(minutes) / 60 + Number(seconds) / 3600;
  const isBelow = degrees.startsWith('-') !== below.test(before + behind);
  return Math.round((isBelow ? -size : size) * 1e7) / 1e7;
}

/** A field of degrees between bounds. @param sides the letters it may contain; those of the other direction are refused */
function degreesField(names: Names, most: number, sides: RegExp): FieldSpec {
  const plain = numberField(names, { min: -most, max: most, units: { '°': 1, 度: 1, deg: 1, degrees: 1 } });
  return {
    ...plain,
    parse: (text, factor) => {
      const read = plain.parse(text, factor);
      const letter = /[NSEW北南东西]/iu.exec(text)?.[0];
      const value = 'value' in read || (letter !== undefined && !sides.test(letter)) ? null : degreesIn(text);
      return value === null ? read : plain.parse(String(value), factor);
    },
  };
}

/** Names of map coordinate systems in headings. */
const systems = [
  ['高德', 'gcj02'],
  ['百度', 'bd09'],
  ['gcj02', 'gcj'],
  ['bd09', 'bd'],
  ['wgs84', 'wgs84'],
] as const;

const ofMaps = (zh: string, en: readonly string[]): string[] =>
  systems.flatMap(([map, code]) => [`${map}${zh}`, ...en.flatMap((word) => [`${code}${word}`, `${word}${code}`])]);

/** The location of a building, in degrees. @param names the names of its fields */
export const placeFields = (names: (field: 'latitude' | 'longitude') => Names): FieldSpec[] => [
  degreesField({ ...names('latitude'), synonyms: ['lat', 'y', ...ofMaps('纬度', ['lat'])] }, 90, /[NS北南]/iu),
  degreesField({ ...names('longitude'), synonyms: ['lng', 'lon', 'long', 'x', ...ofMaps('经度', ['lng', 'lon'])] }, 180, /[EW东西]/iu),
];
