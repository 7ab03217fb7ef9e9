import { pinyin } from 'pinyin-pro';

/** A name in searchable form: in lowercase and one width, and as pinyin; the pinyin is empty if the name contains no Chinese. */
export type Spelling = { readonly text: string; readonly spoken: string };

/** The form in which texts and words are compared. */
export const plainText = (text: string): string => text.normalize('NFKC').toLowerCase();

/** Precedes each syllable of the pinyin. */
export const syllableMark = '|';

/**
 * Non-Chinese text is spelled character by character.
 * @example spellingOf('阳泉3号') // { text: '阳泉3号', spoken: '|yang|quan|3|hao' }
 */
export function spellingOf(name: string): Spelling {
  const text = plainText(name);
  if (!/\p{Script=Han}/u.test(text)) return { text, spoken: '' };
  const syllables = pinyin(text, { toneType: 'none', type: 'array', v: true }).filter((one) => /^[\p{L}\p{N}]+$/u.test(one));
  return { text, spoken: syllables.map((one) => `${syllableMark}${one}`).join('') };
}

/** Spellings are calculated once per name; beyond this many, the cache is cleared. */
const mostKept = 1_000_000;

/** Caches the spellings of names. */
export function createSpeller() {
  const kept = new Map<string, Spelling>();
  return (name: string): Spelling => {
    const found = kept.get(name);
    if (found !== undefined) return found;
    if (kept.size >= mostKept) kept.clear();
    const spelling = spellingOf(name);
    kept.set(name, spelling);
    return spelling;
  };
}

export type Speller = ReturnType<typeof createSpeller>;
