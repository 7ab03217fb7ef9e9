import { implement } from '@orpc/server';
import { sayIn } from '#platform/imports/public/present-result.ts';
import { tell, type Finding, type Language, type Words } from '#kernel/finding.ts';
import type { RequestContext } from '#kernel/request-context.ts';
import { energyAuditContract } from './contract.ts';
import type { Accepted } from './accept.ts';
import type { EnergyAudits } from './energy-audit.ts';
import { presentRequests, presentAudit, presentLink, presentListed } from './present.ts';

/** Routes of the energy audit contract over its service. @param words those of all slices */
export function energyAuditRoutes(audits: EnergyAudits, words: Words) {
  const on = implement(energyAuditContract).$context<RequestContext>();
  return on.router({
    open: on.open.handler(async ({ input, context: { scope, language } }) =>
      presentAudit(await audits.open(scope, input), { words, language }),
    ),
    items: on.items.handler(async ({ input, context: { scope, language } }) => presentRequests(await audits.items(scope, input), language)),
    list: on.list.handler(async ({ input, context: { scope, language } }) => {
      const { rows, total } = await audits.list(scope, input);
      return { audits: rows.map((one) => presentListed(one, language)), total };
    }),
    show: on.show.handler(async ({ input, context: { scope, language } }) =>
      presentAudit(await audits.show(scope, input.audit, input.knownAt), { words, language }),
    ),
    link: on.link.handler(async ({ input, context: { scope } }) => {
      const { expires, ...made } = await audits.link(scope, input.audit, input.days);
      return { ...made, expires: expires.toISOString() };
    }),
    unlink: on.unlink.handler(async ({ input, context: { scope, language } }) =>
      presentAudit(await audits.unlink(scope, input.audit), { words, language }),
    ),
    accept: on.accept.handler(async ({ input, context: { scope, language } }) => {
      const given = { item: input.item, seen: input.seen, preview: input.preview === true };
      const { shown, change, run } = await audits.accept(scope, input.audit, given, sayIn(words, language));
      return { ...presentAudit(shown, { words, language }), change, imported: presentRun(run, words, language) };
    }),
    return: on.return.handler(async ({ input, context: { scope, language } }) =>
      presentAudit(await audits.sendBack(scope, input.audit, { ...input, note: input.note ?? null }), { words, language }),
    ),
    findings: on.findings.handler(async ({ input, context: { scope, language } }) =>
      presentAudit(await audits.findings(scope, input.audit, input.file), { words, language }),
    ),
    measures: on.measures.handler(async ({ input, context: { scope, language } }) =>
      presentAudit(await audits.measures(scope, input.audit, input.file), { words, language }),
    ),
    importSync: on.importSync.handler(async ({ input, context: { scope, language } }) => {
      const given = { file: input.file, set: input.set, preview: input.preview === true };
      const { findings, series, imports, ...came } = await audits.importSync(scope, given, sayIn(words, language));
      const said = findings.map((one) => ({ ...tell(one, words, language), evidence: { ...one.evidence } }));
      return { ...came, series: [...series], imports: [...imports], findings: said };
    }),
    linked: {
      show: on.linked.show.handler(async ({ input, context: { language } }) => presentLink(await audits.shownByLink(input), language)),
      answer: on.linked.answer.handler(async ({ input: { token, audit, ...given }, context: { language } }) =>
        presentLink(await audits.answerByLink({ token, audit }, given), language),
      ),
      preview: on.linked.preview.handler(async ({ input: { item, ...by }, context: { language } }) => {
        const tried = await audits.previewByLink(by, item, sayIn(words, language));
        return { tried: tried === null ? null : { ...tried, why: [...tried.why] } };
      }),
      submit: on.linked.submit.handler(async ({ input }) => {
        await audits.submitByLink(input);
        return { submitted: true as const };
      }),
    },
  });
}

function presentRun(run: Accepted['run'], words: Words, language: Language) {
  if (run === null) return null;
  const result = run.result ?? {};
  const number = (name: string): number => Number(result[name] ?? 0);
  const findings = (Array.isArray(result['findings']) ? result['findings'] : []) as Finding[];
  return {
    import: run.import,
    accepted: number('accepted') + number('created') + number('updated'),
    rejected: number('rejectedCount'),
    findings: findings.map((one) => ({ ...tell(one, words, language), evidence: { ...one.evidence } })),
  };
}
