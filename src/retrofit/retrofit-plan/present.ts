import { type Finding, type Language, type Words, tellPlain } from '#kernel/finding.ts';
import { formatInstant } from '#kernel/instant.ts';
import type { LimitState } from './answer.ts';
import { amountText } from './amount.ts';
import { amountsOf, totalsOf } from './compare.ts';
import type { ScenarioLimit } from './facts.ts';
import { namesOf } from './limit-names.ts';
import type { ListedPlan } from './plans.ts';
import type { PlanShown } from './shown.ts';
import type { AdoptionRow } from './store.ts';
import { resourceText } from './vocabulary.ts';

const adopted = (adoption: AdoptionRow | null) =>
  adoption === null ? null : { on: adoption.day, document: adoption.document, change: adoption.change, by: adoption.by };

/** A plan in a list. */
export const presentHead = ({
  name,
  base,
  sha256,
  made,
  received,
  adoption,
  projects,
  region,
  years,
  status,
  best,
  chosen,
  by,
}: ListedPlan) => ({
  plan: name,
  region,
  years: [...years],
  from: base,
  status,
  best,
  chosen,
  by,
  projects: projects.length,
  instance: sha256,
  adopted: adopted(adoption),
  made: formatInstant(made / 1000),
  knownAt: formatInstant(received / 1000),
});

/** A whole plan, as made. @param words those of all slices */
export function presentPlan(plan: PlanShown, partial: boolean, words: Words, language: Language) {
  const { row, answer, beside, instance, adoption, dueClauses, works, packages } = plan;
  const byId = new Map(instance.projects.map((one) => [one.id, one]));
  const { chosen, out, limits, changes, findings, ...solved } = answer;
  const named = (one: Finding): Finding => withName(one, ({ id }) => namesOf({ id }, scenario.limits ?? [])?.[language]);
  const scenario = JSON.parse(row.scenario) as Record<string, unknown> & { limits?: readonly ScenarioLimit[] };
  return {
    ...solved,
    plan: row.name,
    region: row.region,
    years: [...row.years],
    from: row.base,
    by: row.by,
    chosen: chosen.map((one) => ({ ...one, serves: [...one.serves], amounts: { ...amountsOf(byId, one) } })),
    out: out.map((one) => ({
      ...one,
      best: one.best === null ? null : { ...one.best, options: one.best.options.map((of) => ({ ...of })) },
      addNow: [...one.addNow],
    })),
    limits: limits.map((one) => ({
      ...one,
      ...clauseOf(one, scenario.limits ?? [], dueClauses),
      names: namesOf(one, scenario.limits ?? []),
    })),
    ...(changes !== undefined && { changes: [...changes] }),
    left: beside.left.map((one) => ({ ...one })),
    undecided: [...beside.undecided],
    indicative: beside.indicative,
    projects: Object.fromEntries(Object.entries(beside.names).map(([code, { name, region }]) => [code, { name, region }])),
    packages: Object.fromEntries([...packages].map(([code, name]) => [code, name[language]])),
    works: works.map((one) => ({ ...one, stretches: one.stretches.map((days) => ({ ...days })) })),
    totals: Object.fromEntries(
      [...totalsOf({ projects: instance.projects, chosen })].map(([resource, sum]) => [resource, amountText(resource, sum)]),
    ),
    scenario: partial ? {} : scenario,
    dueClauses: dueClauses.map((one) => ({ ...one })),
    instance: row.sha256,
    partial,
    adopted: adopted(adoption),
    made: formatInstant(row.made / 1000),
    knownAt: formatInstant(row.received / 1000),
    findings: [...findings, ...beside.findings]
      .filter((one) => !isOwnCrewLimit(one))
      .map((one) => tellPlain(withResource(named(one), language), words, language)),
  };
}

/** The clause that a limit is based on: that of the scenario, or that of 2030 for a project's due date. */
function clauseOf({ id }: LimitState, limits: readonly ScenarioLimit[], due: PlanShown['dueClauses']) {
  const written = limits.find((one) => one.id === id)?.['clause'];
  if (typeof written === 'string') return { clause: written, words: null };
  const [first] = due;
  if (!id.startsWith('due:') || first === undefined) return { clause: null, words: null };
  return { clause: first.clause, words: 'retrofit-by-2030' };
}

/** Crews have a limit outside the heating season whether or not anything has to be done then: no work for it is not a problem. */
const isOwnCrewLimit = ({ code, evidence: { limit } }: Finding): boolean =>
  code === 'limit-without-use' && typeof limit === 'string' && /^crew:.*:off:\d{4}$/u.test(limit);

/** Adds the name of the amount to a finding about it. */
function withResource(finding: Finding, language: Language): Finding {
  const { resource } = finding.evidence;
  return typeof resource !== 'string'
    ? finding
    : {
        ...finding,
        evidence: {
          ...finding.evidence,
          resource: resource
            .split(', ')
            .map((one) => resourceText(one, language))
            .join(language === 'zh' ? '、' : ', '),
        },
      };
}

/** Adds the name of the limit to a finding about it. */
function withName(finding: Finding, nameOf: (limit: { readonly id: string }) => string | undefined): Finding {
  const { limit } = finding.evidence;
  const name = typeof limit === 'string' ? nameOf({ id: limit }) : undefined;
  return name === undefined ? finding : { ...finding, evidence: { ...finding.evidence, limit: name } };
}
