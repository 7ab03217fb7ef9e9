import { CommanderError } from 'commander';
import { ProblemAnswer } from '#client.ts';
import type { ProblemBody } from '#client.ts';
import { encodeProblem } from '#platform/http/problem.ts';
import { Problem } from '#kernel/problem.ts';
import { words } from '#words.ts';
import { sayIn } from './output.ts';
import type { Output, Say } from './output.ts';
import { lines } from './wording.ts';
import { usageOf } from './usage.ts';
import { harmless } from './width.ts';

/** Tells what went wrong and answers the exit code: 2 for wrong usage, 1 for everything else, 0 where help was asked for. */
export function tellTrouble(output: Output, error: unknown): number {
  if (error instanceof CommanderError && error.exitCode === 0) return 0;
  if (error instanceof CommanderError && error.code === 'commander.help' && !output.json) return 2;
  const told = documentOf(output, error);
  output.err(output.json ? `${JSON.stringify(told)}\n` : `${inWords(told, sayIn(output.language))}\n`);
  if (!output.json && told.status === 500 && error instanceof Error && !(error instanceof ProblemAnswer))
    output.err(`${error.stack ?? ''}\n`);
  return error instanceof CommanderError || misused.has(told.code) ? 2 : 1;
}

/** Options that do not go with the file or with one another: only who reads the file can tell, and still they are wrong usage. */
const misused: ReadonlySet<string> = new Set([
  'option-unused',
  'option-for-register',
  'options-clash',
  'option-alone',
  'option-without-field',
  'values-in-long',
  'header-row-unused',
  'epw-has-columns',
  'field-twice',
]);

/** Any trouble as a problem document in the reader's language. */
function documentOf(output: Output, error: unknown): ProblemBody {
  if (error instanceof ProblemAnswer) return error.document;
  return encodeProblem({ problem: problemOf(output, error), issues: [] }, words, output.language);
}

function problemOf(output: Output, error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof CommanderError) return new Problem('bad-input', 'wrong-usage', { usage: usageOf(error, output.language) });
  if (error instanceof Error && error.cause instanceof Problem) return error.cause;
  return new Problem('broken', 'command-broken', { reason: error instanceof Error ? error.message : String(error) });
}

function inWords(told: ProblemBody, say: Say): string {
  const findings = told.findings.map(({ detail }) => `  · ${harmless(detail)}`);
  return [harmless(told.detail), ...(findings.length === 0 ? [] : [lines(findings, say)])].join('\n');
}
