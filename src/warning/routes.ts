import { implement } from '@orpc/server';
import { tellPlain } from '#imports/present-result.ts';
import type { Words } from '#kernel/finding.ts';
import type { RequestContext } from '#kernel/request-context.ts';
import { warningContract } from './contract.ts';
import type { Warnings } from './warning.ts';

/** The contract of warnings over their face. @param words those of all slices */
export function warningRoutes(warnings: Warnings, words: Words) {
  const on = implement(warningContract).$context<RequestContext>();
  return on.router({
    test: on.test.handler(async ({ input: { rule, ...asked }, context: { scope, language } }) => {
      const { episodes, findings, ...told } = await warnings.test(scope, rule, asked);
      return { ...told, episodes: [...episodes], findings: findings.map((one) => tellPlain(one, words, language)) };
    }),
  });
}
