import { existsSync, readFileSync } from 'node:fs';
import { cleaned } from '#platform/knowledge/draft.ts';
import { createMarks, marks, plain, sentencesOf, textOf, type Mark } from '#platform/knowledge/kinds/passage.ts';
import type { Policy } from '#platform/knowledge/kinds/policy.ts';
import { readShipped } from './knowledge.ts';

export type Coverage = {
  readonly code: string;
  readonly sentences: number;
  readonly byMark: Readonly<Record<Mark, number>>;
  /** Sentences of the document that are in no passage, or that have no mark. */
  readonly unmarked: readonly string[];
  /** Sentences of the file that are not in the document. */
  readonly foreign: readonly string[];
};

/** The documents as they were received, stored next to the tests. */
const received = (code: string): URL => new URL(`documents/${code}.txt`, import.meta.url);

export function receivedText(code: string): string | null {
  return existsSync(received(code)) ? readFileSync(received(code), 'utf8') : null;
}

/** Compares a file with the text of its document, sentence by sentence and in order. A sentence counts once under each of its marks. */
export function coverageOf(policy: Policy, text: string | null): Coverage {
  const byMark = Object.fromEntries(marks.map((mark) => [mark, 0])) as Record<Mark, number>;
  const unmarked: string[] = [];
  let sentences = 0;
  for (const passage of policy.text) {
    const marksOf = createMarks(passage);
    for (const sentence of sentencesOf(textOf(passage))) {
      const found = marksOf(sentence);
      sentences += 1;
      for (const mark of found) byMark[mark] += 1;
      if (found.length === 0) unmarked.push(sentence);
    }
  }
  const [file, whole] = [plain(policy.text.map(textOf).join('')).text, text === null ? null : plain(cleaned(text).join('\n')).text];
  const lost = text === null ? [] : missingIn(file, cleaned(text).flatMap(sentencesOf));
  const foreign =
    whole === null
      ? []
      : missingIn(
          whole,
          policy.text.flatMap((passage) => sentencesOf(textOf(passage))),
        );
  return { code: policy.code, sentences, byMark, unmarked: [...lost, ...unmarked], foreign };
}

/** The sentences that are not in the text in this order. */
function missingIn(text: string, sentences: readonly string[]): string[] {
  let at = 0;
  return sentences.filter((sentence) => {
    const found = text.indexOf(sentence, at);
    if (found < 0) return true;
    at = found + sentence.length;
    return false;
  });
}

export function coverageOfShipped(): Coverage[] {
  const policies = readShipped()
    .entries.filter((entry) => entry.kind === 'policy')
    .map((entry) => entry.held as Policy);
  return policies.map((policy) => coverageOf(policy, receivedText(policy.code)));
}

function report(): number {
  const { faults } = readShipped();
  for (const { file, line, code, evidence } of faults) console.log(`${file}:${line} ${code} ${JSON.stringify(evidence)}`);
  const all = coverageOfShipped();
  for (const { code, sentences, byMark, unmarked, foreign } of all) {
    console.log(`${code}: ${sentences} sentences; ${marks.map((mark) => `${mark} ${byMark[mark]}`).join(', ')}`);
    for (const sentence of unmarked) console.log(`  not marked: ${sentence}`);
    for (const sentence of foreign) console.log(`  not in the document: ${sentence}`);
  }
  return faults.length + all.reduce((sum, { unmarked, foreign }) => sum + unmarked.length + foreign.length, 0);
}

if (import.meta.main) process.exitCode = report() === 0 ? 0 : 1;
