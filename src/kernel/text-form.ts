type InBoth = { readonly zh: string; readonly en: string };

/**
 * How texts that fit a pattern are written, by the pattern as an issue names it: an issue carries nothing else of the shape. Filled as
 * contracts are made, and never changed: a pattern has one form.
 */
const forms = new Map<string, InBoth>();

/**
 * A pattern with the form that it asks for in words, and an example: people are told these and never the pattern.
 * @throws TypeError where the same pattern has another form elsewhere, so that no order of loading decides what people are told
 * @example z.string().regex(textForm(/^\d{4}$/u, '写成 2025 的年份', 'a year written like 2025'))
 */
export function textForm(pattern: RegExp, zh: string, en: string): RegExp {
  const held = forms.get(String(pattern));
  if (held !== undefined && (held.zh !== zh || held.en !== en)) throw new TypeError(`${String(pattern)} is “${held.en}” elsewhere`);
  forms.set(String(pattern), { zh, en });
  return pattern;
}

/** The words of a pattern, where it has any. */
export const formInWords = (pattern: string | undefined): InBoth | undefined => forms.get(pattern ?? '');

/** How texts are written that many inputs ask for. */
export const writtenAs = {
  day: { zh: '写成 2026-01-31 的日期', en: 'a day written like 2026-01-31' },
  month: { zh: '写成 2025-01 的月份', en: 'a month written like 2025-01' },
  clock: { zh: '写成 22:00 的钟点', en: 'a time of day written like 22:00' },
  number: { zh: '写成 12.5 的数', en: 'a number written like 12.5' },
} as const;
