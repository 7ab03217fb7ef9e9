import { Problem } from '#kernel/problem.ts';
import { shownText, unsoundIn } from '#kernel/sound-text.ts';

/** Longer text is no YAML that anybody writes: what a program made comes as JSON, which is read a hundred times as fast. */
const mostYamlBytes = 2_000_000;
/** Lines, commas and colons: what reading costs hangs on these. */
const mostYamlParts = 200_000;
/** Names that stand for something else, and places where they do: each of these is looked for among all of those. */
const mostAliases = 1000;
/** As deep as any input may be. */
const deepest = 64;

/**
 * Refuses YAML before it is parsed where that would take long, by one look at each sign.
 * @throws Problem `typed-text-long`, `typed-text-parts`, `typed-text-aliases`
 */
export function refuseLongYaml(text: string): void {
  if (text.length > mostYamlBytes) throw new Problem('too-large', 'typed-text-long', { most: Math.round(mostYamlBytes / 1e6) });
  let parts = 0;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charCodeAt(at);
    if (sign === 10 || sign === 44 || sign === 58) parts += 1;
  }
  if (parts > mostYamlParts) throw new Problem('too-large', 'typed-text-parts', { most: mostYamlParts });
  const aliases = text.match(/(?<=^|[\s[{,:-])[&*][^\s&*]/gu)?.length ?? 0;
  if (aliases > mostAliases) throw new Problem('too-large', 'typed-text-aliases', { most: mostAliases });
}

/** Refuses text that is kept nowhere. @throws Problem `text-invalid` */
export function refuseUnsound(value: unknown): void {
  const text = unsoundIn(value);
  if (text !== null) throw new Problem('bad-input', 'text-invalid', { text: shownText(text) });
}

/** Refuses what is nested deeper than anybody writes. What stands for something else is looked at once. @throws Problem `too-deep` */
export function refuseDeep(value: unknown): void {
  const [open, seen]: [[value: object, depth: number][], Set<object>] = [[], new Set()];
  const push = (one: unknown, depth: number): void => {
    if (typeof one !== 'object' || one === null || seen.has(one)) return;
    if (depth > deepest) throw new Problem('bad-input', 'too-deep', { most: deepest });
    seen.add(one);
    open.push([one, depth]);
  };
  push(value, 1);
  for (let next = open.pop(); next !== undefined; next = open.pop()) for (const inner of Object.values(next[0])) push(inner, next[1] + 1);
}

const [quote, backslash, comma, colon] = [34, 92, 44, 58];
const [openList, openObject, closeList, closeObject] = [91, 123, 93, 125];
const mostJsonValues = 1_500_000;
const mostJsonNames = 100_000;

/**
 * What stands twice in an object of JSON that is well formed, which the language's own reader would take for one: where its name begins;
 * null where nothing does.
 * @throws Problem `typed-text-parts`, `too-deep`
 */
export function twiceInJson(text: string): { readonly at: number; readonly name: string } | null {
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
      const name = text.slice(began, last + 1);
      const held = open.at(-1);
      if (held?.has(name) === true) twice ??= { at: began, name: name.slice(1, -1) };
      held?.add(name);
      names.add(name);
    }
    if (values > mostJsonValues) throw new Problem('too-large', 'typed-text-parts', { most: mostJsonValues });
    if (names.size > mostJsonNames) throw new Problem('too-large', 'typed-text-parts', { most: mostJsonNames });
  }
  return twice;
}

/** Where the mark stands that ends a text. */
function endOfText(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at += 1) {
    const sign = text.charCodeAt(at);
    if (sign === backslash) at += 1;
    else if (sign === quote) return at;
  }
  return text.length;
}
