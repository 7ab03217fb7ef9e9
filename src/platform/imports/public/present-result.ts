import type { Reject, Say } from '#platform/list-intake/job.ts';
import { type Evidence, fill, type Finding, type Language, tellPlain, type Words } from '#kernel/finding.ts';
import { flagOf, type Choice } from '#kernel/choice.ts';
import type { RequestContext } from '#kernel/request-context.ts';
import type { Scope } from '#kernel/scope.ts';
import type { z } from 'zod';
import type { importResultShape } from '../contract.ts';
import type { RejectReason } from '#platform/list-intake/reject-reasons.ts';
import type { StoredProblem } from '../store.ts';
import type { ImportRun } from '../types.ts';

type ImportResult = z.infer<typeof importResultShape>;

/** A rejected row in words. */
export type SpokenReject = {
  row: number;
  column: string | null;
  code: string;
  detail: string;
  field?: string;
  value?: string;
  suggested?: string[];
};

/** The field is named as in this kind of file: the same code (`kind`) means something else in another kind. */
const namedField = ({ fieldName, ...evidence }: Evidence): Evidence =>
  fieldName === undefined ? evidence : { ...evidence, field: fieldName };

export function tellReject(reject: Reject, words: Words, language: Language): SpokenReject {
  const template = words[reject.code]?.[language];
  const { field, value, uses } = reject.evidence;
  return {
    row: reject.row,
    column: reject.column,
    code: reject.code,
    detail: template === undefined ? reject.code : fill(template, namedField(reject.evidence), language, words),
    ...(typeof field === 'string' && { field }),
    ...(typeof value === 'string' && { value }),
    ...(typeof uses === 'string' && { suggested: uses.split(', ') }),
  };
}

/** A stored result with its findings and rejected rows in words. */
export function tellResult(result: Record<string, unknown>, words: Words, language: Language): Record<string, unknown> {
  const out: Record<string, unknown> = { ...result };
  if (Array.isArray(result['findings'])) out['findings'] = (result['findings'] as Finding[]).map((one) => tellPlain(one, words, language));
  if (Array.isArray(result['rejected'])) out['rejected'] = (result['rejected'] as Reject[]).map((one) => tellReject(one, words, language));
  if (Array.isArray(result['decisions']))
    out['decisions'] = (result['decisions'] as Decided[]).map((one) => tellDecision(one, words, language));
  if (Array.isArray(result['open'])) out['open'] = (result['open'] as Open[]).map((one) => tellOpen(one, words, language));
  if (Array.isArray(result['rejectedReasons']))
    out['rejectedReasons'] = (result['rejectedReasons'] as RejectReason[]).map((one) => tellReason(one, words, language));
  return out;
}

type Decided = { readonly what: string; readonly decided: string; readonly by: string; readonly text: string; readonly sure: boolean };
type Open = { readonly code: string; readonly evidence: Evidence; readonly choices: readonly Choice[] };

/** One decision on how a file is read, in words. */
function tellDecision(one: Decided, words: Words, language: Language) {
  const template = words[one.text === '' || one.text === one.decided ? 'decision' : 'decision-by-text']?.[language];
  // decisions have different names in each respect: a decimal comma is not a comma between cells
  const evidence = { respect: one.what, [`of-${one.what}`]: one.decided, by: one.by, text: one.text };
  return {
    ...one,
    detail: template === undefined ? one.what : fill(template.replace('{decided}', `{of-${one.what}}`), evidence, language, words),
  };
}

/** An open question about a file, in words, with its possible answers. */
function tellOpen({ code, evidence, choices }: Open, words: Words, language: Language) {
  const template = words[code]?.[language];
  return {
    code,
    detail: template === undefined ? code : fill(template, evidence, language, words),
    choices: choices.map((choice) => ({ ...choice, option: flagOf(choice.set), label: labelOf(choice, words, language) })),
  };
}

const labelOf = ({ set }: Choice, words: Words, language: Language): string =>
  Object.entries(set)
    .map(
      ([name, value]) =>
        words[`said-${name}=${value}`]?.[language] ?? words[`said-${name}`]?.[language]?.replace('{said}', String(value)) ?? value,
    )
    .join(', ');

/** A reason in words: those of its first row. */
function tellReason({ evidence, ...reason }: RejectReason, words: Words, language: Language) {
  const template = words[reason.code]?.[language];
  return { ...reason, detail: template === undefined ? reason.code : fill(template, namedField(evidence), language, words) };
}

/** The response for an import that has ended or is running: which parts of the result it contains depends on the state. */
export function presentRun(
  ran: ImportRun,
  preview: boolean,
  words: Words,
  language: Language,
): Partial<ImportResult> & { import: number; state: ImportRun['state']; preview: boolean; job?: string } {
  const result = (ran.result === null ? {} : tellResult(ran.result, words, language)) as Partial<ImportResult>;
  return { ...result, import: ran.import, state: ran.state, preview, ...(ran.job !== undefined && { job: ran.job }) };
}

/** Words for a rejects file, in the requester's language. */
export function sayIn(words: Words, language: Language): Say {
  const say = (code: string, evidence: Evidence): string => {
    const template = words[code]?.[language];
    return template === undefined ? code : fill(template, namedField(evidence), language, words);
  };
  return Object.assign(say, { language });
}

const knownKinds: ReadonlySet<string> = new Set(['bad-input', 'not-allowed', 'not-found', 'conflict', 'too-large', 'cannot-do', 'busy']);

/** Whether a stored problem may be shown to its sender unchanged. */
export function isSpoken(problem: StoredProblem): boolean {
  return knownKinds.has(problem.kind);
}

/** The handler of procedures that import a file or preview it. */
export const importing =
  <Given extends { readonly preview?: boolean | undefined }>(
    words: Words,
    importFile: (scope: Scope, given: Given, say: Say) => Promise<ImportRun>,
  ) =>
  async ({ input, context: { scope, language } }: { readonly input: Given; readonly context: RequestContext }) =>
    presentRun(await importFile(scope, input, sayIn(words, language)), input.preview === true, words, language);
