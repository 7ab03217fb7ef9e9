import { programScope, type Scope } from '#kernel/scope.ts';
import type { CasesNeeds } from './needs.ts';
import { regionsAround } from './around-store.ts';
import { calendarNow, versionOf, zoneOf, type StandingCase } from './open-case.ts';
import { stepsOf } from './present-case.ts';
import { looker, type GroupsOf } from './reading.ts';
import { refreshClocks, takeAllAutos } from './standing-clocks.ts';
import * as store from './store.ts';
import type { StandingRow } from './store.ts';
import { capacitiesOf, type Capacity, sightFor, type Who, whoNamed } from './who.ts';

/** A case that waits for somebody. */
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
  /** Panels on which a vote is waited for. */
  readonly votes: readonly string[];
  readonly as: string;
  readonly insteadOf: string | null;
};

/** What waits for somebody. */
export function createTodo(needs: CasesNeeds, groupsOf: GroupsOf) {
  return {
    /** By due day. @param holder for whom it is asked, by who may; else who asks. Throws `no-such-holder` */
    async todo(scope: Scope, holder: string | undefined, { limit, offset }: { readonly limit: number; readonly offset: number }) {
      await takeAllAutos(needs);
      await refreshClocks(needs);
      const who = holder === undefined ? await looker(needs, scope) : await whoNamed(needs, holder, needs.now());
      const items = await itemsOf(needs, who, groupsOf);
      const sorted = items.toSorted(
        (a, b) => compared(a.due ?? '9999', b.due ?? '9999') || compared(a.case, b.case) || compared(a.as, b.as),
      );
      return { items: sorted.slice(offset, offset + limit), total: items.length };
    },
  };
}

const compared = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

async function itemsOf(needs: CasesNeeds, who: Who, groupsOf: GroupsOf): Promise<TodoItem[]> {
  const { sees, role } = who.scope;
  const isOwner = role === 'owner' && 'organisation' in sees;
  if (who.posts.length === 0 && who.people.length === 0 && !isOwner) return [];
  const procedures = isOwner || who.people.length > 0 ? null : [...new Set(who.posts.map(({ procedure }) => procedure))];
  const rows = await store.openStandings(needs.postgres, who.scope, sightFor(who), procedures);
  const around = await regionsAround(needs.postgres, programScope, [...new Set(rows.map(({ region }) => region))]);
  const groups = await groupsOf([
    ...new Set(rows.flatMap(({ standing }) => Object.values(standing.panels).flatMap(({ seated }) => seated))),
  ]);
  const calendar = calendarNow(needs);
  const now = Math.floor(needs.now() / 1000);
  return rows.flatMap((row) => {
    const procedure = versionOf(needs, row.procedure, row.version);
    const one: StandingCase = { head: row, procedure, zone: zoneOf(procedure), calendar, standing: row.standing };
    const organisations = new Set(isOwner && row.organisation !== null ? [sees.organisation] : []);
    const capacities = capacitiesOf(
      who,
      procedure,
      row,
      { regions: around.get(row.region) ?? new Set(), organisations },
      row.standing.panels,
    );
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

/** The panels on which somebody sits and has not voted. */
function votesWaiting({ standing, procedure }: StandingCase, { people }: Who): string[] {
  const asksFor = new Set(
    Object.values(procedure.transitions)
      .filter(({ from }) => [from].flat().includes(standing.state))
      .flatMap(({ panel = {} }) => Object.keys(panel)),
  );
  return Object.entries(standing.panels)
    .filter(
      ([id, { seated, recused, votes }]) =>
        asksFor.has(id) && people.some((code) => seated.includes(code) && !recused.includes(code) && votes[code] === undefined),
    )
    .map(([id]) => id);
}
