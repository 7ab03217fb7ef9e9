import { implement } from '@orpc/server';
import { importing } from '#platform/imports/public/present-result.ts';
import { type Words, tellPlain } from '#kernel/finding.ts';
import { adding, editing, historyOf } from '#platform/ledger/kind-routes.ts';
import type { RequestContext } from '#kernel/request-context.ts';
import { meterVerificationContract } from './contract.ts';
import type { MeterVerification } from './meter-verification.ts';
import type { DrawnMeter } from './sampling.ts';

export { verificationDownloads } from './downloads.ts';

/** Binds the contract of meter supervision to its service. */
export function verificationRoutes(verification: MeterVerification, words: Words) {
  const on = implement(meterVerificationContract).$context<RequestContext>();
  return on.router({
    importCertificates: on.importCertificates.handler(importing(words, verification.importCertificates)),
    list: on.list.handler(({ input, context: { scope } }) => verification.list(scope, input)),
    get: on.get.handler(({ input: { certificate, knownAt }, context: { scope } }) => verification.get(scope, certificate, { knownAt })),
    edit: on.edit.handler(editing('certificates', words, verification.edit)),
    add: on.add.handler(adding(words, verification.add)),
    history: on.history.handler(historyOf('certificate', verification.history)),
    invalid: on.invalid.handler(({ input, context: { scope } }) => verification.invalid(scope, input)),
    checkSample: on.checkSample.handler(async ({ input, context: { scope, language } }) => {
      const { findings, lots, on: day } = await verification.samples.check(scope, input);
      return { on: day, lots: [...lots], findings: findings.map((one) => tellPlain(one, words, language)) };
    }),
    announceSample: on.announceSample.handler(async ({ input, context: { scope, language } }) => {
      const { findings, lots, ...made } = await verification.samples.announce(scope, input);
      return { ...made, lots: [...lots], findings: findings.map((one) => tellPlain(one, words, language)) };
    }),
    samples: on.samples.handler(async ({ context: { scope } }) => ({
      samples: (await verification.samples.list(scope)).map(({ asked: _asked, lots, ...one }) => ({ ...one, lots: [...lots] })),
    })),
    sample: on.sample.handler(async ({ input, context: { scope } }) => {
      const { asked: _asked, meters, ...one } = await verification.samples.show(scope, input.draw, input.knownAt);
      return { ...one, meters: meters.map(presentDrawn) };
    }),
    shares: on.shares.handler(({ input, context: { scope } }) => verification.shares(scope, input)),
    due: on.due.handler(async ({ input, context: { scope } }) => {
      const { meters, counts, ...told } = await verification.due(scope, input);
      return { ...told, meters: [...meters], counts: { ...counts } };
    }),
  });
}

const presentDrawn = ({ found, ...one }: DrawnMeter) => ({
  ...one,
  certificate: found?.certificate ?? null,
  verified: found?.verified ?? null,
  result: found?.result ?? null,
});
