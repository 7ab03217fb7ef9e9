import { implement } from '@orpc/server';
import type { Asker } from '#kernel/asker.ts';
import { tell } from '#kernel/finding.ts';
import type { Words } from '#kernel/finding.ts';
import { doctorContract } from './contract.ts';
import type { Doctor } from './doctor.ts';

/** The contract of the doctor over its face. */
export function doctorRoutes(doctor: Doctor, words: Words) {
  const on = implement(doctorContract).$context<Asker>();
  return on.router({
    examine: on.examine.handler(async ({ context: { scope, language } }) => {
      const { checks, ...rest } = await doctor.examine(scope);
      const told = checks.map(({ findings, ...check }) => ({
        ...check,
        findings: findings.map((one) => ({ ...tell(one, words, language), evidence: { ...one.evidence } })),
      }));
      return { ...rest, checks: told };
    }),
    state: on.state.handler(async ({ context: { scope } }) => {
      const { since, ...state } = await doctor.state(scope);
      return { ...state, since: new Date(since).toISOString() };
    }),
  });
}
