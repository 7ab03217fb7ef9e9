import { oneInText } from '#kernel/singular.ts';

const made = new WeakMap<object, unknown>();

/** English words whose texts of counts are in the singular where the count is one: made once for each set of words. */
export const oneInEnglish = <T extends object>(words: T): T => inTheSingular(words) as T;

function inTheSingular(word: unknown): unknown {
  if (typeof word === 'function') return counting(word as Text);
  if (typeof word !== 'object' || word === null || Object.getPrototypeOf(word) !== Object.prototype) return word;
  const before = made.get(word);
  if (before !== undefined) return before;
  const own = Object.fromEntries(Object.entries(word).map(([name, one]) => [name, inTheSingular(one)]));
  made.set(word, own);
  return own;
}

type Text = (...given: readonly unknown[]) => unknown;

const counting =
  (text: Text): Text =>
  (...given) => {
    const said = text(...given);
    return typeof said === 'string' ? oneInText(said) : said;
  };
