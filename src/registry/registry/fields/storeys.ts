import { type FieldSpec, numberField } from '#platform/list-intake/fields.ts';
import { chineseNumber } from '#platform/tables/chinese-numerals.ts';

const withBelow = /^(?:地上|上)?(\d{1,3})\s*[层F]?\s*(?:[/,，、;；+]|及)?\s*(?:地下|下|B|-)\s*(\d{1,2})\s*[层F]?$/iu;
/** From the lowest storey below ground up to the highest: `-1~6`, `B2-18F`. */
const fromBelow = /^(?:-|负|B|地下)(\d{1,2})[层F]?(?:~|-|—|–|至|到|\/)(?:地上)?\+?(\d{1,3})[层F]?$/iu;
const above = /^(?:地上|共|总)(\d{1,3})\s*层?$/u;
const both = /^(\d{1,3})[层F]?[/+,、;-](\d{1,2})[层F]?$/iu;
/** A range of storeys: that of a part of a building. */
const range = /^\d{1,3}[层F]?-\d{1,3}[层F]?$/iu;

/**
 * The storeys above ground in a cell, which may also give those below, as text that can be parsed as a number.
 * @param isPair the heading says that a cell contains both, those above ground first
 * @example storeysIn('地上六层地下一层') // '6'; also '12/-2', '-1~6', '三层'
 */
function storeysIn(given: string, isPair = false): string {
  const text = given
    .normalize('NFKC')
    .replaceAll(/[()\s]/gu, '')
    .replaceAll('两', '二')
    .replaceAll(/[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九](?!百|千|万)/gu, (number) =>
      String(chineseNumber(number)),
    );
  const pair = isPair ? both.exec(text)?.[1] : undefined;
  if (pair !== undefined) return pair;
  const [, up, down] = withBelow.exec(text) ?? [];
  if (up !== undefined && !(range.test(text) && Number(down) >= Number(up))) return up;
  if (up !== undefined) return given;
  return fromBelow.exec(text)?.[2] ?? above.exec(text)?.[1] ?? (/[一二三四五六七八九十两]/u.test(given) ? text : given);
}

export const storeyWords: readonly string[] = ['地上楼层', '地上/地下层数', 'floors', 'stories', 'NumberofFloors', 'numberoffloors'];

/** Storeys above ground, possibly given together with those below. */
export function storeysField(names: Parameters<typeof numberField>[0]): FieldSpec {
  const plain = numberField(names, { min: 0, max: 200, whole: true, units: { 层: 1 }, suffixes: ['F', 'f', '层楼'] });
  const parseOf =
    (isPair: boolean): FieldSpec['parse'] =>
    (given, factor) =>
      plain.parse(storeysIn(given, isPair), factor);
  return {
    ...plain,
    parse: parseOf(false),
    ofHeading: (heading) => (/地上.*地下|above.*below/iu.test(heading) ? { parse: parseOf(true) } : null),
  };
}
