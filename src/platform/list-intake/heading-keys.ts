import { headingJoin } from '#platform/tables/heading.ts';
import { withoutUnit } from '#platform/tables/heading-units.ts';
import { unitIn } from '#kernel/unit-words.ts';
import { keyOf } from './fields.ts';

/**
 * A heading in the forms by which fields are recognized. Computing them costs far more than looking one up, and they are the same for every
 * kind of file.
 */
export type HeadingKeys = {
  readonly text: string;
  /** In the form in which field names are compared: without its unit. */
  readonly name: string;
  /** Half width and lower case, for families of fields with a common prefix. */
  readonly plain: string;
  /** Other forms, by which it may be guessed, most likely first. */
  readonly guesses: readonly { readonly form: string; readonly key: string }[];
  /** Joined from the parts of two rows. */
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

/** A heading in the form in which field names are compared. */
export const nameKeyOf = (text: string): string => nameKey(withoutUnit(text));

/** Unit-like suffixes that say no more than the field itself. */
const ownUnits = /\s*[([](?:h|a|m|%)[)\]]\s*$/iu;

const nameKey = (bare: string): string => keyOf(bare.replace(headingJoin, '').replace(ownUnits, ''));

/** `建筑面积 › 合计` is the area, `层数 › 地上` the storeys above ground; a total that includes those below ground is not the field. */
const ofGroup = (group: string, part: string): string[] =>
  /^(?:合计|总计|小计|总|total)$/iu.test(part) && !/层数|楼层|storeys|floors/iu.test(group)
    ? [withoutBrackets(withoutUnit(group))]
    : [`${part}${withoutBrackets(withoutUnit(group))}`];

/** A unit appended to Chinese words, or after a slash or a comma: `功率W`, `面积/㎡`. */
const behind = /^(.*[\u4E00-\u9FFF])\s*[/,，_]?\s*([a-z°℃℉㎡³²\d/]{1,8})$/iu;

function withoutUnitBehind(bare: string): string {
  const [, words, unit = ''] = behind.exec(bare) ?? [];
  return words !== undefined && unitIn(unit) !== null ? words : bare;
}

const withoutBrackets = (bare: string): string => bare.replace(/[([][^()[\]]*[)\]]\s*$/u, '');
