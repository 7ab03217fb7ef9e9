import type { Finding } from '#kernel/finding.ts';
import type { Fields, FieldValue, Standing } from '../facts.ts';
import type { Origin } from '../store/drawn-store.ts';
import type { CaseLedger } from '../store/money-store.ts';
import { clocksIn } from '../rules/clocked.ts';
import type { OpenCase, StandingCase } from '../open-case.ts';
import { holds } from '../rules/holds.ts';
import { movesMoney, type StepWithEffects } from '../rules/corrections.ts';
import { changedSince } from '../rules/changed-since.ts';
import { doubtsKept } from '../rules/kept-doubts.ts';
import { seatsOf, sits } from '../rules/judged.ts';
import { panelResult } from '../rules/panel.ts';
import { coefficientFindings, type CoefficientUsed } from './coefficients-used.ts';
import { reportRoles, reportsOf, reportsOwed } from '../rules/reports.ts';
import { correctableFields } from '../steps/correctable-fields.ts';
import type { ratingsOf } from '../steps/rated.ts';
import { fitting, blockingReason, notSamePerson } from '../steps/step-check.ts';
import type { Capacity, Who } from '../steps/who.ts';

type GroupsOf = (person: string) => readonly string[];

/** What a viewer may know of a case in addition to its course. */
export type Insight = {
  readonly who: Who;
  readonly capacities: readonly Capacity[];
  /** Viewers see no personal values and no evidence. */
  readonly isViewer: boolean;
  readonly personal: ReadonlyMap<string, string>;
  readonly ledger: CaseLedger;
  /** The year for which no budget limits grants of the case; null if one does, or nothing is granted. */
  readonly unbudgeted: number | null;
  /** The year for which no quota is stated that would limit the case; null if one is, or none is taken. */
  readonly unlimited: number | null;
  readonly origin: Origin | null;
  /** The steps that had effects outside the case, with their corrections. */
  readonly effects: readonly StepWithEffects[];
  /** What meters say about reports that were given. */
  readonly measured: readonly Finding[];
  /** Scores against the star applied for. */
  readonly rated: ReturnType<typeof ratingsOf>;
  /** What figures were calculated with. */
  readonly coefficients: readonly CoefficientUsed[];
  readonly groupsOf: GroupsOf;
};

/** A case as the office sees it. */
export type CaseShownWhole = ReturnType<typeof presentCase>;

/** The steps out of a state, with who may take them and why one cannot be taken yet. */
export type StepShown = {
  readonly transition: string;
  readonly as: string | null;
  readonly insteadOf: string | null;
  readonly hindrance: Finding | null;
};

/** A case at an instant. @param now s UTC */
export function presentCase(open: OpenCase, insight: Insight, now: number) {
  const { head, procedure, standing, began, events } = open;
  const end = procedure.states[standing.state]?.end === true ? (standing.stays.at(-1)?.at ?? null) : null;
  const steps = stepsOf(open, insight, now);
  return {
    case: head.case,
    procedure: head.procedure,
    region: head.region,
    organisation: head.organisation,
    building: head.building,
    project: head.project,
    version: standing.version,
    state: standing.state,
    began,
    grounds: groundsIn(events[0]),
    ended: end === null ? null : new Date(end * 1000).toISOString(),
    fields: fieldsShown(standing, insight),
    evidence: insight.isViewer ? [] : standing.evidence.map(({ n, kind, name, sha256 }) => ({ n, kind, name, sha256 })),
    limits: clocksIn(open, now),
    may: steps
      .filter((step) => step.as !== null && step.hindrance === null)
      .map(({ transition, as, insteadOf }) => ({ transition, as: as as string, insteadOf })),
    steps,
    panels: panelsShown(open, insight),
    numbers: standing.numbers,
    ledger: insight.ledger,
    stays: standing.stays.map(({ state, at }) => ({ state, from: new Date(at * 1000).toISOString() })),
    reports: reportsShown(open, now),
    ratings: insight.rated.ratings.map((one) => ({ ...one })),
    doubts: doubtsKept(events),
    corrections: correctionsShown(insight.effects),
    correctable: correctable(open, insight),
    published: standing.published?.at ?? null,
    origin: insight.origin,
    head: events.at(-1)?.hash ?? '',
    findings: [
      ...findingsOf(open, insight),
      ...casesThatStay(open, insight.effects),
      ...replacedIn(insight.origin),
      ...insight.measured,
      ...insight.rated.findings,
      ...coefficientFindings(insight.coefficients),
    ],
  };
}

function groundsIn(first: OpenCase['events'][number] | undefined) {
  const grounds = first?.kind === 'begin' ? first.grounds : undefined;
  return grounds === undefined ? null : { ...grounds, figures: grounds.figures.map((one) => ({ ...one })) };
}

/** Each step out of the state: the role in which it may be taken, or what blocks it. The form's values are not known yet. */
export function stepsOf(
  open: StandingCase,
  { who, capacities, groupsOf }: Pick<Insight, 'who' | 'capacities' | 'groupsOf'>,
  now: number,
): StepShown[] {
  const { procedure, standing } = open;
  const taken = Object.entries(procedure.transitions).flatMap(([transition, rule]): StepShown[] => {
    if (rule.by === undefined || ![rule.from].flat().includes(standing.state)) return [];
    const fit = fitting(rule, capacities);
    const free = notSamePerson(rule, who.holder, fit, standing);
    const form = new Set([...(rule.form ?? []), ...(rule.optional ?? [])]);
    const problem = blockingReason(open, transition, form.size > 0 ? { ...rule, when: undefined } : rule, standing.fields, now, groupsOf);
    const found = problem === null ? null : asFinding(problem.code, problem.evidence);
    if (free.length > 0) return free.map(({ role, insteadOf }) => ({ transition, as: role, insteadOf, hindrance: found }));
    const why = fit.length > 0 ? asFinding('same-person', { transition, taken: [rule.notBy ?? []].flat().join(', ') }) : null;
    return [{ transition, as: null, insteadOf: null, hindrance: why }];
  });
  return [...taken, ...reportSteps(open, capacities, now)];
}

/** Owed reports, as steps with their own names. */
function reportSteps(open: StandingCase, capacities: readonly Capacity[], now: number): StepShown[] {
  const roles = reportRoles(open.procedure);
  return reportsOwed(open, open.standing, now).flatMap(({ report }): StepShown[] => {
    const fit = capacities.filter(({ role }) => roles.includes(role));
    if (fit.length === 0) return [{ transition: report, as: null, insteadOf: null, hindrance: null }];
    return fit.map(({ role, insteadOf }) => ({ transition: report, as: role, insteadOf, hindrance: null }));
  });
}

/** What was corrected of steps that had effects. */
const correctionsShown = (effects: Insight['effects']) =>
  effects.flatMap(({ step, corrections }) =>
    corrections.map(({ n, at, by, note = '', withdraws = false, fields = {} }) => ({
      n,
      at,
      by,
      step: step.n,
      transition: step.transition,
      note,
      withdraws,
      fields,
    })),
  );

/** The steps that the reader may correct, with what may be corrected of each. */
const correctable = ({ procedure, standing }: OpenCase, { who, capacities, effects }: Insight) =>
  effects.flatMap((one) => {
    const { n, at, transition } = one.step;
    const rule = procedure.transitions[transition];
    if (rule === undefined || movesMoney(one)) return [];
    if (notSamePerson(rule, who.holder, fitting(rule, capacities), standing).length === 0) return [];
    return [{ n, at, transition, form: correctableFields(procedure, rule) }];
  });

/** Cases that a step began before it was corrected. */
const casesThatStay = ({ procedure }: OpenCase, effects: Insight['effects']): Finding[] =>
  effects.flatMap(({ step, corrections }) => {
    const stays = corrections.flatMap((one) => one.stays ?? []);
    const named = procedure.transitions[step.transition]?.names ?? step.transition;
    return stays.length === 0
      ? []
      : [{ code: 'effect-case-stays', severity: 'warning', evidence: { step: named, cases: stays.join(', ') } }];
  });

const asFinding = (code: string, evidence: Finding['evidence']): Finding => ({ code, severity: 'info', evidence });

/** Reports that were given or are owed, newest period first. */
function reportsShown(open: StandingCase, now: number) {
  const given = Map.groupBy(open.standing.reports, (one) => `${one.report} ${one.period}`);
  return reportsOf(open, open.standing, now)
    .map(({ report, period, due, overdue, indicative }) => {
      const all = given.get(`${report} ${period}`) ?? [];
      const { at = null, fields = {}, filled = [] } = all.at(-1) ?? {};
      const earlier = all.slice(0, -1).map((one) => ({ given: one.at, fields: one.fields }));
      return { report, period, due, overdue, indicative, given: at, fields, filled: filled.map((each) => ({ ...each })), earlier };
    })
    .toReversed();
}

/** Personal values are shown to those who work on the case; an erased one is marked as such. */
function fieldsShown({ fields, personal }: Standing, insight: Insight): Fields {
  const names = Object.keys(personal);
  const shown = names.map((name): [string, FieldValue] => [
    name,
    insight.isViewer ? null : (insight.personal.get(personal[name] as string) ?? null),
  ]);
  return { ...fields, ...Object.fromEntries(insight.isViewer ? [] : shown) };
}

function panelsShown(open: OpenCase, { who, groupsOf }: Insight) {
  return Object.entries(open.procedure.panels).map(([id, rule]) => {
    const seats = seatsOf(open, id);
    const { yes, no, abstain, result, full, outstanding } = panelResult(rule, seats, groupsOf);
    const own = who.people.find((person) => seats.seated.includes(person) && !seats.recused.includes(person));
    const isHidden = own !== undefined && seats.votes[own] === undefined;
    const voted = own !== undefined && seats.earlier.includes(own) ? open.standing.panels[id]?.votes[own] : undefined;
    return {
      id,
      size: rule.size,
      quorum: rule.quorum,
      full,
      outstanding,
      own: own ?? null,
      sits: open.procedure.states[open.standing.state]?.end !== true && sits(open.procedure, id, open.standing.state),
      changed: voted === undefined ? null : changedSince(open.events, open.standing, voted.n),
      members: seats.seated.map((code) => ({
        code,
        recused: seats.recused.includes(code),
        voted: seats.votes[code] !== undefined,
        earlier: seats.earlier.includes(code),
        vote: isHidden ? null : (seats.votes[code] ?? null),
      })),
      yes: isHidden ? null : yes,
      no: isHidden ? null : no,
      abstain: isHidden ? null : abstain,
      result: isHidden ? ('open' as const) : result,
    };
  });
}

const replacedIn = (origin: Origin | null): Finding[] =>
  origin?.gone === true ? [{ code: 'draw-object-replaced', severity: 'info', evidence: { draw: origin.draw, object: origin.object } }] : [];

/** Findings that accompany a case: limits with no known rule, grants that no budget limits, fields that fail their checks. */
function findingsOf({ head, procedure, standing }: StandingCase, { unbudgeted, unlimited }: Insight): Finding[] {
  const state = procedure.states[standing.state];
  return [
    ...(state?.status === 'MISSING'
      ? [{ code: 'rule-needed', severity: 'info' as const, evidence: { procedure: procedure.id, state: state.names ?? standing.state } }]
      : []),
    ...(unbudgeted === null
      ? []
      : [{ code: 'budget-not-set', severity: 'info' as const, evidence: { region: head.region, year: unbudgeted } }]),
    ...(unlimited === null
      ? []
      : [{ code: 'quota-not-set', severity: 'info' as const, evidence: { region: head.region, year: unlimited } }]),
    ...unexpected(procedure, { ...standing.fields, ...standing.reports.at(-1)?.fields }),
  ];
}

/** Fields whose expected condition does not hold. */
export function unexpected({ fields: rules }: Pick<StandingCase['procedure'], 'fields'>, fields: Fields): Finding[] {
  return Object.entries(rules).flatMap(([field, { expect, names }]): Finding[] =>
    expect !== undefined && holds(expect, fields) === false
      ? [
          {
            code: 'field-unexpected',
            severity: 'warning',
            evidence: { field, name: names ?? field, value: String(fields[field] as string) },
          },
        ]
      : [],
  );
}
