import { Problem } from '#kernel/problem.ts';
import { isSoundText } from '#kernel/sound-text.ts';

/** A note or what is said of a file, as it is kept. Throws `bad-text`, and `note-empty` where something must be said. */
export function textOf(given: string, must: boolean): string {
  const text = given.toWellFormed().normalize('NFC').replaceAll('\r\n', '\n').trim();
  if (must && text === '') throw new Problem('bad-input', 'note-empty');
  if (!isSoundText(text)) throw new Problem('bad-input', 'bad-text');
  return text;
}
