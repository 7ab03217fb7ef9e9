import { Problem } from './problem.ts';

const [quote, backslash, comma, colon] = [34, 92, 44, 58];
const [openList, openObject, closeList, closeObject] = [91, 123, 93, 125];
/** The maximum depth of any input. */
const deepest = 64;
const mostJsonValues = 1_500_000;
const mostJsonNames = 100_000;

/**
 * Finds a duplicate name in an object of well-formed JSON, which the language's own parser would merge into one: where the name begins;
 * null if there is none.
 * @param most the maximum number of values; more for a file received in pieces
 * @throws Problem `typed-text-parts`, `too-deep`
 */
export function twiceInJson(text: string, most = mostJsonValues): { readonly at: number; readonly name: string } | null {
  const open: (Set<string> | null)[] = [];
  const names = new Set<string>();
  let [values, began, last] = [0, -1, -1];
  let twice: { at: number; name: string } | null = null;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charCodeAt(at);
    if (sign === quote) {
      [began, at] = [at, endOfText(text, at)];
      last = at;
    } else if (sign === comma) values += 1;
    else if (sign === openList || sign === openObject) {
      values += 1;
      open.push(sign === openList ? null : new Set());
      if (open.length > deepest) throw new Problem('bad-input', 'too-deep', { most: deepest });
    } else if (sign === closeList || sign === closeObject) open.pop();
    else if (sign === colon) {
      values += 1;
      const name = nameIn(text.slice(began, last + 1));
      const held = open.at(-1);
      if (held?.has(name) === true) twice ??= { at: began, name };
      held?.add(name);
      names.add(name);
    }
    if (values > most) throw new Problem('too-large', 'typed-text-parts', { most });
    if (names.size > mostJsonNames) throw new Problem('too-large', 'typed-text-parts', { most: mostJsonNames });
  }
  return twice;
}

/**
 * Throws `json-name-twice` if a name is duplicated in an object of well-formed JSON: which of the two is meant is unclear, and the
 * language's own parser takes the last.
 */
export function refuseTwiceInJson(text: string, most = mostJsonValues): void {
  const twice = twiceInJson(text, most);
  if (twice !== null)
    throw new Problem('bad-input', 'json-name-twice', { name: twice.name.slice(0, 100), line: text.slice(0, twice.at).split('\n').length });
}

/** A name may have two spellings: `"a"` and `"\u0061"`. */
const nameIn = (written: string): string => (written.includes('\\') ? (JSON.parse(written) as string) : written.slice(1, -1));

/** The position of the quote that ends a text. */
function endOfText(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at += 1) {
    const sign = text.charCodeAt(at);
    if (sign === backslash) at += 1;
    else if (sign === quote) return at;
  }
  return text.length;
}
