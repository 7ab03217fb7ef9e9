import { Problem } from '#kernel/problem.ts';
import { shownText, unsoundIn } from '#kernel/sound-text.ts';

/** Longer text is not YAML written by a person: the output of a program arrives as JSON, which is parsed a hundred times as fast. */
const mostYamlBytes = 2_000_000;
/** Lines, commas and colons: the cost of parsing depends on these. */
const mostYamlParts = 200_000;
/** Anchors and aliases: each alias is looked up among all anchors. */
const mostAliases = 1000;
/** The maximum nesting depth of any input. */
const deepest = 64;

/**
 * Rejects YAML before it is parsed if that would take long, by scanning each character once.
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

/** Rejects text that no store can hold. @throws Problem `text-invalid` */
export function refuseUnsound(value: unknown): void {
  const text = unsoundIn(value);
  if (text !== null) throw new Problem('bad-input', 'text-invalid', { text: shownText(text) });
}

/** Rejects values nested deeper than a person would write. Aliased values are checked once. @throws Problem `too-deep` */
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
