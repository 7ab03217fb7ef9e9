import { implement } from '@orpc/server';
import { tell, type Words } from '#kernel/finding.ts';
import type { RequestContext } from '#kernel/request-context.ts';
import type { Commissioning } from './commissioning.ts';
import { commissioningContract } from './contract.ts';
import type { DueList } from './facts.ts';

const dueShown = ({ at, rows }: DueList) => ({ at, rows: rows.map((row) => ({ ...row })) });

/**
 * Routes of the commissioning contract over its service.
 * @param words those of all slices
 */
export function commissioningRoutes(commissioning: Commissioning, words: Words) {
  const on = implement(commissioningContract).$context<RequestContext>();
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
      const [low = Number.NaN, high = Number.NaN] = within.split(':').map(Number);
      const { findings, days, ...told } = await commissioning.startAdvice(scope, { ...asked, low, high });
      return { ...told, days: [...days], findings: findings.map((one) => tell(one, words, language)) };
    }),
    detectable: on.detectable.handler(async ({ input, context: { scope, language } }) => {
      const { findings, spans, ...told } = await commissioning.detectable(scope, input);
      return { ...told, spans: [...spans], findings: findings.map((one) => tell(one, words, language)) };
    }),
    remove: on.remove.handler(({ input, context: { scope } }) => commissioning.remove(scope, input.id)),
  });
}
