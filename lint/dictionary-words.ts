import { eachMatch, type Rule } from './rule.ts';

/** Text between tags, and text in properties that are shown or read out, if it contains letters. */
export const literals: readonly RegExp[] = [
  /^\s*[\p{L}][^<>{}=;()]*$(?=\n\s*<\/)/gmu,
  />[^<>{}=;()\n]*\p{L}{2,}[^<>{}=;()\n]*(?=<\/)/gu,
  /\s(?:aria-label|aria-description|title|placeholder|alt|label|hint|description)="[^"]*\p{L}[^"]*"/gu,
];

const han = /\p{Script=Han}/gu;

/** Punctuation used in Chinese only; `format` has the marks of each language. */
const chineseMarks = /[\u{FF08}\u{FF09}\u{FF0C}\u{FF1B}\u{FF1A}\u{3001}\u{3002}\u{2019}]/gu;

/** Comments and patterns of letters are not words that a reader sees: they are replaced by blanks, so that positions are kept. */
export const bare = (text: string): string =>
  text.replaceAll(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$|\/[^/\n]*\/[gm]*u/gmu, (found) => found.replaceAll(/[^\n]/gu, ' '));

/** The console shows only words from a dictionary, in both languages. */
export const dictionaryWords: Rule = {
  create: (context) => ({
    Program() {
      const text = bare(context.sourceCode.text);
      const refuse = (pattern: RegExp, message: (found: string) => string): void => eachMatch(context, pattern, message, text);
      if (context.filename.endsWith('.tsx'))
        for (const one of literals) refuse(one, (found) => `"${found.trim()}" belongs in a dictionary.`);
      refuse(han, () => 'Chinese belongs in a dictionary.');
      refuse(chineseMarks, () => 'An English reader would get this mark: take those of `format`.');
    },
  }),
};
