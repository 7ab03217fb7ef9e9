import type { Carrier } from '#kernel/carrier.ts';
import { equipmentKindTerms } from '#registry/equipment/vocabulary.ts';
import type { Language } from '#kernel/finding.ts';
import { carrierTerms, type Term } from '#kernel/vocabulary.ts';
import { buildingFieldTerms } from '#registry/registry/vocabulary.ts';
import type { estimateWords } from './words.ts';

type Words = (typeof estimateWords)['zh']['lacks'];

const of = (terms: Readonly<Record<string, Term>>, code: string, language: Language): string => terms[code]?.[language] ?? code;

/**
 * What an estimate lacks, in words that say what to do.
 * @param code as the estimate names it: `lighting.cost`, `price:heat`, `wallU`
 * @param names of measures
 */
export function lackText(code: string, words: Words, names: ReadonlyMap<string, string>, language: Language): string {
  const [, measure = '', what = ''] = /^(.+)\.(cost|effect|life|of)$/u.exec(code) ?? [];
  const named = names.get(measure);
  if (named !== undefined) return words[what as 'cost' | 'effect' | 'life' | 'of'](named);
  const [, kind = ''] = /^equipment:(.+)\.efficiency$/u.exec(code) ?? [];
  if (kind !== '') return words.efficiency(of(equipmentKindTerms, kind, language));
  const carrier = (text: string): string => carrierTerms[text as Carrier]?.[language] ?? text;
  const [head = '', tail = ''] = code.split(/[:/](?=[a-z]+$)/u);
  if (head === 'price') return words.price(carrier(tail));
  if (head === 'carbon-factor') return words.carbonFactor(carrier(tail));
  if (head === 'calorific-value') return words.calorific(carrier(tail));
  if (code === 'degree-days') return words.degreeDays;
  if (code === 'heating') return words.heating;
  const field = (buildingFieldTerms as Readonly<Record<string, Term>>)[code];
  return field === undefined ? words.other(code) : words.fact(field[language]);
}
