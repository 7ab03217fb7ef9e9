import { implement } from '@orpc/server';
import type { RequestContext } from '#kernel/request-context.ts';
import { tell } from '#kernel/finding.ts';
import type { Finding, Words } from '#kernel/finding.ts';
import { doctorContract } from './contract.ts';
import type { Doctor } from './doctor.ts';

/** The contract of the doctor, implemented by its service. */
export function doctorRoutes(doctor: Doctor, words: Words) {
  const told = (language: RequestContext['language']) => (one: Finding) => ({
    ...tell(one, words, language),
    evidence: { ...one.evidence },
  });
  const on = implement(doctorContract).$context<RequestContext>();
  return on.router({
    examine: on.examine.handler(async ({ input, context: { scope, language } }) => {
      const { checks, ...rest } = await doctor.examine(scope, input?.deep === true);
      return { ...rest, checks: checks.map(({ findings, ...check }) => ({ ...check, findings: findings.map(told(language)) })) };
    }),
    compact: on.compact.handler(() => doctor.compact()),
    mend: on.mend.handler(({ context: { scope } }) => doctor.mend(scope)),
    state: on.state.handler(async ({ context: { language } }) => {
      const { since, findings, ...state } = await doctor.state();
      return { ...state, since: new Date(since).toISOString(), findings: findings.map(told(language)) };
    }),
  });
}
