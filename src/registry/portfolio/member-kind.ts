import type { PoolClient } from 'pg';
import { dayText, parseDay } from '#kernel/day.ts';
import type { Clock } from '#kernel/request-context.ts';
import type { Scope } from '#kernel/scope.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import { today } from '#kernel/today.ts';
import type { FieldFault, Fields, KindSpec, Surroundings } from '#platform/ledger/kind-spec.ts';
import type { Group } from '#platform/ledger/stage-store.ts';
import type { Registry } from '#registry/registry/registry.ts';
import { memberCode, memberDictionary } from './fields.ts';
import { isHeld } from './membership.ts';
import { buildingsOfMembers, consentedMembers, membersChangedBy, membersHeld, portfoliosSeen, seesMember } from './store.ts';

export type MemberKindNeeds = { readonly registry: Pick<Registry, 'activeVisible'>; readonly now: Clock };

/**
 * A building that is a member of a portfolio, as a kind of the ledger: each row is in force from its day on. Whoever may change the
 * building's facts decides when it joins and leaves; the aggregator does not. Days that have begun can be changed only by administrators,
 * who record what both sides have agreed on.
 */
export const memberKind = (needs: MemberKindNeeds): KindSpec => ({
  name: 'portfolio-member',
  liesBy: { building: 'building' },
  table: { name: 'portfolio_member', lock: 7406 },
  dictionary: memberDictionary,
  identity: [],
  required: ['portfolio', 'building'],
  timeless: ['portfolio', 'building'],
  codeOf: ({ portfolio, building }) =>
    typeof portfolio === 'string' && typeof building === 'string' ? memberCode(portfolio, building) : null,
  sees: seesMember,
  surroundings: async (on, scope) => surroundingsOf(needs, on, scope),
  keeps: async (on, scope, change) => {
    const begun = 'all' in scope.sees ? [] : await membersChangedBy(on, wholeProgram, change, today(needs.now()));
    const evidence = { first: tomorrow(needs.now()) };
    return begun.map((code) => ({ code: 'member-day-begun', severity: 'error', evidence: { code, ...evidence } }));
  },
});

type Around = {
  readonly seen: Map<string, boolean>;
  portfolios: ReadonlySet<string>;
  /** Members that have a consent from some day on, by code. */
  consented: ReadonlySet<string>;
  /** Rows that end before they begin, by code and end. */
  readonly backwards: Set<string>;
  /** Members for which a requester without the right changes days that have already begun. */
  begun: ReadonlySet<string>;
};

/** The first local day that has not begun. */
const tomorrow = (now: number): string => dayText((parseDay(today(now)) as number) + 1);

function surroundingsOf({ registry, now }: MemberKindNeeds, on: PoolClient, scope: Scope): Surroundings {
  const seesAll = 'all' in scope.sees;
  const around: Around = { seen: new Map(), portfolios: new Set(), consented: new Set(), backwards: new Set(), begun: new Set() };
  return {
    defaults: {},
    resolve: () => [],
    async load(groups) {
      const [codes, buildings, portfolios] = [new Set<string>(), new Set<string>(), new Set<string>()];
      const said: Group[] = [];
      for await (const piece of groups)
        for (const { key, rows } of piece) {
          codes.add(key);
          if (!seesAll) said.push({ key, rows: rows.filter(({ part }) => part < tomorrow(now())) });
          for (const { part, fields } of rows) {
            const { building, portfolio, to } = fields;
            if (typeof building === 'string') buildings.add(building);
            if (typeof portfolio === 'string') portfolios.add(portfolio);
            if (typeof to === 'string' && part !== '' && to <= part) around.backwards.add(`${key}\n${to}`);
          }
        }
      if (!seesAll) for (const building of await buildingsOfMembers(on, wholeProgram, [...codes])) buildings.add(building);
      for (const [code, is] of await registry.activeVisible(scope, [...buildings])) around.seen.set(code, is);
      around.consented = await consentedMembers(on, wholeProgram, [...codes]);
      around.portfolios = await portfoliosSeen(on, scope, [...portfolios]);
      around.begun = await begunMembers(on, said);
    },
    isSeen: ({ building }) => seesAll || around.seen.get(String(building)) === true,
    refuse: (code, before, after) =>
      notThere(before, after, around, seesAll) ??
      begun(code, around, now()) ??
      lacking(code, before, after, around) ??
      backwards(code, after, around),
  };
}

/** Members whose rows differ from what is in force on their days. */
async function begunMembers(on: PoolClient, said: readonly Group[]): Promise<Set<string>> {
  const some = said.filter(({ rows }) => rows.length > 0);
  if (some.length === 0) return new Set();
  const held = await membersHeld(
    on,
    wholeProgram,
    some.map(({ key }) => key),
  );
  const isSame = ({ key, rows }: Group): boolean => {
    const state = held.get(key);
    return state !== undefined && rows.every(({ part, fields }) => isHeld(state, fields, part === '' ? null : part));
  };
  return new Set(some.filter((one) => !isSame(one)).map(({ key }) => key));
}

const begun = (code: string, around: Around, now: number): FieldFault | null =>
  around.begun.has(code) ? { field: 'from', code: 'member-day-begun', evidence: { code, first: tomorrow(now) } } : null;

function notThere(before: Fields | null, { portfolio, building }: Fields, around: Around, seesAll: boolean): FieldFault | null {
  if (before?.['building'] !== building && around.seen.get(String(building)) !== true)
    return seesAll
      ? { field: 'building', code: 'unknown-building', evidence: { value: building } }
      : { field: 'building', code: 'out-of-scope', evidence: { code: building } };
  return before?.['portfolio'] === portfolio || around.portfolios.has(String(portfolio))
    ? null
    : { field: 'portfolio', code: 'no-such-portfolio', evidence: { portfolio } };
}

/** A member that begins later has nothing in force today, so only its first row and the fields being set are judged. */
function lacking(code: string, before: Fields | null, { share, consent, building }: Fields, around: Around): FieldFault | null {
  if (share === undefined || share === null)
    return before === null ? { field: 'share', code: 'missing', evidence: { field: 'share' } } : null;
  const none = (consent === undefined || consent === null) && !around.consented.has(code);
  return none ? { field: 'consent', code: 'no-consent', evidence: { building } } : null;
}

function backwards(code: string, { to }: Fields, around: Around): FieldFault | null {
  return typeof to === 'string' && around.backwards.has(`${code}\n${to}`)
    ? { field: 'to', code: 'member-ends-early', evidence: { to } }
    : null;
}
