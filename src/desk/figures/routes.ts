import { implement } from '@orpc/server';
import type { Explanation } from '#kernel/figure.ts';
import { tell, type Language, type Words } from '#kernel/finding.ts';
import { textIn } from '#kernel/localized-text.ts';
import type { RequestContext } from '#kernel/request-context.ts';
import type { Scope } from '#kernel/scope.ts';
import { figuresContract } from './contract.ts';
import type { Memo, Memos } from './memo.ts';

export type FiguresService = {
  /** Where a figure comes from, one level down: answered by the slice that owns its kind. Throws Problem `figure-unknown`. */
  readonly explain: (scope: Scope, figure: string) => Promise<Explanation>;
  readonly memos: Memos;
};

/** @param words those of all slices: an explanation contains findings of any */
export function figuresRoutes({ explain, memos }: FiguresService, words: Words) {
  const os = implement(figuresContract).$context<RequestContext>();
  return os.router({
    explain: os.explain.handler(async ({ input, context: { scope, language } }) => {
      const { findings, ...explained } = await explain(scope, input.figure);
      const spoken = findings.map((one) => ({ ...tell(one, words, language), evidence: { ...one.evidence } }));
      return { ...presentExplanation(explained, language), findings: spoken };
    }),
    memos: {
      list: os.memos.list.handler(async ({ context: { scope } }) => ({ memos: (await memos.list(scope)).map(presentMemo) })),
      save: os.memos.save.handler(async ({ input, context: { scope } }) => presentMemo(await memos.save(scope, input))),
      remove: os.memos.remove.handler(async ({ input, context: { scope } }) => ({ removed: await memos.remove(scope, input.id) })),
    },
  });
}

function presentExplanation({ inputs, meters, formula, clause, ...answer }: Omit<Explanation, 'findings'>, language: Language) {
  const sources = inputs.map((one) => ({ ...one, source: textIn(one.source, language) }));
  const rule = clause === null ? null : textIn(clause, language);
  return { ...answer, formula: textIn(formula, language), clause: rule, inputs: sources, meters: [...meters] };
}

const presentMemo = ({ known, recorded, address, ...memo }: Memo) => ({
  ...memo,
  href: address,
  knownAt: known.toISOString(),
  savedAt: recorded.toISOString(),
});
