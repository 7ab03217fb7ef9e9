import { isJson } from '#kernel/media-type.ts';
import { Problem } from '#kernel/problem.ts';
import { isSoundText, shownText } from '#kernel/sound-text.ts';
import { deepest } from './json-count.ts';

/**
 * Rejects input that no store and no reader can hold: invalid text (`isSoundText`), or endlessly nested lists. Called before anything uses
 * the input.
 * @throws Problem `text-invalid`, `too-deep`
 */
export function refuseUnsound(input: unknown): void {
  const open: [value: unknown, depth: number][] = [[input, 0]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [value, depth] = next;
    if (typeof value === 'string') refuseText(value);
    if (typeof value !== 'object' || value === null) continue;
    if (depth === deepest) throw new Problem('bad-input', 'too-deep', { most: deepest });
    for (const [name, inner] of Object.entries(value)) {
      refuseText(name);
      open.push([inner, depth + 1]);
    }
  }
}

function refuseText(text: string): void {
  if (!isSoundText(text)) throw new Problem('bad-input', 'text-invalid', { text: shownText(text) });
}

/** Rejects a body not declared as JSON: nothing else is read, and a page elsewhere cannot send this type without a preflight request. */
export function refuseOtherThanJson(request: Request): void {
  const type = request.headers.get('content-type');
  if (type === null || request.method === 'GET' || request.method === 'HEAD') return;
  if (!isJson(type)) throw new Problem('bad-input', 'not-json');
}
