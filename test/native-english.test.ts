import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.join(import.meta.dirname, '..');

/** Turns that no engineer writes today, and what to write instead (`docs/glossary.md`). */
const turns: readonly (readonly [RegExp, string])[] = [
  [/\banew\b/iu, 'again'],
  [/\breckon(?:s|ed|ing)?\b/iu, 'calculate'],
  [/(?<!--)\bmend(?:s|ed|ing)?\b/iu, 'correct, adjust, repair'],
  [/\bis like that\b/iu, 'no matching …'],
  [/\byours to see\b/iu, 'you do not have access'],
  [/\bstands twice\b/iu, 'is duplicated'],
  [/\btold in \S+/iu, 'shown in'],
  [/\bnothing can be told\b/iu, 'no result available'],
  [/\bis none of the\b/iu, 'is not one of the'],
];

/** The sentences in the quotes of a words file: strings with a space and no Chinese character. */
const sentences = (text: string): string[] =>
  [...text.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gmu, '').matchAll(/'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`/gu)]
    .map(([quoted]) => quoted.slice(1, -1).replaceAll(/\{[^{}]*\}/gu, '{}'))
    .filter((said) => said.includes(' ') && !/\p{Script=Han}/u.test(said));

test('English texts for users contain none of the rejected phrases', () => {
  const files = fs
    .globSync(['{src,web}/**/*{words,terms,vocabulary}.ts', '{src,web}/**/*words-*.ts', 'src/**/commands/*.ts', 'src/cli/*.ts'], {
      cwd: root,
    })
    .filter((file) => !file.endsWith('.test.ts'));
  const found = files.flatMap((file) =>
    sentences(fs.readFileSync(path.join(root, file), 'utf8')).flatMap((said) =>
      turns.filter(([turn]) => turn.test(said)).map(([, instead]) => `${file}: ${said} (${instead})`),
    ),
  );
  expect(found).toEqual([]);
});

test('a rejected phrase is found in a sentence, not in a name', () => {
  const found = (text: string) => sentences(text).filter((said) => turns.some(([turn]) => turn.test(said)));
  expect(found(`en: 'The days are drawn anew.'`)).toEqual(['The days are drawn anew.']);
  expect(found(`  'counted-anew-read': { reckon: 'Day by day' },\n  // 'it is reckoned anew'`)).toEqual([]);
  expect(found(`en: 'Run doctor --mend.'`)).toEqual([]);
});
