import { implement } from '@orpc/server';
import { type Finding, type Language, tell, type Words } from '#kernel/finding.ts';
import type { RequestContext } from '#kernel/request-context.ts';
import { heatNotesContract } from './contract.ts';
import type { HeatNotes } from './heat-notes.ts';

/** Binds the contract of heat notes to its service. */
export function heatNotesRoutes(notes: HeatNotes, words: Words) {
  const on = implement(heatNotesContract).$context<RequestContext>();
  return on.router({
    closes: {
      begin: on.closes.begin.handler(async ({ input, context }) => ({ job: await notes.begin(context.scope, input) })),
      show: on.closes.show.handler(async ({ input: { job, ...page }, context: { scope, language } }) => {
        const { findings, held, points, issued, ...told } = await notes.close(scope, job, page);
        const spoken = findings.map((one) => {
          const severity = one.code === 'heat-close-estimated' ? 'info' : 'warning';
          return { ...tell({ ...one, severity }, words, language), evidence: { ...one.evidence } };
        });
        return { ...told, issued: issued.map(plain), held: [...held], points: [...points], findings: spoken };
      }),
      compare: on.closes.compare.handler(({ input: { limit, offset, ...asked }, context }) =>
        notes.comparison(context.scope, asked, { limit, offset }),
      ),
      changes: on.closes.changes.handler(({ input: { job, ...page }, context }) => notes.changes(context.scope, job, page)),
    },
    notes: {
      list: on.notes.list.handler(async ({ input, context }) => {
        const { notes: some, total } = await notes.list(context.scope, input);
        return { notes: some.map(plain), total };
      }),
      get: on.notes.get.handler(async ({ input, context }) => plain(await notes.note(context.scope, input.number))),
    },
    statements: on.statements.handler(({ input, context }) => notes.statements.begin(context.scope, input)),
    account: on.account.handler(async ({ input: { account, ...ask }, context }) => {
      const { notes: some, ...told } = await notes.account(context.scope, account, ask);
      return { ...told, notes: some.map(plain) };
    }),
    state: on.state.handler(({ input: { limit, offset, ...asked }, context }) => notes.state(context.scope, asked, { limit, offset })),
    report: on.report.handler(async ({ input, context: { scope, language } }) => {
      const { findings, ...told } = await notes.report(scope, input);
      return { ...told, findings: findings.map((one) => ({ ...tell(one, words, language), evidence: { ...one.evidence } })) };
    }),
    purchases: {
      show: on.purchases.show.handler(async ({ input, context: { scope, language } }) =>
        spokenOf(await notes.purchases.show(scope, input), words, language),
      ),
      issue: on.purchases.issue.handler(async ({ input, context: { scope, language } }) =>
        spokenOf(await notes.purchases.issue(scope, input), words, language),
      ),
      chain: on.purchases.chain.handler(async ({ input, context: { scope, language } }) =>
        spokenOf(await notes.purchases.chain(scope, input), words, language),
      ),
    },
    arrears: on.arrears.handler(async ({ input, context: { scope, language } }) =>
      spokenOf(await notes.arrears(scope, input), words, language),
    ),
  });
}

/** The same with its findings in words. */
const spokenOf = <T extends { readonly findings: readonly Finding[] }>({ findings, ...told }: T, words: Words, language: Language) => ({
  ...told,
  findings: findings.map((one) => ({ ...tell(one, words, language), evidence: { ...one.evidence } })),
});

type Listed = { readonly stands: { readonly rules: readonly string[] } };

const plain = <T extends Listed>(note: T) => ({ ...note, stands: { ...note.stands, rules: [...note.stands.rules] } });
