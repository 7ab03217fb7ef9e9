import { CommanderError } from 'commander';
import { ProblemAnswer } from '#kernel/problem-answer.ts';
import type { ProblemBody } from '#kernel/problem-answer.ts';
import { encodeProblem } from '#platform/http/problem.ts';
import { Problem } from '#kernel/problem.ts';
import { words } from '#words.ts';
import { sayIn } from './output.ts';
import type { Output, Say } from './output.ts';
import { lines } from './wording.ts';
import { harmless } from './width.ts';
import type { Language } from '#kernel/finding.ts';

/** Reports what went wrong and returns the exit code: 2 for usage errors, 1 for everything else, 0 if help was requested. */
export function tellTrouble(output: Output, error: unknown): number {
  if (error instanceof CommanderError && error.exitCode === 0) return 0;
  if (error instanceof CommanderError && error.code === 'commander.help' && !output.json) return 2;
  const told = documentOf(output, error);
  output.err(output.json ? `${JSON.stringify(told)}\n` : `${inWords(told, sayIn(output.language))}\n`);
  if (!output.json && told.status === 500 && error instanceof Error && !(error instanceof ProblemAnswer))
    output.err(`${error.stack ?? ''}\n`);
  return error instanceof CommanderError || misused.has(told.code) ? 2 : 1;
}

/** Options that do not fit the file or each other: this is known only when the file is read, but is still a usage error. */
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

/** Any error as a problem document in the reader's language. */
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

/** The errors found by commander, in Chinese; `$1` and `$2` are what it quotes. The English ones are commander's own. */
const said: Readonly<Record<string, string>> = {
  'commander.unknownOption': '没有选项 $1',
  'commander.unknownCommand': '没有命令 $1',
  'commander.missingArgument': '缺少参数 $1',
  'commander.optionMissingArgument': '选项 $1 缺少值',
  'commander.missingMandatoryOptionValue': '缺少必填项：$1',
  'commander.excessArguments': '参数过多',
  'commander.conflictingOption': '选项 $1 与 $2 不能同时使用',
};

/** A usage error as text. */
function usageOf(error: CommanderError, language: Language): string {
  if (error.code === 'commander.help') return language === 'zh' ? '缺少命令' : 'a command is missing';
  const plain = error.message
    .replace(/^error: /u, '')
    .replaceAll(/\s+/gu, ' ')
    .trim();
  if (language === 'en') return plain;
  const quoted = [...plain.matchAll(/'([^']+)'/gu)].map(([, text]) => text ?? '');
  const hint = /\(Did you mean (.+?)\?\)/u.exec(plain)?.[1];
  const template = said[error.code] ?? (plain.includes(' is invalid') ? invalid(plain) : plain);
  const told = template.replace('$1', quoted[0] ?? '').replace('$2', quoted[1] ?? '');
  return hint === undefined ? told : `${told}（是否想用 ${hint}？）`;
}

/** An invalid value: for an option its name comes first, for an argument its value. */
function invalid(plain: string): string {
  const fits = /is invalid(?: for argument '[^']*')?\. (?:Allowed choices are )?(.*?)\.?$/u.exec(plain)?.[1];
  const name = plain.startsWith('command-argument') ? '$2 的值“$1”不对' : '$1 的值“$2”不对';
  return fits === undefined ? name : `${name}，应为 ${fits}`;
}
