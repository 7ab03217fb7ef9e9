import type { Language } from './finding.ts';

/** A text that is the same in both languages (codes, documents, purely symbolic formulas), or one for each. */
export type LocalizedText = string | Readonly<Record<Language, string>>;

/** The text in a language. */
export function textIn(said: LocalizedText, language: Language): string {
  return typeof said === 'string' ? said : said[language];
}
