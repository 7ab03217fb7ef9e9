import { Problem } from '#kernel/problem.ts';
import { isSoundText } from '#kernel/sound-text.ts';

/** A note or a file's description, as it is stored. Throws `bad-text`, and `note-empty` if text is required. */
export function textOf(given: string, must: boolean): string {
  const text = given.toWellFormed().normalize('NFC').replaceAll('\r\n', '\n').trim();
  if (must && text === '') throw new Problem('bad-input', 'note-empty');
  if (!isSoundText(text)) throw new Problem('bad-input', 'bad-text');
  return text;
}
