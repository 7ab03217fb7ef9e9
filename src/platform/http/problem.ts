import { ORPCError, ValidationError } from '@orpc/contract';
import type { z } from 'zod';
import { isAway } from '#kernel/store-retry.ts';
import { diskFullProblem } from '#kernel/full-disk.ts';
import { fill, tell, wordingOf } from '#kernel/finding.ts';
import { issueText } from '#kernel/issue-text.ts';
import type { Language, SpokenFinding, Words } from '#kernel/finding.ts';
import type { NamedIssue } from '#kernel/shape.ts';
import { Problem, problemStatus } from '#kernel/problem.ts';
import type { ProblemKind } from '#kernel/problem.ts';
import { mostFaults } from './inputs/list-check.ts';

/** RFC 9457, with our findings. */
export type ProblemDocument = {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly evidence: Readonly<Record<string, unknown>>;
  readonly findings: readonly SpokenFinding[];
  /** The number of its log entry. */
  readonly instance?: string;
};

/** Input that does not fit the contract, as reported by zod. */
type Issue = z.core.$ZodIssue;

/** An error as a problem; `unforeseen` if it is our own fault and must be logged. */
export function problemFrom(error: unknown): { problem: Problem; issues: readonly Issue[]; unforeseen: boolean } {
  const known = (problem: Problem, issues: readonly Issue[] = []) => ({ problem, issues, unforeseen: false });
  if (error instanceof Problem && error.kind === 'broken') return { ...known(new Problem('broken', 'broken')), unforeseen: true };
  if (error instanceof Problem) return { ...known(error), unforeseen: error.kind === 'busy' && !saysWhen(error) };
  if (error instanceof ORPCError && error.cause instanceof ValidationError && error.code === 'BAD_REQUEST')
    // the issues are those of zod, which oRPC types by the common schema alone
    return known(...invalid(error.cause.issues as unknown as readonly Issue[]));
  if (error instanceof SyntaxError) return known(new Problem('bad-input', 'not-json'));
  if (error instanceof Error && error.cause instanceof Problem) return known(error.cause);
  const full = diskFullProblem(error);
  if (full !== null) return { problem: full, issues: [], unforeseen: true };
  if (isAway(error)) return { problem: new Problem('busy', 'store-unavailable'), issues: [], unforeseen: true };
  return { problem: new Problem('broken', 'broken'), issues: [], unforeseen: true };
}

/** Input that does not fit: by the problem that its shape names if that is the only issue, otherwise by each of its fields. */
function invalid(issues: readonly Issue[]): [problem: Problem, issues: readonly Issue[]] {
  const named = issues.map((issue) => (issue.code === 'custom' ? (issue.params as Partial<NamedIssue> | undefined) : undefined));
  const [first] = named;
  if (first?.problem !== undefined && named.every((one) => one?.problem === first.problem))
    return [new Problem('bad-input', first.problem, { field: issues[0]?.path.map(String).join('.'), ...first.evidence }), []];
  return [new Problem('bad-input', 'input-invalid', { count: issues.length }), issues];
}

/** Answered with a time to retry: the program sheds excess load by design. */
function saysWhen({ evidence }: Problem): boolean {
  return typeof evidence['seconds'] === 'number';
}

/** The problem in the reader's language. */
export function encodeProblem(
  found: { readonly problem: Problem; readonly issues: readonly Issue[] },
  words: Words,
  language: Language,
  instance?: string,
): ProblemDocument {
  const { kind, code, evidence, findings, said } = found.problem;
  const told = [
    ...findings.slice(0, mostFaults).map((finding) => tell(finding, words, language)),
    ...found.issues.slice(0, mostFaults).map((issue) => tellIssue(issue, words, language)),
  ];
  return {
    type: `/api/docs#${code}`,
    title: titleOf(kind, words, language),
    status: problemStatus[kind],
    detail: fill(wordingOf(code, evidence, words)?.[language] ?? code, { ...evidence, ...said }, language, words),
    code,
    evidence,
    findings: told,
    ...(instance === undefined ? {} : { instance }),
  };
}

function titleOf(kind: ProblemKind, words: Words, language: Language): string {
  return words[`title-${kind}`]?.[language] ?? kind;
}

/** One error in the input: where it is, and what is allowed there, in the reader's language. */
function tellIssue(issue: Issue, words: Words, language: Language): SpokenFinding {
  const { code: reason, message: _message, path, ...rest } = issue;
  const what = whatIsWrong(issue, words, language);
  const evidence = { field: path.map(String).join('.'), what, reason, ...plain(rest) };
  return tell({ code: 'field-invalid', severity: 'error', evidence }, words, language);
}

/** The text of the problem that a shape names for it; otherwise what is allowed there. */
function whatIsWrong(issue: Issue, words: Words, language: Language): string {
  const { problem, evidence = {} } = (issue.code === 'custom' ? (issue.params ?? {}) : {}) as Partial<NamedIssue>;
  const told = problem === undefined ? undefined : wordingOf(problem, evidence, words);
  if (told !== undefined) return fill(told[language], evidence, language, words).replace(/[.。]$/u, '');
  const said = issueText(issue);
  return typeof said === 'string' ? said : said[language];
}

/** The details of a zod issue other than its message, if they are plain data. */
function plain(rest: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const kept = ['expected', 'values', 'minimum', 'maximum', 'format', 'keys', 'inclusive'];
  return Object.fromEntries(Object.entries(rest).filter(([name, value]) => kept.includes(name) && typeof value !== 'bigint'));
}

/** The response that carries a problem. */
export function problemResponse(document: ProblemDocument): Response {
  return new Response(JSON.stringify(document), {
    status: document.status,
    headers: {
      'content-type': 'application/problem+json; charset=utf-8',
      'cache-control': 'no-store',
      ...retryAfter(document),
      ...(document.status === 405 ? { allow: String(document.evidence['allowed']) } : {}),
      ...(document.status === 401 ? { 'www-authenticate': 'Bearer' } : {}),
    },
  });
}

/** When to retry, if the evidence contains it. */
function retryAfter({ status, evidence }: ProblemDocument): { 'retry-after'?: string } {
  const { seconds, minutes } = evidence;
  if (status === 503 && typeof seconds !== 'number') return { 'retry-after': '5' };
  if (status !== 429 && status !== 503) return {};
  if (typeof seconds === 'number') return { 'retry-after': `${seconds}` };
  return typeof minutes === 'number' ? { 'retry-after': `${minutes * 60}` } : {};
}
