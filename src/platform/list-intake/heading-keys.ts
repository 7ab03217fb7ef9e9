import { headingJoin } from '#platform/tables/heading.ts';
import { withoutUnit } from '#platform/tables/heading-units.ts';
import { unitIn } from '#kernel/unit-words.ts';
import { keyOf } from './fields.ts';

/** A heading in the forms by which fields are known. They cost far more than looking one up, and are the same for every kind of file. */
export type HeadingKeys = {
  readonly text: string;
  /** As the name of a field is compared: without its unit. */
  readonly name: string;
  /** Half width and small, for families of fields that begin alike. */
  readonly plain: string;
  /** Other forms, by which it may be guessed, the likeliest first. */
  readonly guesses: readonly { readonly form: string; readonly key: string }[];
  /** Made of the parts of two rows. */
  readonly isJoined: boolean;
};

/**
 * The forms of one heading.
 * @example headingKeys('建筑面积（m²）').name // '建筑面积'
 */
export function headingKeys(text: string): HeadingKeys {
  const parts = text.split(headingJoin.trim()).map((one) => one.trim());
  const [bare, last] = [withoutUnit(text), parts.at(-1) ?? ''];
  const forms = [
    text.replace(headingJoin, ''),
    withoutBrackets(bare),
    withoutUnitBehind(bare),
    ...(parts.length > 1 ? [last, withoutBrackets(withoutUnit(last)), ...ofGroup(parts[0] ?? '', withoutUnit(last))] : []),
  ];
  return {
    text,
    name: nameKey(bare),
    plain: text.normalize('NFKC').toLowerCase(),
    guesses: forms.map((form) => ({ form, key: keyOf(form) })),
    isJoined: parts.length > 1,
  };
}

/** A heading as the name of a field is compared. */
export const nameKeyOf = (text: string): string => nameKey(withoutUnit(text));

/** What stands behind names as a unit and is no more than the field itself. */
const ownUnits = /\s*[([](?:h|a|m|%)[)\]]\s*$/iu;

const nameKey = (bare: string): string => keyOf(bare.replace(headingJoin, '').replace(ownUnits, ''));

/** `建筑面积 › 合计` is the area, `层数 › 地上` the storeys above ground; with those below they are none of the field. */
const ofGroup = (group: string, part: string): string[] =>
  /^(?:合计|总计|小计|总|total)$/iu.test(part) && !/层数|楼层|storeys|floors/iu.test(group)
    ? [withoutBrackets(withoutUnit(group))]
    : [`${part}${withoutBrackets(withoutUnit(group))}`];

/** A unit that is written onto Chinese words, or behind a slash or a comma: `功率W`, `面积/㎡`. */
const behind = /^(.*[\u4E00-\u9FFF])\s*[/,，_]?\s*([a-z°℃℉㎡³²\d/]{1,8})$/iu;

function withoutUnitBehind(bare: string): string {
  const [, words, unit = ''] = behind.exec(bare) ?? [];
  return words !== undefined && unitIn(unit) !== null ? words : bare;
}

const withoutBrackets = (bare: string): string => bare.replace(/[([][^()[\]]*[)\]]\s*$/u, '');
