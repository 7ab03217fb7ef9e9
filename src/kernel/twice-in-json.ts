import { Problem } from './problem.ts';

const [quote, backslash, comma, colon] = [34, 92, 44, 58];
const [openList, openObject, closeList, closeObject] = [91, 123, 93, 125];
/** As deep as any input may be. */
const deepest = 64;
const mostJsonValues = 1_500_000;
const mostJsonNames = 100_000;

/**
 * What stands twice in an object of JSON that is well formed, which the language's own reader would take for one: where its name begins;
 * null where nothing does.
 * @param most how many values it may have; of a file that came in pieces more
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
 * Throws `json-name-twice` where a name stands twice in an object of JSON that is well formed: which of the two is meant nobody can
 * say, and the language's own reader takes the last.
 */
export function refuseTwiceInJson(text: string, most = mostJsonValues): void {
  const twice = twiceInJson(text, most);
  if (twice !== null)
    throw new Problem('bad-input', 'json-name-twice', { name: twice.name.slice(0, 100), line: text.slice(0, twice.at).split('\n').length });
}

/** A name may be spelled in two ways: `"a"` and `"\u0061"`. */
const nameIn = (written: string): string => (written.includes('\\') ? (JSON.parse(written) as string) : written.slice(1, -1));

/** Where the mark stands that ends a text. */
function endOfText(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at += 1) {
    const sign = text.charCodeAt(at);
    if (sign === backslash) at += 1;
    else if (sign === quote) return at;
  }
  return text.length;
}
