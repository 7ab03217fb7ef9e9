import type { Language } from '#kernel/finding.ts';

/** A part of a sentence; one with a figure opens where it comes from. */
export type Part = { readonly text: string; readonly figure?: string };

/** A sentence, and the address in the console where it is acted on; null if nothing is to be done. */
export type Sentence = { readonly parts: readonly Part[]; readonly href: string | null };

/** A part that opens if it has a figure. */
export const opening = (text: string, figure: string | null | undefined): Part =>
  figure === null || figure === undefined ? { text } : { text, figure };

export const sentence = (parts: readonly (Part | string)[], href: string | null = null): Sentence => ({
  parts: parts.map((part) => (typeof part === 'string' ? { text: part } : part)).filter(({ text }) => text !== ''),
  href,
});

/** Parts with a text between each two of them. */
export const joined = (parts: readonly Part[], between: string): Part[] =>
  parts.flatMap((part, at) => (at === 0 ? [part] : [{ text: between }, part]));

/** Names in a row, the rest of them counted. @example named(['甲', '乙', '丙'], 2, 'zh') // '甲、乙等 3 家' */
export function named(names: readonly string[], most: number, language: Language): string {
  const shown = names.slice(0, most).join(language === 'zh' ? '、' : ', ');
  const rest = names.length - most;
  if (rest <= 0) return shown;
  return language === 'zh' ? `${shown}等 ${names.length} 处` : `${shown} and ${rest} more`;
}
