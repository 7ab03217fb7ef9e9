import { plainText, syllableMark, type Spelling } from './pinyin.ts';

/** What something is found by: its name, its code, other texts such as an address. Codes and texts are in lowercase. */
export type Searchable = { readonly spelling: Spelling; readonly code: string; readonly more?: string };

/** The maximum number of words in a query; further ones are ignored. */
const mostWords = 5;

/** A word of a query; `pinyin`: its letters allow it to be pinyin. */
export type Word = { readonly text: string; readonly pinyin: boolean };

/** The words of a query. @example wordsOf(' 平定 Yiyuan ').map(({ text }) => text) // ['平定', 'yiyuan'] */
export const wordsOf = (text: string): Word[] =>
  plainText(text)
    .split(/\s+/u)
    .filter((word) => word !== '')
    .slice(0, mostWords)
    .map((word) => ({ text: word, pinyin: /^(?=.*[a-z])[a-z0-9]{2,40}$/u.test(word) }));

/**
 * The position where a word spells part of a pinyin text, in full, by initials or mixed: each syllable contributes its beginning, one
 * letter or more. `yangquan`, `yqsrmyy` and `yqsrenmin` all find 阳泉市人民医院; -1 if there is none.
 */
function spelledAt(spoken: string, word: string): number {
  const first = syllableMark + word.charAt(0);
  for (let at = spoken.indexOf(first); at >= 0; at = spoken.indexOf(first, at + 1)) if (goesOn(spoken, at + 2, word, 1)) return at;
  return -1;
}

/** Whether the rest of a word continues from a position: within its syllable, or at the beginning of the next. */
function goesOn(spoken: string, place: number, word: string, from: number): boolean {
  if (from === word.length) return true;
  if (spoken[place] === word[from] && goesOn(spoken, place + 1, word, from + 1)) return true;
  const next = spoken.indexOf(syllableMark, place);
  return next >= 0 && spoken[next + 1] === word[from] && goesOn(spoken, next + 2, word, from + 1);
}

/** How well something matches all words: 0 is best; null if it lacks a word. */
export function scoreOf(words: readonly Word[], one: Searchable): number | null {
  let worst = 0;
  for (const word of words) {
    const score = scoreOfWord(word, one);
    if (score === null) return null;
    worst = Math.max(worst, score);
  }
  return worst;
}

/** An exact match first, then a prefix, then a match inside: names before pinyin, pinyin from the first syllable before codes. */
function scoreOfWord({ text: word, pinyin }: Word, { spelling, code, more }: Searchable): number | null {
  const inName = spelling.text.indexOf(word);
  if (inName === 0) return spelling.text.length === word.length ? 0 : 1;
  const inCode = code.indexOf(word);
  if (inCode === 0) return code.length === word.length ? 0 : 1;
  if (inName > 0) return 2;
  const asSpoken = pinyin ? spelledAt(spelling.spoken, word) : -1;
  if (asSpoken === 0) return 3;
  if (inCode > 0) return 4;
  if (asSpoken > 0) return 5;
  return more !== undefined && more.includes(word) ? 6 : null;
}

/** The matches, best first; among equals the shorter name, then the smaller code. `total`: the number of all matches. */
export type Found<T> = { readonly total: number; readonly best: readonly T[] };

type Scored<T> = { readonly one: T; readonly score: number; readonly length: number; readonly code: string };

/** The best matches of a query. @param limit how many are wanted */
export function bestOf<T>(
  many: readonly T[],
  words: readonly Word[],
  { limit, searchable }: { readonly limit: number; readonly searchable: (one: T) => Searchable },
): Found<T> {
  const best: Scored<T>[] = [];
  let total = 0;
  for (const one of many) {
    const by = searchable(one);
    const score = scoreOf(words, by);
    if (score === null) continue;
    total += 1;
    put(best, { one, score, length: by.spelling.text.length, code: by.code }, limit);
  }
  return { total, best: best.map(({ one }) => one) };
}

/** Inserts an item in order among the best. */
function put<T>(best: Scored<T>[], given: Scored<T>, limit: number): void {
  const last = best.at(-1);
  if (last !== undefined && best.length >= limit && !isBefore(given, last)) return;
  const place = best.findIndex((one) => isBefore(given, one));
  best.splice(place === -1 ? best.length : place, 0, given);
  if (best.length > limit) best.pop();
}

function isBefore(a: Scored<unknown>, b: Scored<unknown>): boolean {
  if (a.score !== b.score) return a.score < b.score;
  return a.length === b.length ? a.code < b.code : a.length < b.length;
}
