/**
 * What stored text must never contain: control characters other than line ends and tabs, characters that change the direction of what
 * follows, and Unicode noncharacters (U+FDD0 to U+FDEF and the last two of each plane). They are invisible, make one name look like
 * another, and result in files that readers refuse.
 */
const unsound = /(?![\t\n\r])\p{Cc}|[\u202A-\u202E\u2066-\u2069\p{Noncharacter_Code_Point}]/u;

/** The one rule for text, for every input of every entry point. @example isSoundText('阳泉市\n一号楼') // true */
export const isSoundText = (text: string): boolean => text.isWellFormed() && !unsound.test(text);

/** The first text in a value that is not sound, including property names; null if all are. Shared references are visited once. */
export function unsoundIn(value: unknown): string | null {
  const [open, seen]: [unknown[], Set<object>] = [[value], new Set()];
  while (open.length > 0) {
    const one = open.pop();
    if (typeof one === 'string' && !isSoundText(one)) return one;
    if (typeof one !== 'object' || one === null || seen.has(one)) continue;
    seen.add(one);
    for (const [name, inner] of Object.entries(one)) {
      if (!isSoundText(name)) return name;
      open.push(inner);
    }
  }
  return null;
}

/** An unsound text in displayable form: each invisible character is replaced by its number, `一号楼[U+202E]`. */
export function shownText(text: string): string {
  return [...text.slice(0, 200).toWellFormed()]
    .map((sign) => (isSoundText(sign) ? sign : `[U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`))
    .join('')
    .slice(0, 60);
}

/** What XML 1.0 cannot represent at all, not even as a character reference. */
const beyondXml = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** A text without the characters that XML cannot represent. Text stored before the rule of text existed may contain them. */
export const xmlText = (text: string): string => text.replaceAll(beyondXml, '');

/** The same for all texts in lists and plain objects; anything else in them is unchanged. */
export function xmlTexts<T>(value: T): T {
  if (typeof value === 'string') return xmlText(value) as T;
  if (Array.isArray(value)) return value.map((one: unknown) => xmlTexts(one)) as T;
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, xmlTexts<unknown>(inner)])) as T;
}
