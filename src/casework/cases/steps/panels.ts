import { Problem } from '#kernel/problem.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import { today } from '#kernel/today.ts';
import type { Person } from '#casework/people/facts.ts';
import { conflicts } from '#casework/people/facts.ts';
import { actingOf, capacitiesIn, namedIn, withCase, type Acting, type AtWork, type OnPaper } from './acting.ts';
import type { Ballot } from '../facts.ts';
import type { CasesNeeds } from '../needs.ts';
import { addEvent, isEnd, type OpenCase } from '../open-case.ts';
import { nobody, sits } from '../rules/judged.ts';
import { sitting } from '../rules/panel.ts';
import { replay } from '../rules/replay.ts';
import type { Capacity, Who } from './who.ts';

export type SeatRequest = OnPaper & { readonly case: string; readonly panel: string; readonly people: readonly string[] };
export type VoteRequest = OnPaper & {
  readonly case: string;
  readonly panel: string;
  readonly ballot: Ballot;
  /** The head that came with the papers that were read. */
  readonly seen?: string | undefined;
};

/** Seating, recusing and voting. */
export const createPanels = (needs: CasesNeeds) => ({ ...seatVerbs(needs), vote: voteVerb(needs) });

function seatVerbs(needs: CasesNeeds) {
  return {
    /**
     * Seats people. Throws `no-such-panel`, `not-your-role`, `no-such-person`, `person-not-in-force`, `conflict-of-interest`, `panel-full`.
     */
    async seat(scope: Scope, asked: SeatRequest): Promise<OpenCase> {
      const acting = await actingOf(needs, scope, asked);
      const { open } = await withCase(needs, acting, asked.case, undefined, async (at) => {
        const { rule, capacity } = await panelFor(at, asked.panel);
        const people = await named(needs, asked.people);
        const day = today(acting.at, at.open.zone);
        for (const person of people) await refuseUnfit(needs, at.open, rule.from, person, day);
        const had = sitting(at.open.standing.panels[asked.panel] ?? nobody);
        const after = new Set([...had, ...asked.people]);
        if (after.size > rule.size) throw new Problem('cannot-do', 'panel-full', { panel: asked.panel, size: rule.size });
        addEvent(at.open, acting.now, {
          kind: 'seat',
          at: new Date(acting.at).toISOString(),
          ...namedIn(acting, capacity),
          panel: asked.panel,
          people: asked.people,
        });
      });
      return open;
    },

    /** Takes people off a panel; their votes no longer count. Throws `no-such-panel`, `not-your-role`, `not-seated`. */
    async recuse(scope: Scope, asked: SeatRequest): Promise<OpenCase> {
      const acting = await actingOf(needs, scope, asked);
      const { open } = await withCase(needs, acting, asked.case, undefined, async (at) => {
        const { capacity } = await panelFor(at, asked.panel, asked.people);
        const { seated = [] } = at.open.standing.panels[asked.panel] ?? {};
        const stranger = asked.people.find((code) => !seated.includes(code));
        if (stranger !== undefined) throw new Problem('not-found', 'not-seated', { person: stranger, panel: asked.panel });
        addEvent(at.open, acting.now, {
          kind: 'recuse',
          at: new Date(acting.at).toISOString(),
          ...namedIn(acting, capacity),
          panel: asked.panel,
          people: asked.people,
        });
      });
      return open;
    },
  };
}

/**
 * A member's vote on the current papers, while the panel sits; the last one counts. Throws `seen-missing`, `changed-meanwhile`,
 * `no-such-panel`, `not-your-role`, `panel-not-sitting`.
 */
const voteVerb =
  (needs: CasesNeeds) =>
  async (asker: Scope | Who, asked: VoteRequest): Promise<OpenCase> => {
    const acting = await actingOf(needs, asker, asked);
    const { open } = await withCase(needs, acting, asked.case, undefined, async ({ open: one }) => {
      refuseOtherPapers(one, acting, asked.seen);
      if (!Object.hasOwn(one.procedure.panels, asked.panel)) throw new Problem('not-found', 'no-such-panel', { panel: asked.panel });
      const members = sitting(one.standing.panels[asked.panel] ?? nobody);
      const person = members.find((code) => acting.who.people.includes(code));
      if (person === undefined) throw new Problem('not-allowed', 'not-your-role', { transition: asked.panel, roles: asked.panel });
      refuseEnded(one);
      if (!sits(one.procedure, asked.panel, one.standing.state)) throw notSitting(one, asked.panel);
      addEvent(one, acting.now, {
        kind: 'vote',
        at: new Date(acting.at).toISOString(),
        ...namedIn(acting, { role: asked.panel, insteadOf: null }),
        panel: asked.panel,
        person,
        ballot: asked.ballot,
      });
    });
    return open;
  };

const notSitting = ({ procedure, standing: { state } }: OpenCase, panel: string): Problem =>
  new Problem('conflict', 'panel-not-sitting', {
    panel: procedure.panels[panel]?.names ?? panel,
    state: procedure.states[state]?.names ?? state,
  });

/**
 * A vote is on the case as it was read: refused if a step or report came since, or was taken back. Votes and seats of others that came
 * since do not change what is judged.
 */
function refuseOtherPapers({ events, fresh, standing, head }: OpenCase, { isPaper }: Acting, seen: string | undefined): void {
  const latest = events.at(-1)?.hash ?? '';
  if (seen === undefined) throw new Problem('bad-input', 'seen-missing', { case: head.case, latest });
  if (isPaper && fresh.length > 0) return;
  const at = events.findIndex(({ hash }) => hash === seen);
  const read = at < 0 ? undefined : replay(events.slice(0, at + 1)).course.at(-1)?.n;
  if (at < 0 || read !== standing.course.at(-1)?.n) throw new Problem('conflict', 'changed-meanwhile', { code: head.case, head: latest });
}

function refuseEnded({ procedure, standing }: OpenCase): void {
  if (isEnd(procedure, standing.state)) throw new Problem('conflict', 'transition-not-here', { transition: '—', state: standing.state });
}

/** A panel, and the post that manages it; a member may recuse themselves. */
async function panelFor({ on, open, acting }: AtWork, panel: string, people: readonly string[] = []) {
  const rule = Object.hasOwn(open.procedure.panels, panel) ? open.procedure.panels[panel] : undefined;
  if (rule === undefined) throw new Problem('not-found', 'no-such-panel', { panel });
  const capacities = await capacitiesIn(on, acting, open);
  const isPost = ({ role }: Capacity) => open.procedure.roles[role]?.who === 'post';
  const isSelf = people.length > 0 && people.every((code) => acting.who.people.includes(code));
  const capacity = capacities.find(isPost) ?? (isSelf ? { role: panel, insteadOf: null } : undefined);
  if (capacity === undefined) throw new Problem('not-allowed', 'not-your-role', { transition: panel, roles: postRoles(open).join(', ') });
  refuseEnded(open);
  return { rule, capacity };
}

const postRoles = ({ procedure }: OpenCase): string[] =>
  Object.entries(procedure.roles)
    .filter(([, { who }]) => who === 'post')
    .map(([role]) => role);

/** Throws `no-such-person` with the first one that does not exist. */
async function named({ people }: CasesNeeds, codes: readonly string[]): Promise<Person[]> {
  const found = await people.find(programScope, [...codes]);
  const missing = codes.find((code) => !found.some((person) => person.code === code));
  if (missing !== undefined) throw new Problem('not-found', 'no-such-person', { person: missing });
  return found;
}

async function refuseUnfit(needs: CasesNeeds, open: OpenCase, from: string, person: Person, day: string): Promise<void> {
  const { code, kind, from: since, until } = person;
  const isKind = from !== 'expert' && from !== 'inspector' ? true : kind === from;
  const isInForce = (since === null || since <= day) && (until === null || day <= until);
  if (!isKind || !isInForce)
    throw new Problem('cannot-do', 'person-not-in-force', { person: code, day, from: since ?? '—', until: until ?? '—' });
  const { case: own, building } = open.head;
  const organisations = await organisationsIn(needs, open);
  if (conflicts(person, { organisations, building, case: own })) throw new Problem('cannot-do', 'conflict-of-interest', { person: code });
}

/** The organisations involved in a case: its own, its building's owner, and those its fields name; by code and by name. */
export async function organisationsIn({ registry, place }: CasesNeeds, { head, procedure, standing }: OpenCase): Promise<string[]> {
  const owner = head.building === null ? null : (await registry.building(programScope, head.building)).organisation;
  const fields = Object.entries(procedure.fields).filter(([, { type }]) => type === 'organisation');
  const named = fields.map(([name]) => standing.fields[name] ?? null).filter((value) => typeof value === 'string');
  const codes = [...new Set([head.organisation, owner, ...named])].filter((code) => typeof code === 'string');
  const names = await Promise.all(
    codes.map((code) =>
      place.organisation(programScope, code).then(
        ({ name }) => name,
        () => code,
      ),
    ),
  );
  return [...new Set([...codes, ...names])];
}
