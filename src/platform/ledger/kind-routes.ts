import { tell, type Words } from '#kernel/finding.ts';
import type { RequestContext } from '#kernel/request-context.ts';
import type { Scope } from '#kernel/scope.ts';
import { sayIn } from '#platform/imports/public/present-result.ts';
import type { BulkEdit } from './edit.ts';
import type { Added } from './kind-add.ts';
import type { AddGiven, EditGiven } from './ledger.ts';

/** Handlers of the procedures declared by `kindContract`. */

type Question<Input> = { readonly input: Input; readonly context: RequestContext };

/** What an edit did, its refusals in words. */
export function editInWords<Edited extends Pick<BulkEdit, 'refused' | 'findings'>>(
  { refused, findings, ...made }: Edited,
  words: Words,
  { language }: RequestContext,
) {
  const say = sayIn(words, language);
  return {
    ...made,
    refused: refused.map((one) => ({ ...one, detail: say(one.fault, one.evidence) })),
    findings: findings.map((one) => tell(one, words, language)),
  };
}

/** An edit of one or several. @param many the input that names them */
export const editing =
  <Many extends string>(many: Many, words: Words, edit: (scope: Scope, given: EditGiven) => Promise<BulkEdit>) =>
  async ({ input, context }: Question<Record<Many, readonly string[]> & Omit<EditGiven, 'codes'>>) => {
    const { set, from, preview, seen, onIdentityChange } = input;
    return editInWords(await edit(context.scope, { codes: input[many], set, from, preview, seen, onIdentityChange }), words, context);
  };

/** Creates one by hand. */
export const adding =
  (words: Words, add: (scope: Scope, given: AddGiven) => Promise<Added>) =>
  async ({ input, context: { scope, language } }: Question<AddGiven>) => {
    const { findings, ...made } = await add(scope, input);
    return { ...made, findings: findings.map((finding) => tell(finding, words, language)) };
  };

/** The change history of one. @param one the input that names it */
export const historyOf =
  <One extends string, Change>(one: One, history: (scope: Scope, code: string) => Promise<Change[]>) =>
  async ({ input, context }: Question<Record<One, string>>) => ({ changes: await history(context.scope, input[one]) });
