import { implement } from '@orpc/server';
import { tell, type Words } from '#kernel/finding.ts';
import type { RequestContext } from '#kernel/request-context.ts';
import type { Commissioning } from './commissioning.ts';
import { commissioningContract } from './contract.ts';
import type { DueList } from './facts.ts';
import { readBand } from './strategies/read-options.ts';
import { strategyAnswers } from './strategy-answers.ts';

const dueShown = ({ at, rows }: DueList) => ({ at, rows: rows.map((row) => ({ ...row })) });

/**
 * Routes of the commissioning contract over its service.
 * @param words those of all slices
 */
export function commissioningRoutes(commissioning: Commissioning, words: Words) {
  const on = implement(commissioningContract).$context<RequestContext>();
  const answers = strategyAnswers(commissioning, words);
  return on.router({
    add: on.add.handler(async ({ input, context: { scope, language } }) => {
      const { findings, ...action } = await commissioning.add(scope, input);
      return { ...action, findings: findings.map((one) => ({ ...tell(one, words, language), evidence: { ...one.evidence } })) };
    }),
    list: on.list.handler(async ({ input, context: { scope } }) => ({ actions: await commissioning.list(scope, input) })),
    effects: on.effects.handler(async ({ input, context: { scope } }) => ({
      actions: (await commissioning.effects(scope, input)).map(({ action, total, verdict, episode }) => ({
        ...action,
        total,
        verdict,
        repaired: episode,
      })),
    })),
    show: on.show.handler(async ({ input, context: { scope, language } }) => {
      const { action, episode, findings, ...told } = await commissioning.effect(scope, input);
      const said = findings.map((one) => ({ ...tell(one, words, language), evidence: { ...one.evidence } }));
      return { ...action, ...told, repaired: episode, findings: said };
    }),
    interval: on.interval.handler(async ({ input, context: { scope } }) => dueShown(await commissioning.setInterval(scope, input))),
    due: on.due.handler(async ({ input, context: { scope } }) => dueShown(await commissioning.due(scope, input))),
    startAdvice: on.startAdvice.handler(async ({ input: { within, ...asked }, context: { scope, language } }) => {
      const { findings, days, ...told } = await commissioning.startAdvice(scope, { ...asked, ...readBand(within) });
      return { ...told, days: [...days], findings: findings.map((one) => tell(one, words, language)) };
    }),
    detectable: on.detectable.handler(async ({ input, context: { scope, language } }) => {
      const { findings, spans, ...told } = await commissioning.detectable(scope, input);
      return { ...told, spans: [...spans], findings: findings.map((one) => tell(one, words, language)) };
    }),
    strategies: on.strategies.handler(({ input, context }) => answers.strategies(input, context)),
    strategyHours: on.strategyHours.handler(({ input, context }) => answers.strategyHours(input, context)),
    programme: on.programme.handler(({ input, context }) => answers.programme(input, context)),
    remove: on.remove.handler(({ input, context: { scope } }) => commissioning.remove(scope, input.id)),
  });
}
