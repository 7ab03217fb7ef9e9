import { type FieldSpec, numberField } from '#platform/imports/fields.ts';

type Names = Parameters<typeof numberField>[0];

const signed =
  /^([NSEW北南东西])?(?:纬|经)?\s*([+-]?\d{1,3}(?:\.\d+)?)\s*(?:[°度]\s*)?(?:(\d{1,2}(?:\.\d+)?)\s*['′分]\s*)?(?:(\d{1,2}(?:\.\d+)?)\s*(?:["″秒]|''|′′)\s*)?([NSEW北南东西])?(?:纬|经)?$/iu;
const below = /[SW南西]/iu;

/** Degrees as they are written: in decimals, or with minutes, seconds and the side; null for what is none. @example degreesIn(`37°51'36"N`) // 37.86 */
export function degreesIn(text: string): number | null {
  const bare = text.normalize('NFKC').replaceAll(/[’`]/gu, "'").replaceAll(/[“”]/gu, '"').trim();
  const [, before = '', degrees, minutes = '0', seconds = '0', behind = ''] = signed.exec(bare) ?? [];
  if (degrees === undefined || Number(minutes) >= 60 || Number(seconds) >= 60 || (before !== '' && behind !== '')) return null;
  const size = Math.abs(Number(degrees)) + Number(minutes) / 60 + Number(seconds) / 3600;
  const isBelow = degrees.startsWith('-') !== below.test(before + behind);
  return Math.round((isBelow ? -size : size) * 1e7) / 1e7;
}

/** A field of degrees between bounds. @param sides the letters that it may bear, those of the other direction are none of its */
export function degreesField(names: Names, most: number, sides: RegExp): FieldSpec {
  const plain = numberField(names, { min: -most, max: most });
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
