/**
 * What no text that is kept may hold: control characters but for line ends and tabs, signs that turn the direction of what follows, and
 * what Unicode says is no character (U+FDD0 to U+FDEF and the last two of each plane). They cannot be seen, let a name look like another,
 * and make files that readers refuse.
 */
const unsound = /(?![\t\n\r])\p{Cc}|[\u202A-\u202E\u2066-\u2069\p{Noncharacter_Code_Point}]/u;

/** The one rule of text, for every input of every door. @example isSoundText('阳泉市\n一号楼') // true */
export const isSoundText = (text: string): boolean => text.isWellFormed() && !unsound.test(text);

/** The first text in a value that is not sound, names among them; null where all are. What stands for something else is looked at once. */
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

/** A text that is not sound as it can be shown: each sign of it that cannot be seen by its number, `一号楼[U+202E]`. */
export function shownText(text: string): string {
  return [...text.slice(0, 200).toWellFormed()]
    .map((sign) => (isSoundText(sign) ? sign : `[U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`))
    .join('')
    .slice(0, 60);
}

/** What XML 1.0 cannot hold at all, not even by its number. */
const beyondXml = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** A text as XML takes it: what it cannot hold is left out. What was kept before the rule of text may have it. */
export const xmlText = (text: string): string => text.replaceAll(beyondXml, '');

/** The same of all texts of lists and plain objects; whatever else stands in them stays as it is. */
export function xmlTexts<T>(value: T): T {
  if (typeof value === 'string') return xmlText(value) as T;
  if (Array.isArray(value)) return value.map((one: unknown) => xmlTexts(one)) as T;
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, xmlTexts<unknown>(inner)])) as T;
}
