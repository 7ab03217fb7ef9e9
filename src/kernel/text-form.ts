type InBoth = { readonly zh: string; readonly en: string };

/**
 * How texts matching a pattern are written, by the pattern as an issue contains it, because an issue contains nothing else of the shape.
 * Filled while contracts are created, and never changed: a pattern has one form.
 */
const forms = new Map<string, InBoth>();

/**
 * A pattern with the form it requires as text, and an example: users see these and never the pattern.
 * @throws TypeError if the same pattern has a different form elsewhere, so that what users see does not depend on the order of loading
 * @example z.string().regex(textForm(/^\d{4}$/u, '写成 2025 的年份', 'a year written like 2025'))
 */
export function textForm(pattern: RegExp, zh: string, en: string): RegExp {
  const held = forms.get(String(pattern));
  if (held !== undefined && (held.zh !== zh || held.en !== en)) throw new TypeError(`${String(pattern)} is “${held.en}” elsewhere`);
  forms.set(String(pattern), { zh, en });
  return pattern;
}

/** The description of a pattern, if it has one. */
export const formInWords = (pattern: string | undefined): InBoth | undefined => forms.get(pattern ?? '');

/** Text formats required by many inputs. */
export const writtenAs = {
  day: { zh: '写成 2026-01-31 的日期', en: 'a day written like 2026-01-31' },
  month: { zh: '写成 2025-01 的月份', en: 'a month written like 2025-01' },
  clock: { zh: '写成 22:00 的钟点', en: 'a time of day written like 22:00' },
  number: { zh: '写成 12.5 的数', en: 'a number written like 12.5' },
} as const;
