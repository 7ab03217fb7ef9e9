import type { Language } from '#kernel/finding.ts';
import type { Procedure } from '#platform/knowledge/facts.ts';
import { termKindTerms } from '#casework/workdays/vocabulary.ts';

type Part = { readonly names?: Record<Language, string> | undefined };

/** The name of a part; its key if the file gives no name. */
export const nameOf = (key: string, part: Part | undefined, language: Language): string => part?.names?.[language] ?? key;

function termText(count: number, unit: keyof typeof termKindTerms, language: Language): string {
  const name = termKindTerms[unit][language];
  return language === 'zh' ? `${count} ${unit === 'workdays' ? `个${name}` : name}` : `${count} ${name.toLowerCase()}`;
}

/** The term of a state, in words: 7 workdays; null if it has none. */
export function termOf({ limits }: Procedure, state: string, language: Language): string | null {
  const limit = Object.values(limits).find((one) => one.in.includes(state));
  return limit === undefined ? null : termIn(limit, language);
}

/** The term of a limit, in words; null if it has none. */
export function termIn(limit: Readonly<Record<string, unknown>>, language: Language): string | null {
  for (const unit of ['workdays', 'days', 'months', 'years'] as const) {
    const count = limit[unit];
    if (typeof count === 'number') return termText(count, unit, language);
  }
  return null;
}

/** Who takes a step; the limit that has passed, if the program takes it. */
export function actorsOf({ roles, limits }: Procedure, { by, auto }: Procedure['transitions'][string], language: Language): string[] {
  if (auto !== undefined) return [nameOf(auto, limits[auto], language)];
  return [by ?? []].flat().map((role) => nameOf(role, roles[role], language));
}

/** States and steps in the reader's language. */
export function partsInWords(procedure: Procedure, language: Language) {
  const { states, transitions, fields, evidence } = procedure;
  const stateName = (key: string): string => nameOf(key, states[key], language);
  return {
    stateList: Object.entries(states).map(([key, state]) => ({
      key,
      name: stateName(key),
      place: state.start === true ? ('start' as const) : state.end === true ? ('end' as const) : null,
      term: termOf(procedure, key, language),
      status: Object.values(procedure.limits).find((one) => one.in.includes(key))?.status ?? state.status ?? null,
    })),
    stepList: Object.entries(transitions).map(([key, step]) => ({
      key,
      name: nameOf(key, step, language),
      from: [step.from].flat().map(stateName),
      to: stateName(step.to),
      by: actorsOf(procedure, step, language),
      auto: step.auto !== undefined,
      form: [...(step.form ?? []), ...(step.optional ?? [])].map((one) => nameOf(one, fields[one], language)),
      evidence: (step.evidence ?? []).map((one) => nameOf(one, evidence[one], language)),
    })),
  };
}
