import { pinyin } from 'pinyin-pro';

/** A name as it is searched: in small letters of one width, and as it is spoken; empty where nothing in it is Chinese. */
export type Spelling = { readonly text: string; readonly spoken: string };

/** As texts and words are compared. */
export const plainText = (text: string): string => text.normalize('NFKC').toLowerCase();

/** Stands before each syllable of what is spoken. */
export const syllableMark = '|';

/**
 * What is not Chinese is spelt sign by sign.
 * @example spellingOf('阳泉3号') // { text: '阳泉3号', spoken: '|yang|quan|3|hao' }
 */
export function spellingOf(name: string): Spelling {
  const text = plainText(name);
  if (!/\p{Script=Han}/u.test(text)) return { text, spoken: '' };
  const syllables = pinyin(text, { toneType: 'none', type: 'array', v: true }).filter((one) => /^[\p{L}\p{N}]+$/u.test(one));
  return { text, spoken: syllables.map((one) => `${syllableMark}${one}`).join('') };
}

/** Spellings are worked out once for each name; past so many all are forgotten. */
const mostKept = 1_000_000;

/** Remembers how names are spelt. */
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
