import type { Finding, Language } from '#kernel/finding.ts';
import { isVerified } from '#kernel/source-status.ts';
import { statusTerms, termText } from '#kernel/vocabulary.ts';
import { today } from '#kernel/today.ts';
import type { Found } from '#platform/knowledge/facts.ts';
import { coefficientsIn } from '../public/compute.ts';
import type { Fields, SealedEvent } from '../facts.ts';
import type { CasesNeeds } from '../needs.ts';
import type { StandingCase } from '../open-case.ts';
import { takenBack } from '../rules/replay.ts';

export type CoefficientUsed = Found<'coefficient'>;

type Of = Pick<StandingCase, 'procedure' | 'standing' | 'zone'> & { readonly events: readonly SealedEvent[] };

/**
 * The coefficients that figures of a case were calculated with, as they were on the day of the step that gave each figure and known then.
 * One that multiplies nothing (0, or a missing value) is left out.
 */
export function coefficientsUsed(
  { knowledge }: Pick<CasesNeeds, 'knowledge'>,
  { procedure, standing, zone, events }: Of,
): CoefficientUsed[] {
  const used = new Map<string, CoefficientUsed>();
  const isSomething = (field: string): boolean => Number(standing.fields[field] ?? 0) !== 0;
  for (const [field, rule] of Object.entries(procedure.fields)) {
    const ids = coefficientsIn(rule).filter(({ of }) => of.every(isSomething));
    const event = ids.length === 0 || (standing.fields[field] ?? null) === null ? undefined : givenBy(events, field);
    if (event === undefined) continue;
    const recorded = Date.parse(event.recorded);
    // an imported case was calculated when it was brought in
    const at = event.kind === 'begin' && event.stays !== undefined ? recorded : Date.parse(event.at);
    for (const { id } of ids) {
      const found = knowledge.find('coefficient', id, { on: today(at, zone), recorded });
      if (found !== null) used.set(`${found.id}@${found.version}`, found);
    }
  }
  return [...used.values()];
}

/** The last event that set a field. */
function givenBy(events: readonly SealedEvent[], field: string): SealedEvent | undefined {
  const gone = takenBack(events);
  const fieldsOf = (event: SealedEvent): Fields => ('fields' in event && event.kind !== 'erase' ? (event.fields ?? {}) : {});
  return events.findLast((one) => !gone.has(one.n) && fieldsOf(one)[field] !== undefined);
}

/** A coefficient as papers and pages print it: its value with unit, its source, how certain it is. */
export function coefficientText({ value, unit, source, status }: CoefficientUsed, language: Language): string {
  const basis = [`${source.document} ${source.clause}`, termText(statusTerms, status, language)].join(language === 'zh' ? '，' : ', ');
  return language === 'zh' ? `${value} ${unit}（${basis}）` : `${value} ${unit} (${basis})`;
}

export const coefficientName = ({ names, id }: CoefficientUsed, language: Language): string => names?.[language] ?? id;

/** What a case was calculated with: those that are verified, and apart from them those that are not. */
export function coefficientFindings(used: readonly CoefficientUsed[]): Finding[] {
  const told = (language: Language, some: readonly CoefficientUsed[]): string =>
    some.map((one) => `${coefficientName(one, language)} ${coefficientText(one, language)}`).join(language === 'zh' ? '；' : '; ');
  const kinds = [
    ['coefficients-used', 'info', used.filter(({ status }) => isVerified(status))],
    ['coefficients-unverified', 'warning', used.filter(({ status }) => !isVerified(status))],
  ] as const;
  return kinds.flatMap(([code, severity, some]): Finding[] =>
    some.length === 0 ? [] : [{ code, severity, evidence: { list: { zh: told('zh', some), en: told('en', some) } } }],
  );
}
