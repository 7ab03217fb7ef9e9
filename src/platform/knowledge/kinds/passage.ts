import type { Passage } from './policy.ts';

/** Half-width marks that the scans have inside Chinese sentences, and the marks that they stand for. */
const fullWidth: Readonly<Record<string, string>> = { ',': '，', ';': '；', ':': '：', '(': '（', ')': '）', '?': '？', '!': '！', '．': '.' };

/** Marks of the page that are no text: spaces and breaks, markdown, table rules, dots of leaders. */
const noise = new Set(' \t\n\r\f\v\u00A0\u00AD\u2002\u2003\u2009\u200B\u2028\u2029\u3000\uFEFF*#|·…');

/** A text without the noise of its scan, and where each character that is left stood. */
export type Plain = { readonly text: string; readonly at: readonly number[] };

/** Takes the noise out: line breaks, spaces, marks of layout; half-width marks become full. */
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

/** The words of `raw` that `quote` repeats, as they stand there, without line breaks; null where it does not stand there. */
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

/** The text of a passage, whatever it is. */
export function textOf(passage: Passage): string {
  return passage.say ?? passage.baseline ?? passage.prose ?? '';
}

const plains = new WeakMap<Passage, string>();

/** The text of a passage without noise, taken out once: many words are looked for in one passage. */
export function plainOf(passage: Passage): string {
  const text = plains.get(passage) ?? plain(textOf(passage)).text;
  plains.set(passage, text);
  return text;
}

export const marks = ['rule', 'target', 'task', 'baseline', 'definition', 'prose'] as const;

export type Mark = (typeof marks)[number];

/** Whether a text without noise holds another. */
export const stands = (part: string, all: string): boolean => part !== '' && all.includes(part);

/** Whether a quote stands in a sentence, holds it, or runs over its end; its noise and its own sentences are looked for once. */
type Touches = (sentence: string) => boolean;

/** Tells what a sentence of a passage is: by the quotes that stand in it; none where a `say` has no quote in it. */
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
