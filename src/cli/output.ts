import { oneInText } from '#kernel/singular.ts';
import type { Language } from '#kernel/finding.ts';

/** A text in both languages, of which the reader's is chosen. */
export type Say = (zh: string, en: string) => string;

/** A command's output: its streams, its language, and whether it is text or JSON. */
export type Output = {
  readonly language: Language;
  /** One JSON document instead of text. */
  readonly json: boolean;
  /** Standard output: the answer and nothing else. */
  readonly out: (text: string) => void;
  /** Standard error: progress and errors. */
  readonly err: (text: string) => void;
  /** Whether someone is watching: progress bars are drawn only on terminals. */
  readonly terminal: boolean;
  /** Asks the user at the terminal a yes-or-no question; absent if there is none. */
  readonly ask?: ((question: string) => Promise<boolean>) | undefined;
};

/** The texts in the output's language. */
export function sayIn(language: Language): Say {
  return language === 'zh' ? (zh) => zh : (_zh, en) => oneInText(en);
}

/** Prints the answer: as one JSON document, or as text. */
export function answer<T>(output: Output, value: T, inWords: (value: T, say: Say) => string): void {
  output.out(output.json ? `${JSON.stringify(value)}\n` : `${inWords(value, sayIn(output.language)).trimEnd()}\n`);
}
