import { Problem } from '#kernel/problem.ts';

/** Signs that cannot be seen or that turn the reading direction; line ends and tabs may stand. */
const hidden = /[\p{Cc}\u202A-\u202E\u2066-\u2069]/u;

/** A note or what is said of a file, as it is kept. Throws `bad-text`, and `note-empty` where something must be said. */
export function textOf(given: string, must: boolean): string {
  const text = given.toWellFormed().normalize('NFC').replaceAll('\r\n', '\n').trim();
  if (must && text === '') throw new Problem('bad-input', 'note-empty');
  if (hidden.test(text.replaceAll(/[\n\t]/gu, ''))) throw new Problem('bad-input', 'bad-text');
  return text;
}
