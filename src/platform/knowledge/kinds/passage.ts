import type { Passage } from './policy.ts';

/** Half-width marks that scans have inside Chinese sentences, and the marks that they represent. */
const fullWidth: Readonly<Record<string, string>> = { ',': '，', ';': '；', ':': '：', '(': '（', ')': '）', '?': '？', '!': '！', '．': '.' };

/** Characters of the page that are not text: spaces and breaks, markdown, table rules, dots of leaders. */
const noise = new Set(' \t\n\r\f\v\u00A0\u00AD\u2002\u2003\u2009\u200B\u2028\u2029\u3000\uFEFF*#|·…');

/** A text without the noise of its scan, and the original position of each remaining character. */
export type Plain = { readonly text: string; readonly at: readonly number[] };

/** Removes the noise: line breaks, spaces, marks of layout; half-width marks become full-width. */
export function plain(raw: string): Plain {
  const at: number[] = [];
  let text = '';
  for (let index = 0; index < raw.length; index += 1) {
    const sign = raw[index] as string;
    if (noise.has(sign)) continue;
    text += fullWidth[sign] ?? sign;
    at.push(index);
  }
  return { text, at };
}

/** The words of `raw` that `quote` repeats, as written there, without line breaks; null if it does not contain them. */
export function wordsOf(raw: string, quote: string): string | null {
  const [all, part] = [plain(raw), plain(quote)];
  const start = part.text === '' ? -1 : all.text.indexOf(part.text);
  if (start < 0) return null;
  const [first, last] = [all.at[start] as number, all.at[start + part.text.length - 1] as number];
  return raw.slice(first, last + 1).replaceAll(/\s*\n\s*/gu, '');
}

/** Sentences of a text: up to 。！？ or the end of a line. Each without noise. */
export function sentencesOf(raw: string): string[] {
  return raw
    .split(/(?<=[。！？?!](?:[”’）)]*))|\n/u)
    .map((part) => plain(part).text)
    .filter((part) => part !== '');
}

/** The text of a passage of any kind. */
export function textOf(passage: Passage): string {
  return passage.say ?? passage.baseline ?? passage.prose ?? '';
}

const plains = new WeakMap<Passage, string>();

/** The text of a passage without noise, computed once, because many words are searched in one passage. */
export function plainOf(passage: Passage): string {
  const text = plains.get(passage) ?? plain(textOf(passage)).text;
  plains.set(passage, text);
  return text;
}

export const marks = ['rule', 'target', 'task', 'baseline', 'definition', 'prose'] as const;

export type Mark = (typeof marks)[number];

/** Whether a text without noise contains another. */
export const stands = (part: string, all: string): boolean => part !== '' && all.includes(part);

/** Whether a quote is contained in a sentence, contains it, or runs over its end; its noise and its own sentences are computed once. */
type Touches = (sentence: string) => boolean;

/** Returns what a sentence of a passage is, by the quotes contained in it; none if a `say` has no quote in it. */
export function createMarks(passage: Passage): (sentence: string) => Mark[] {
  if (passage.prose !== undefined) return () => ['prose'];
  if (passage.baseline !== undefined) return () => ['baseline'];
  const lists: readonly (readonly [Mark, readonly { readonly quote: string }[] | undefined])[] = [
    ['rule', passage.rules],
    ['target', passage.targets],
    ['task', passage.tasks],
    ['baseline', passage.baselines],
    ['definition', passage.definitions],
  ];
  const quoted = lists.map(([mark, list = []]) => [mark, list.map(({ quote }) => createTouches(plain(quote).text))] as const);
  return (sentence) => quoted.filter(([, all]) => all.some((touches) => touches(sentence))).map(([mark]) => mark);
}

function createTouches(quote: string): Touches {
  const parts = sentencesOf(quote);
  return (sentence) => sentence.includes(quote) || quote.includes(sentence) || parts.some((part) => sentence.includes(part));
}
