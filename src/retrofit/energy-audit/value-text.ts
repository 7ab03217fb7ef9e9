import { buildingValueTerms } from '#registry/registry/vocabulary.ts';
import { useTerms, type Category } from '#kernel/vocabulary.ts';

/** A value of a building's field in both languages; a code without a term is left as it is. */
export function valueTexts(field: string, value: unknown): { readonly zh: string; readonly en: string } {
  const plain = Array.isArray(value) ? value.map(String).join('; ') : String(value);
  const terms: Readonly<Record<string, Category>> = buildingValueTerms;
  const category: Category | undefined = field === 'use' ? useTerms : Object.hasOwn(terms, field) ? terms[field] : undefined;
  const term = category !== undefined && Object.hasOwn(category, plain) ? category[plain] : undefined;
  return { zh: term?.zh ?? plain, en: term?.en ?? plain };
}
