import type { Scope } from '#kernel/scope.ts';
import { checkedByCaller, wholeProgram } from '#kernel/unscoped.ts';
import type { Procedure } from '#platform/knowledge/facts.ts';
import type { CasesNeeds } from '../needs.ts';
import { regionsAround } from '../store/around-store.ts';
import { calendarNow, versionOf, zoneOf, type StandingCase } from '../open-case.ts';
import { stepsOf } from './present-case.ts';
import { looker } from './looker.ts';
import type { GroupsOf } from './reading.ts';
import { seatsOf } from '../rules/judged.ts';
import { reportRoles } from '../rules/reports.ts';
import { fitting, notSamePerson, type Transition } from '../steps/step-check.ts';
import { refreshClocks, takeAllAutos } from '../steps/standing-clocks.ts';
import { openCases, type OpenRow, openStandings, type StandingRow } from '../store/todo-store.ts';
import { capacitiesOf, type Capacity, sightFor, type Who, whoNamed } from '../steps/who.ts';

/** A case that waits for a holder. */
export type TodoItem = {
  readonly case: string;
  readonly procedure: string;
  readonly version: number;
  readonly state: string;
  readonly organisation: string | null;
  readonly building: string | null;
  readonly limit: string | null;
  readonly due: string | null;
  readonly left: number | null;
  readonly overdue: boolean;
  readonly transitions: readonly string[];
  /** Panels that wait for a vote. */
  readonly votes: readonly string[];
  readonly as: string;
  readonly insteadOf: string | null;
};

/** The cases that wait for a holder. */
export function createTodo(needs: CasesNeeds, groupsOf: GroupsOf) {
  return {
    /** Sorted by due day. @param holder whose list is queried, if the caller may; defaults to the caller. Throws `no-such-holder` */
    async todo(scope: Scope, holder: string | undefined, { limit, offset }: { readonly limit: number; readonly offset: number }) {
      await takeAllAutos(needs);
      await refreshClocks(needs);
      const who = holder === undefined ? await looker(needs, scope) : await whoNamed(needs, holder, needs.now());
      const waiting = await waitingFor(needs, who, groupsOf);
      const sorted = waiting.toSorted(
        (a, b) => compared(a.due ?? '9999', b.due ?? '9999') || compared(a.case, b.case) || compared(a.as, b.as),
      );
      return {
        items: await whole(needs, who, groupsOf, sorted.slice(offset, offset + limit)),
        total: waiting.length,
        states: byState(waiting),
      };
    },
  };
}

const compared = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** An item of the list, as far as sorting and counting need it; `item` is set if the case had to be evaluated for it. */
type Waiting = Pick<TodoItem, 'case' | 'procedure' | 'version' | 'state' | 'due' | 'as' | 'insteadOf'> & { readonly item: TodoItem | null };

/** How many cases stand in a state of a procedure; the version names the state. */
export type StateCount = Pick<TodoItem, 'procedure' | 'version' | 'state'> & { readonly count: number };

/** Each case once, though it may wait for a holder in several roles. */
function byState(waiting: readonly Waiting[]): StateCount[] {
  const cases = new Map(waiting.map((one) => [one.case, one]));
  const states = Map.groupBy(cases.values(), ({ procedure, state }) => `${procedure} ${state}`);
  const counts = [...states.values()].flatMap(([first, ...more]): StateCount[] =>
    first === undefined ? [] : [{ procedure: first.procedure, version: first.version, state: first.state, count: more.length + 1 }],
  );
  return counts.toSorted((a, b) => b.count - a.count || compared(a.procedure, b.procedure) || compared(a.state, b.state));
}

/**
 * All cases that wait for a holder. If the holder may take an unconditional step out of the state, the case is known to wait; only the
 * others are evaluated one by one.
 */
async function waitingFor(needs: CasesNeeds, who: Who, groupsOf: GroupsOf): Promise<Waiting[]> {
  const { role, sees } = who.scope;
  const isOwner = role === 'owner' && 'organisation' in sees;
  if (who.posts.length === 0 && who.people.length === 0 && !isOwner) return [];
  const procedures = isOwner || who.people.length > 0 ? null : [...new Set(who.posts.map(({ procedure }) => procedure))];
  const rows = await openCases(needs.postgres, who.scope, sightFor(who), procedures);
  const around = await regionsAround(needs.postgres, wholeProgram, [...new Set(rows.map(({ region }) => region))]);
  const plain = plainCapacities(needs, who, around);
  const sure: Waiting[] = [];
  const doubtful: string[] = [];
  for (const row of rows) {
    const found = plain(row);
    if (found === null) doubtful.push(row.case);
    else for (const { role: as, insteadOf } of found) sure.push({ ...row, as, insteadOf, item: null });
  }
  const weighed = await itemsOf(needs, who, groupsOf, doubtful, around);
  return [...sure, ...weighed.map((item) => ({ ...item, item }))];
}

/** The items of a page, with all their steps. */
async function whole(needs: CasesNeeds, who: Who, groupsOf: GroupsOf, page: readonly Waiting[]): Promise<TodoItem[]> {
  const missing = [...new Set(page.flatMap((one) => (one.item === null ? [one.case] : [])))];
  const made = await itemsOf(needs, who, groupsOf, missing, null);
  const keyOf = ({ case: code, as, insteadOf }: Pick<TodoItem, 'case' | 'as' | 'insteadOf'>): string => `${code} ${as} ${insteadOf ?? ''}`;
  const byKey = new Map(made.map((item) => [keyOf(item), item]));
  return page.flatMap((one) => one.item ?? byKey.get(keyOf(one)) ?? []);
}

/** What is known of a state for a holder: their roles in it, and the steps that depend only on who takes them. */
type StateKnown = { readonly capacities: readonly Capacity[]; readonly rules: readonly Transition[]; readonly hasNotBy: boolean };

/**
 * The roles in which a holder may certainly take a step of a case, empty if there is no step for them; null if it depends on more than the
 * state and who took which step. What is known of a state is calculated once per procedure, version and region.
 */
function plainCapacities(needs: CasesNeeds, who: Who, around: ReadonlyMap<string, ReadonlySet<string>>) {
  const { role, sees } = who.scope;
  const organisations = new Set(role === 'owner' && 'organisation' in sees ? [sees.organisation] : []);
  const known = new Map<string, StateKnown | null>();
  const stateOf = (row: OpenRow, owns: boolean): StateKnown | null => {
    const procedure = versionOf(needs, row.procedure, row.version);
    const own = { regions: around.get(row.region) ?? new Set<string>(), organisations: owns ? organisations : new Set<string>() };
    const isPanel = who.people.length > 0 && Object.values(procedure.roles).some((one) => one.who === 'panel');
    return isPanel ? null : stateKnown(procedure, row.state, capacitiesOf(who, procedure, row, own, {}));
  };
  return (row: OpenRow): readonly Capacity[] | null => {
    const owns = row.organisation !== null && organisations.size > 0;
    const key = `${row.procedure} ${row.version} ${row.state} ${row.region} ${owns}`;
    if (!known.has(key)) known.set(key, stateOf(row, owns));
    const found = known.get(key) ?? null;
    if (found === null || !found.hasNotBy) return found?.capacities ?? null;
    return found.capacities.filter((one) => found.rules.some((rule) => isFree(rule, one, who, row)));
  };
}

const isFree = (rule: Transition, capacity: Capacity, { holder }: Who, { taken }: OpenRow): boolean =>
  notSamePerson(rule, holder, fitting(rule, [capacity]), { taken }).length > 0;

/** null if every step of a role, or its reports, depends on more. */
function stateKnown(procedure: Procedure, state: string, capacities: readonly Capacity[]): StateKnown | null {
  const roles = new Set(capacities.map(({ role }) => role));
  const reports = Object.values(procedure.reports).some((rule) => [rule.in].flat().includes(state));
  if (reports && reportRoles(procedure).some((role) => roles.has(role))) return null;
  const all = Object.values(procedure.transitions).filter(
    (rule) => [rule.from].flat().includes(state) && fitting(rule, capacities).length > 0,
  );
  const rules = all.filter((rule) => isPlain(rule));
  const hangs = capacities.some((one) =>
    all.some((rule) => !rules.includes(rule) && fitting(rule, [one]).length > 0 && !surely(rules, one)),
  );
  if (hangs) return null;
  return {
    capacities: capacities.filter((one) => rules.some((rule) => fitting(rule, [one]).length > 0)),
    rules,
    hasNotBy: rules.some(({ notBy }) => notBy !== undefined),
  };
}

/** Whether the holder may take one of these steps regardless of who took which step before. */
const surely = (rules: readonly Transition[], capacity: Capacity): boolean =>
  rules.some((rule) => rule.notBy === undefined && fitting(rule, [capacity]).length > 0);

/** A step that depends only on who takes it; the values of its own form are not considered. */
const isPlain = ({ after, before, when, panel, extends: longer, form = [], optional = [] }: Transition): boolean =>
  [after, before, panel, longer].every((one) => one === undefined) && (when === undefined || form.length + optional.length > 0);

async function itemsOf(
  needs: CasesNeeds,
  who: Who,
  groupsOf: GroupsOf,
  codes: readonly string[],
  known: ReadonlyMap<string, ReadonlySet<string>> | null,
): Promise<TodoItem[]> {
  const { sees, role } = who.scope;
  const isOwner = role === 'owner' && 'organisation' in sees;
  const rows = await openStandings(needs.postgres, checkedByCaller, codes);
  const around = known ?? (await regionsAround(needs.postgres, wholeProgram, [...new Set(rows.map(({ region }) => region))]));
  const groups = await groupsOf([
    ...new Set(rows.flatMap(({ standing }) => Object.values(standing.panels).flatMap(({ seated }) => seated))),
  ]);
  const calendar = calendarNow(needs);
  const now = Math.floor(needs.now() / 1000);
  return rows.flatMap((row) => {
    const procedure = versionOf(needs, row.procedure, row.version);
    const one: StandingCase = { head: row, procedure, zone: zoneOf(procedure), calendar, standing: row.standing };
    const organisations = new Set(isOwner && row.organisation !== null ? [sees.organisation] : []);
    const own = { regions: around.get(row.region) ?? new Set<string>(), organisations };
    const capacities = capacitiesOf(who, procedure, row, own, row.standing.panels);
    return capacities.length === 0 ? [] : itemsOfCase(row, one, who, capacities, now, groups);
  });
}

function itemsOfCase(
  row: StandingRow,
  one: StandingCase,
  who: Who,
  capacities: readonly Capacity[],
  now: number,
  groupsOf: (person: string) => readonly string[],
): TodoItem[] {
  const steps = stepsOf(one, { who, capacities, groupsOf }, now).filter((step) => step.as !== null && step.hindrance === null);
  const waiting = votesWaiting(one, who);
  const wanted = capacities.filter(
    ({ role, insteadOf }) =>
      steps.some((step) => step.as === role && step.insteadOf === insteadOf) ||
      (waiting.length > 0 && one.procedure.roles[role]?.who === 'panel'),
  );
  if (wanted.length === 0) return [];
  return wanted.map(({ role, insteadOf }) => ({
    case: row.case,
    procedure: row.procedure,
    version: row.version,
    state: row.standing.state,
    organisation: row.organisation,
    building: row.building,
    limit: row.limit,
    due: row.due,
    left: row.left,
    overdue: row.overdue,
    transitions: steps.filter((step) => step.as === role && step.insteadOf === insteadOf).map(({ transition }) => transition),
    votes: one.procedure.roles[role]?.who === 'panel' ? waiting : [],
    as: role,
    insteadOf,
  }));
}

/** The panels on which the holder sits and has not voted on the current papers. */
function votesWaiting(open: StandingCase, { people }: Who): string[] {
  const { standing, procedure } = open;
  const asksFor = new Set(
    Object.values(procedure.transitions)
      .filter(({ from }) => [from].flat().includes(standing.state))
      .flatMap(({ panel = {} }) => Object.keys(panel)),
  );
  return Object.keys(standing.panels).filter((id) => {
    const { seated, recused, votes } = seatsOf(open, id);
    return asksFor.has(id) && people.some((code) => seated.includes(code) && !recused.includes(code) && votes[code] === undefined);
  });
}
