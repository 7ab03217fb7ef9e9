import type { Say } from '#platform/list-intake/job.ts';
import { type Lies } from '#kernel/trail.ts';
import { type AsOf, asOf } from '#kernel/as-of.ts';
import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import { today } from '#kernel/today.ts';
import type { ImportGiven } from '#platform/ledger/import-kind.ts';
import { createLedger, type EditGiven, type KnownEntity, type Ledger } from '#platform/ledger/ledger.ts';
import { type Cell, plainCell } from '#platform/ledger/rows.ts';
import { memberCode, memberDictionary } from './fields.ts';
import { memberKind } from './member-kind.ts';
import { type DaySpan, type MemberRow, type MemberState, merged, rowOn, rowsOf, seenDays } from './membership.ts';
import type { PortfolioNeeds } from './needs.ts';
import { invitedBuildings, setInvitation } from './invitation-store.ts';
import { portfolioKind } from './portfolio-kind.ts';
import { seesMoney, showPortfolio } from './present.ts';
import * as store from './store.ts';

export type { DaySpan, MemberRow } from './membership.ts';
export { seesMoney } from './present.ts';

export type JoinGiven = {
  readonly portfolio: string;
  readonly building: string;
  readonly from: string;
  readonly to?: string | null | undefined;
  readonly share: string;
  readonly consent?: string | undefined;
  readonly price?: string | null | undefined;
  readonly maxKw?: number | null | undefined;
};

/** A building that is a member on a day, with its terms. */
export type Member = MemberRow & { readonly building: string };

/**
 * Portfolios of aggregators, and their member buildings, day by day.
 * @example await portfolio.show(scope, 'VPP-1') // { code: 'VPP-1', members: [{ building: 'B1', from: '2026-01-01', share: 0.7, … }] }
 */
export function createPortfolio(needs: PortfolioNeeds) {
  const { postgres, now, registry, resources } = needs;
  const portfolios = createLedger(portfolioKind(needs), needs);
  const members = createLedger(memberKind(needs), needs);
  registry.onBuildingsStanding(async (on, codes) =>
    (await store.membersStanding(on, wholeProgram, 'building', codes)).map((evidence): Finding => ({
      code: 'building-in-portfolio',
      severity: 'error',
      evidence,
    })),
  );
  const at = (knownAt: string | undefined): AsOf => asOf(now(), knownAt);
  resources.onMembers(async (scope, day) =>
    (await linesOf(scope, {}, at(undefined))).flatMap((line) => {
      const ends = rowsOf(line).at(-1)?.to ?? null;
      // a building that joins on a later day is a future member: its resources are shown with it
      return ends !== null && ends <= day ? [] : [String(line.fields['building'])];
    }),
  );
  const linesOf: LinesOf = async (scope, of, known) => members.allAt(scope, known, await store.memberCodes(postgres, scope, of));
  return {
    importMembers: (scope: Scope, ask: ImportGiven, say: Say) => members.importFile(scope, ask, say),
    add: portfolios.add,
    edit: (scope: Scope, given: EditGiven) => portfolios.edit(scope, given),
    history: portfolios.history,
    /** Who changed which term of a member; its price is shown only to those who may see money. */
    async memberHistory(scope: Scope, portfolio: string, building: string) {
      const changes = await members.history(scope, memberCode(portfolio, building));
      return seesMoney(scope) ? changes : changes.filter(({ field }) => field !== 'price');
    },
    examine: portfolios.examine,
    examineMembers: members.examine,
    memberRows: (scope: Scope) => memberRows(linesOf, scope, at(undefined)),
    memberHeader: () => memberDictionary.fields.map(({ name }) => name),
    passDays: async () => {
      await portfolios.passDays();
      await members.passDays();
    },
    /** The location of a portfolio: its buildings, or if it has none, its aggregator. */
    async lies(code: string): Promise<Lies> {
      const codes = await store.memberCodes(postgres, programScope, { portfolios: [code] });
      if (codes.length > 0) return { where: codes.map((member) => `portfolio-member:${member}` as const) };
      return { where: [`organisation:${(await portfolios.oneAt(programScope, code, at(undefined))).fields['organisation'] as string}`] };
    },
    join: (scope: Scope, given: JoinGiven) => join(needs, members, scope, given),
    /**
     * The aggregator invites a building: its owner then sees the portfolio and may let the building join. The response does not reveal
     * whether the building exists. Throws `no-such-portfolio`.
     */
    async invite(scope: Scope, portfolio: string, building: string, isInvited: boolean) {
      await portfolios.one(scope, portfolio);
      await setInvitation(postgres, scope, { portfolio, building, isInvited }, now());
      const [facts] = await registry.buildingFacts(programScope, { buildings: [building] }, at(undefined));
      const region = facts?.region ?? null;
      const action = isInvited ? 'portfolio-invite' : 'portfolio-uninvite';
      await needs.audit?.(scope, { action, subject: `portfolio:${portfolio}`, region, detail: { building } });
      return { portfolio, building, invited: isInvited };
    },
    ...readVerbs(needs, portfolios, linesOf, at),
  };
}

/** Members as known then, in the ledger's form. */
type LinesOf = (scope: Scope, of: Parameters<typeof store.memberCodes>[2], known: AsOf) => Promise<KnownEntity[]>;

function readVerbs(
  needs: PortfolioNeeds,
  portfolios: Pick<Ledger, 'oneAt' | 'allAt'>,
  linesOf: LinesOf,
  at: (knownAt: string | undefined) => AsOf,
) {
  const { postgres, now, registry } = needs;
  return {
    /** A portfolio with the member rows that the scope sees, and what an aggregator may know about each. */
    async show(scope: Scope, code: string, knownAt?: string) {
      const known = at(knownAt);
      const portfolio = await portfolios.oneAt(scope, code, known);
      const lines = await linesOf(scope, { portfolios: [code] }, known);
      const shown = await showPortfolio(needs, portfolio, lines, { known, day: today(now()), money: seesMoney(scope) });
      return { ...shown, invited: await invitedBuildings(postgres, scope, code) };
    },
    /** All portfolios that the scope sees, with the number of members of each today. */
    async list(scope: Scope, knownAt?: string) {
      const known = at(knownAt);
      const all = await portfolios.allAt(scope, known, await store.portfolioCodes(postgres, scope));
      const lines = await linesOf(scope, { portfolios: all.map(({ code }) => code) }, known);
      const day = today(now());
      return all.map(({ code, fields }) => ({
        code,
        name: String(fields['name']),
        organisation: String(fields['organisation']),
        members: lines.filter((line) => line.fields['portfolio'] === code && rowOn(rowsOf(line), day) !== null).length,
      }));
    },
    /** Its organisation and name. Throws `no-such-portfolio`. */
    async facts(scope: Scope, code: string, known: AsOf): Promise<{ readonly name: string; readonly organisation: string }> {
      const { fields } = await portfolios.oneAt(scope, code, known);
      return { name: String(fields['name']), organisation: String(fields['organisation']) };
    },
    /** The buildings that the scope sees and that are members on all of these local days. */
    async membersOn(scope: Scope, code: string, days: readonly string[], known: AsOf): Promise<Member[]> {
      const lines = await linesOf(scope, { portfolios: [code] }, known);
      return lines.flatMap((line) => {
        const rows = rowsOf(line);
        const on = days.map((day) => rowOn(rows, day));
        const [first] = on;
        return first === undefined || first === null || on.includes(null) ? [] : [{ building: String(line.fields['building']), ...first }];
      });
    },
    /**
     * The local days for which the scope sees this building's electricity as an aggregator, who sees no buildings; null if it sees none of
     * it. A scope that sees the building sees all days. Each day is listed once. A building is a member under any of its codes, because it
     * may have been merged since.
     */
    async seenDays(scope: Scope, building: string): Promise<readonly DaySpan[] | null> {
      if (!('aggregator' in scope.sees)) {
        const seen = (await registry.activeVisible(scope, [building])).get(building) === true;
        return seen ? [{ from: -Infinity, to: Infinity }] : null;
      }
      const lines = await linesOf(scope, { buildings: await registry.namesOfBuilding(programScope, building) }, at(undefined));
      return lines.length === 0 ? null : merged(lines.flatMap((line) => seenDays(rowsOf(line))));
    },
  };
}

/**
 * All existing members that are visible, a row for each day from which something is in force, in the form in which a file can be imported
 * again.
 */
async function* memberRows(linesOf: LinesOf, scope: Scope, known: AsOf): AsyncGenerator<Cell[]> {
  for (const line of await linesOf(scope, {}, known))
    for (const [at, row] of rowsOf(line).entries()) {
      const { portfolio, building } = line.fields;
      const price = seesMoney(scope) ? row.price : null;
      const cells: Readonly<Record<string, unknown>> = { ...row, price, portfolio, building };
      // after the first row of a member only values stated for that very day are exported, because an import would otherwise state them
      // again for it
      const isSaid = (name: string): boolean => !(name in row) || saidOn(line, name, row.from) || (at === 0 && cells[name] !== null);
      yield memberDictionary.fields.map(({ name }) => (isSaid(name) ? plainCell(cells[name] ?? null) : null));
    }
}

const saidOn = ({ dated }: Pick<MemberState, 'dated'>, name: string, day: string | null): boolean =>
  name === 'from' || (dated[name] ?? []).some((point) => point.from === day);

export type Portfolio = ReturnType<typeof createPortfolio>;

type MemberLedger = Pick<Ledger, 'add' | 'edit'>;

/**
 * A building joins from a day on, or its terms change from then on. Throws `no-consent`, `no-such-portfolio` if it is not visible,
 * `out-of-scope` and whatever a row of a file is refused for.
 */
async function join(
  { postgres, registry }: PortfolioNeeds,
  members: MemberLedger,
  scope: Scope,
  { portfolio, building, from, consent, share, to = null, price = null, maxKw = null }: JoinGiven,
): Promise<number | null> {
  if (consent === undefined || consent.trim() === '') throw new Problem('bad-input', 'no-consent', { building });
  const isSeen = 'all' in scope.sees || (await registry.activeVisible(scope, [building])).get(building) === true;
  if (!isSeen) throw new Problem('not-allowed', 'out-of-scope', { field: 'building', code: building });
  if (!(await store.portfoliosSeen(postgres, scope, [portfolio])).has(portfolio))
    throw new Problem('not-found', 'no-such-portfolio', { portfolio });
  const code = memberCode(portfolio, building);
  const set = { share, consent, to, price, maxKw };
  const made = { portfolio, building };
  if (!(await store.isMember(postgres, wholeProgram, code)))
    return (await members.add(scope, { code, set: { ...made, ...set }, from })).change;
  const { change, refused } = await members.edit(scope, { codes: [code], set, from });
  const [fault] = refused;
  if (fault !== undefined) throw new Problem(fault.fault === 'out-of-scope' ? 'not-allowed' : 'bad-input', fault.fault, fault.evidence);
  return change;
}
