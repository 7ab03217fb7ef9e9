import type { Language } from '#kernel/finding.ts';

/** A text in both languages; the reader's is chosen. */
export type Say = (zh: string, en: string) => string;

/** Where a command speaks: to whom, in which language, as words or as JSON. */
export type Output = {
  readonly language: Language;
  /** One JSON document in place of words. */
  readonly json: boolean;
  /** Standard output: the answer and nothing else. */
  readonly out: (text: string) => void;
  /** Standard error: what happens meanwhile, and trouble. */
  readonly err: (text: string) => void;
  /** Whether somebody looks on: progress bars are drawn for terminals only. */
  readonly terminal: boolean;
  /** Asks who sits at the terminal a question that is answered yes or no; absent where nobody does. */
  readonly ask?: ((question: string) => Promise<boolean>) | undefined;
};

/** The texts of a output's language. */
export function sayIn(language: Language): Say {
  return language === 'zh' ? (zh) => zh : (_zh, en) => en;
}

/** Gives the answer: as one JSON document, or in words. */
export function answer<T>(output: Output, value: T, inWords: (value: T, say: Say) => string): void {
  output.out(output.json ? `${JSON.stringify(value)}\n` : `${inWords(value, sayIn(output.language)).trimEnd()}\n`);
}
