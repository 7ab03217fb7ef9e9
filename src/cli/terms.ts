import { InvalidArgumentError, Option } from 'commander';
import { carrierTerms, inSentence, termText, type Category } from '#kernel/vocabulary.ts';
import { carriers } from '#kernel/carrier.ts';
import { organisationFieldTerms } from '#platform/place/vocabulary.ts';
import { projectFieldTerms, projectStageTerms } from '#registry/project/vocabulary.ts';
import { buildingFieldTerms, buildingValueTerms, meterFieldTerms, meterValueTerms } from '#registry/registry/vocabulary.ts';
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

/** Coded field values of all kinds of entities, by field. */
const values: Readonly<Record<string, Category>> = {
  ...buildingValueTerms,
  ...meterValueTerms,
  stage: projectStageTerms,
};

/** A field's value for display: a code by its name, a list by its parts; null if unknown. */
export function valueIn(say: Say, field: string, value: unknown): string | number | null {
  if (value === null || value === undefined || (Array.isArray(value) && value.length === 0)) return null;
  if (typeof value === 'boolean') return label(say, value ? 'yes' : 'no');
  if (typeof value === 'string') return Object.hasOwn(values, field) ? term(say, values[field] as Category, value) : value;
  // a year is a name, so it has no thousands separators
  if (typeof value === 'number') return field === 'yearBuilt' ? String(value) : value;
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
      const told = name === 'share' && typeof value === 'number' ? percent(value) : valueIn(say, name, value);
      const shown = typeof told === 'number' ? `${number(told)}${name === 'areaM2' ? ' m²' : ''}` : told;
      return partNames.has(name) ? shown : `${fieldIn(say, name)} ${shown}`;
    })
    .join(' ');
}

/** Parts that need no label. */
const partNames = new Set(['use', 'areaM2', 'building', 'share', 'unit']);

const fieldNames = { ...projectFieldTerms, ...organisationFieldTerms, ...meterFieldTerms, ...buildingFieldTerms };

/**
 * The name of a field of a building, a meter, an organisation or a project; an outside code by its name there.
 * @param own names of fields that differ from the general ones
 */
export function fieldIn(say: Say, field: string, own: Category = {}): string {
  if (Object.hasOwn(own, field)) return term(say, own, field);
  return field.startsWith('code:') ? field.slice('code:'.length) : term(say, fieldNames, field);
}

/**
 * An entity's fields as lines of names and values; sources and future values have commands of their own.
 * @param own names of its fields that differ from the general ones
 */
export function entityIn(say: Say, entity: object, own: Category = {}): string {
  const told = Object.entries(entity).filter(([name]) => name !== 'provenance' && name !== 'dated');
  return facts(told.map(([name, value]) => [fieldIn(say, name, own), valueIn(say, name, value)]));
}
