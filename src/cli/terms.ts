import { InvalidArgumentError, Option } from 'commander';
import { carrierTerms, inSentence, termText, type Category } from '#kernel/vocabulary.ts';
import { carriers } from '#kernel/carrier.ts';
import { namesYear } from '#kernel/year-name.ts';
import { projectStageTerms } from '#registry/project/vocabulary.ts';
import {
  buildingFieldTerms,
  buildingValueTerms,
  lifeEventTerms,
  meterDirectionTerms,
  meterFieldTerms,
} from '#registry/registry/vocabulary.ts';
import { type Label, labelTerms } from '#kernel/label-terms.ts';
import type { Say } from './output.ts';
import { facts, number, percent } from './table.ts';

/** The name of a code in the reader's language; a code without a term is unchanged, and so is an absent one. */
export function term<Code extends string | null | undefined>(say: Say, category: Category, code: Code): string | Exclude<Code, string> {
  return typeof code === 'string' ? say(termText(category, code, 'zh'), termText(category, code, 'en')) : (code as Exclude<Code, string>);
}

/** A heading or state shared by many tables; lower case in English, like all headings of the command line. @example label(say, 'name') */
export function label(say: Say, code: Label): string {
  const { zh, en } = inSentence(labelTerms[code]);
  return say(zh, en);
}

/** Accepts a code or its name in either language; text that is neither is unchanged. */
export function codeOf(category: Category): (text: string) => string {
  return (text) => {
    const wanted = text.trim().toLowerCase();
    const named = ([code, { zh, en }]: [string, Category[string]]) => [code, zh, en].some((one) => one.toLowerCase() === wanted);
    return Object.entries(category).find(named)?.[0] ?? text;
  };
}

/** The option for a carrier, by its code or its name. */
export const carrierOption = (description: string, more: readonly string[] = []): Option =>
  termOption('--carrier <carrier>', description, carrierTerms, [...carriers, ...more]);

/** An option that accepts one code of a category, by the code or its name. */
export function termOption(
  flags: string,
  description: string,
  category: Category,
  codes: readonly string[] = Object.keys(category),
): Option {
  return new Option(flags, description).choices(codes).argParser((text) => {
    const code = codeOf(category)(text);
    if (!codes.includes(code)) throw new InvalidArgumentError(`Allowed choices are ${codes.join(', ')}.`);
    return code;
  });
}

/** The names of a kind's fields, and of its coded values by field. A field such as `kind` means something else in each kind. */
export type KindWords = { readonly fields: Category; readonly values?: Readonly<Record<string, Category>> };

/** Coded values of fields that mean the same in every kind. */
const sharedValues: Readonly<Record<string, Category>> = {
  ...buildingValueTerms,
  carrier: carrierTerms,
  direction: meterDirectionTerms,
  stage: projectStageTerms,
};

/** A field's value for display: a code by its name, a list by its parts; null if unknown. */
export function valueIn(say: Say, field: string, value: unknown, own: KindWords['values'] = {}): string | number | null {
  if (value === null || value === undefined || (Array.isArray(value) && value.length === 0)) return null;
  if (typeof value === 'boolean') return label(say, value ? 'yes' : 'no');
  const words = Object.hasOwn(own, field) ? own[field] : Object.hasOwn(sharedValues, field) ? sharedValues[field] : undefined;
  if (typeof value === 'string') return words === undefined ? value : term(say, words, value);
  if (typeof value === 'number') return namesYear(field) ? String(value) : value;
  if (Array.isArray(value)) return value.map((part: unknown) => (isParts(part) ? partsIn(say, part) : String(part))).join(say('、', ', '));
  return isParts(value) ? partsIn(say, value) : JSON.stringify(value);
}

type Parts = Readonly<Record<string, unknown>>;

const isParts = (value: unknown): value is Parts => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Parts of a value that has several, such as the uses of a building or the shares of a meter; unknown ones are left out. */
function partsIn(say: Say, parts: Parts): string {
  return Object.entries(parts)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([name, value]) => {
      const told = name === 'share' && typeof value === 'number' ? percent(value) : valueIn(say, name, value, { kind: lifeEventTerms });
      const shown = typeof told === 'number' ? `${number(told)}${name === 'areaM2' ? ' m²' : ''}` : told;
      return partNames.has(name) ? shown : `${fieldIn(say, name, partTerms)} ${shown}`;
    })
    .join(' ');
}

const partTerms: Category = { ...meterFieldTerms, ...buildingFieldTerms };

/** Parts that need no label. */
const partNames = new Set(['use', 'areaM2', 'building', 'share', 'unit', 'kind', 'day', 'note']);

/** The name of a field by the words of its kind; an outside code by its name there. A field without words is unchanged. */
export function fieldIn(say: Say, field: string, own: Category): string {
  return Object.hasOwn(own, field) || !field.startsWith('code:') ? term(say, own, field) : field.slice('code:'.length);
}

/** An entity's fields as lines of names and values; sources and future values have commands of their own. */
export function entityIn(say: Say, entity: object, { fields, values }: KindWords): string {
  const told = Object.entries(entity).filter(([name]) => name !== 'provenance' && name !== 'dated');
  return facts(told.map(([name, value]) => [fieldIn(say, name, fields), valueIn(say, name, value, values)]));
}
