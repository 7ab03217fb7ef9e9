import type { Finding } from '#kernel/finding.ts';
import type { PlannedArea, PlanRow } from '#green-building/special-plans/special-plans.ts';
import type { Library } from './library.ts';
import { periodEnded, type Planned } from './verdict.ts';
import { type Requirement } from './requirement.ts';

/**
 * What the special plans of a place set for a plot, with the plan as its source: the clause is the area's name, the quote its property as
 * in the file.
 * @param areas those that contain the plot; null if its location was not given, which is then reported
 */
export function plannedFor(plans: readonly PlanRow[], areas: readonly PlannedArea[] | null, day: string, items: Library['items']): Planned {
  const bound = plans.filter(({ issued }) => issued <= day);
  const held = (areas ?? []).filter(({ plan }) => bound.includes(plan));
  const required = held.flatMap((area) => requirementsOf(area, items).map((one) => ({ one, plan: area.plan })));
  const over = ({ periodEnds }: PlanRow): boolean => periodEnds !== null && day > periodEnds;
  return {
    documents: bound.map(({ id: _id, strength: _strength, periodEnds, ...plan }) => ({
      ...plan,
      ...(periodEnds !== null && { periodEnds }),
      state: periodEnds !== null && day > periodEnds ? 'ended' : 'holds',
    })),
    requirements: required.filter(({ plan }) => !over(plan)).map(({ one }) => one),
    lapsed: required.filter(({ plan }) => over(plan)).map(({ one, plan }) => ({ ...one, since: plan.periodEnds ?? day, why: periodEnded })),
    findings: findingsOf(bound, areas === null ? null : held),
  };
}

function requirementsOf({ plan, position, name, indices }: PlannedArea, items: Library['items']): Requirement[] {
  return indices.map(({ item, value, given }) => ({
    item,
    comparator: typeof value === 'boolean' ? '=' : '>=',
    value,
    unit: items.get(item)?.unit ?? '',
    strength: plan.strength,
    document: plan.code,
    clause: name,
    quote: given,
    rule: `${plan.code}/${position}/${item}`,
    binds: 'plot',
  }));
}

function findingsOf(plans: readonly PlanRow[], held: readonly PlannedArea[] | null): Finding[] {
  const told = ({ code, title }: PlanRow) => ({ plan: code, title });
  if (held === null) return plans.map((plan) => ({ code: 'special-plan-needs-plot', severity: 'info', evidence: told(plan) }));
  const elsewhere = plans.filter((plan) => held.every((area) => area.plan !== plan));
  return [
    ...elsewhere.map((plan): Finding => ({ code: 'special-plan-elsewhere', severity: 'info', evidence: told(plan) })),
    ...held
      .filter(({ lies }) => lies === 'partly')
      .map(({ plan, name }): Finding => ({ code: 'special-plan-partly', severity: 'warning', evidence: { ...told(plan), area: name } })),
  ];
}
