/**
 * A standard's number in the form used for comparison: no spaces, one kind of dash and slash, capitals. @example numberKey('gb/t
 * 50378—2019')
 */
export function numberKey(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/[‐‑–—−﹣]/gu, '-')
    .replaceAll(/\s/gu, '')
    .toUpperCase();
}

/** The same without the year of the edition: `GB/T50378-2019` -> `GB/T50378`. */
export const editionless = (key: string): string => key.replace(/-(?:19|20)\d{2}$/u, '');

/** A family (national, of a trade, of a society, local), a number, and the year of the edition if given. */
const written =
  /(?<![A-Za-z0-9/])(?:(?:GB(?:\/[TZ])?|JGJ(?:\/T)?|CJJ(?:\/T)?|JG\/T|CJ\/T|CECS|T\/[A-Z]{2,10})\s?|DBJ?\s?\d{2}(?:\/T?|-)\s?T?)\d{1,6}(?:\.\d+)?(?:[-‐–—](?:19|20)\d{2})?(?!\d)/gu;

/** All numbers of standards in a text, without duplicates, as written. @example numbersIn('按 GB/T 51161-2016 的 5.2') */
export function numbersIn(text: string): string[] {
  const found = new Map<string, string>();
  for (const [number] of text.matchAll(written)) if (!found.has(numberKey(number))) found.set(numberKey(number), number.trim());
  return [...found.values()];
}
