import { asOf } from '#kernel/as-of.ts';
import { Problem } from '#kernel/problem.ts';
import type { Procedure } from '#platform/knowledge/facts.ts';
import { capacitiesIn, namedIn, type AtWork } from './acting.ts';
import { computed } from '../public/compute.ts';
import { keepEvidence } from './evidence.ts';
import { addEvidence, addPersonal } from '../store/evidence-store.ts';
import type { FieldValue, FilledField } from '../facts.ts';
import { readGiven, refuseBad } from './given.ts';
import { givenBy } from './rated.ts';
import { fillsOf, filledFor } from './measured.ts';
import type { CasesNeeds } from '../needs.ts';
import { addEvent } from '../open-case.ts';
import { nextPeriodAt, reportRoles, reportsOf } from '../rules/reports.ts';
import { localText, refuseMissing } from './step-check.ts';
import type { ReportBefore } from '../agreement/must-value.ts';
import type { StepRequest } from './step-request.ts';
import type { Capacity } from './who.ts';
import { namesToWeigh, settledDoubts, weigh } from './weigh.ts';
import { checkedByCaller } from '#kernel/unscoped.ts';

type ReportRule = Procedure['reports'][string];

/**
 * Gives the oldest owed report, or that of the given period: figures from meters are read now and stay unchanged. Throws `not-your-role`,
 * `transition-not-here`, `too-early`, `form-incomplete`, `field-bad`, `evidence-missing`.
 */
export async function giveReport(needs: CasesNeeds, { on, open, acting }: AtWork, asked: StepRequest, rule: ReportRule): Promise<void> {
  const { transition: report } = asked;
  const capacity = await capacityFor({ on, open, acting }, report);
  const { period, filled, given, values, fields, all, names, before } = await readReport(needs, { on, open, acting }, asked, rule);
  const personal = Object.fromEntries(given.personal.map(({ field, hash }) => [field, hash]));
  const bad = new Set(given.findings.map(({ evidence }) => String(evidence['field'])));
  refuseMissing({ form: rule.form ?? [] } as never, { fields: values, personal }, undefined, bad);
  refuseBad(given.findings);
  const doubts = settledDoubts(
    await weigh(needs, on, { open, who: acting.who, at: acting.at, fields: all, names, before }, true),
    asked.reasons ?? {},
    [],
  );
  const files = await keepEvidence(needs.imports, acting.asker.scope, open, asked.evidence ?? []);
  addEvent(open, acting.now, {
    kind: 'report',
    at: new Date(acting.at).toISOString(),
    ...namedIn(acting, capacity),
    ...(asked.note === undefined || asked.note.trim() === '' ? {} : { note: asked.note.trim() }),
    report,
    period: period.period,
    ...(Object.keys(fields).length === 0 ? {} : { fields }),
    ...(given.personal.length === 0 ? {} : { personal }),
    ...(files.length === 0 ? {} : { evidence: files.map(({ n, kind, name, sha256 }) => ({ n, kind, name, sha256 })) }),
    ...(doubts.length === 0 ? {} : { doubts }),
    ...(filled.length === 0 ? {} : { filled }),
  });
  await addEvidence(on, checkedByCaller, open.head.case, files);
  await addPersonal(on, checkedByCaller, open.head.case, given.personal);
}

/** What a report says: what was given and what meters fill, which cannot be given. Throws `transition-not-here`, `too-early`. */
export async function readReport(needs: CasesNeeds, { on, open, acting }: AtWork, asked: StepRequest, rule: ReportRule) {
  const { procedure, standing } = open;
  const period = periodFor({ on, open, acting }, asked.transition, rule, asked.period);
  const fills = fillsOf(rule);
  const filled = await filledFor(needs, open, { ...period, known: asOf(acting.now, undefined) }, fills);
  const measured = new Set(filled.filter(({ value }) => value !== null).map(({ field }) => field));
  const form = [...new Set([...(rule.form ?? []), ...Object.keys(fills)])];
  const allowed = new Set(form.filter((field) => !measured.has(field)));
  const by = givenBy(needs, open, acting);
  const given = await readGiven(on, procedure, standing, asked.fields ?? {}, allowed, by);
  const values = { ...given.fields, ...valuesOf(procedure, filled) };
  const standingValues = { fields: standing.fields, coefficientOf: by.coefficientOf };
  const fields = { ...values, ...computed(procedure, { ...standing.fields, ...values }, standingValues) };
  const all = { ...standing.fields, ...fields };
  const before = reportBefore({ on, open, acting }, asked.transition, period.period);
  return { period, filled, given, values, fields, all, names: namesToWeigh(procedure, form, fields, all), before };
}

/** What the report of the period before states: `none` in the first period of the case, null if it was not given. */
function reportBefore({ open, acting }: AtWork, report: string, period: string): ReportBefore {
  const all = reportsOf(open, open.standing, Math.floor(acting.at / 1000)).filter((one) => one.report === report);
  const earlier = all[all.findIndex((one) => one.period === period) - 1];
  if (earlier === undefined) return 'none';
  const given = open.standing.reports.findLast((one) => one.report === report && one.period === earlier.period);
  return given === undefined ? null : { ...given.fields, ...valuesOf(open.procedure, given.filled) };
}

async function capacityFor(at: AtWork, report: string): Promise<Capacity> {
  const roles = reportRoles(at.open.procedure);
  const found = (await capacitiesIn(at.on, at.acting, at.open)).find(({ role }) => roles.includes(role));
  if (found === undefined) throw new Problem('not-allowed', 'not-your-role', { transition: report, roles: roles.join(', ') });
  return found;
}

function periodFor({ open, acting }: AtWork, report: string, rule: ReportRule, asked: string | undefined) {
  const now = Math.floor(acting.at / 1000);
  const all = reportsOf(open, open.standing, now).filter((one) => one.report === report);
  const wanted = asked === undefined ? all.find(({ given }) => !given) : all.find(({ period }) => period === asked);
  if (wanted !== undefined) return wanted;
  if (![rule.in].flat().includes(open.standing.state))
    throw new Problem('conflict', 'transition-not-here', { transition: report, state: open.standing.state });
  const from = localText(open.zone, nextPeriodAt(rule.every, open.zone, now));
  throw new Problem('cannot-do', 'too-early', { limit: report, from });
}

function valuesOf({ fields }: Procedure, filled: readonly FilledField[]): Record<string, FieldValue> {
  return Object.fromEntries(
    filled.flatMap(({ field, value }) => (value === null ? [] : [[field, fields[field]?.type === 'integer' ? Number(value) : value]])),
  );
}
