import { InvalidArgumentError, Option } from 'commander';
import { carrierTerms, termText, type Category } from '#kernel/vocabulary.ts';
import { carriers } from '#kernel/carrier.ts';
import { buildingValueTerms, meterValueTerms } from '#registry/vocabulary.ts';
import type { Say } from './output.ts';

/** What a code is called in the reader's language; one that has no term is left as it is, none stays none. */
export function term<Code extends string | null | undefined>(say: Say, category: Category, code: Code): string | Exclude<Code, string> {
  return typeof code === 'string' ? say(termText(category, code, 'zh'), termText(category, code, 'en')) : (code as Exclude<Code, string>);
}

/** Takes a code or what it is called in either language; text that is neither is left as it is. */
export function codeOf(category: Category): (text: string) => string {
  return (text) => {
    const wanted = text.trim().toLowerCase();
    const named = ([code, { zh, en }]: [string, Category[string]]) => [code, zh, en].some((one) => one.toLowerCase() === wanted);
    return Object.entries(category).find(named)?.[0] ?? text;
  };
}

/** The option of a carrier, by its code or its name. */
export const carrierOption = (description: string, more: readonly string[] = []): Option =>
  termOption('--carrier <carrier>', description, carrierTerms, [...carriers, ...more]);

/** An option that takes one code of a category, by the code or its name. */
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

/** A field's value as people read it: a code by what it is called, whatever has parts as JSON; null where nothing is known. */
export function valueIn(say: Say, field: string, value: unknown): string | number | null {
  if (value === null || value === undefined || (Array.isArray(value) && value.length === 0)) return null;
  if (typeof value === 'boolean') return value ? say('是', 'yes') : say('否', 'no');
  const values: Readonly<Record<string, Category>> = { ...buildingValueTerms, ...meterValueTerms };
  if (typeof value === 'string') return Object.hasOwn(values, field) ? term(say, values[field] as Category, value) : value;
  // a year is a name: no thousands
  if (typeof value === 'number') return field === 'yearBuilt' ? String(value) : value;
  return JSON.stringify(value);
}
