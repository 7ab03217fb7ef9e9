import type { AsOf } from '#kernel/as-of.ts';
import { figureId } from '#kernel/figure.ts';
import { Problem } from '#kernel/problem.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import { today } from '#kernel/today.ts';
import { candidatesOf, type Candidate, type Reason, type Reasons } from './candidates.ts';
import type { Added } from '#platform/ledger/kind-add.ts';
import type { AddGiven, Ledger } from '#platform/ledger/ledger.ts';
import type { RetrofitNeeds } from './needs.ts';
import type { Sets } from '#platform/ledger/sets.ts';
import { reasonText } from './pool-reasons.ts';
import * as sight from './sight-store.ts';

export type FindQuestion = {
  readonly region: string;
  readonly year: number;
  /** From this percentile (0 to 100) among buildings of its use, a building ranks as high; if omitted, the ranking is not a reason. */
  readonly percentile?: number | undefined;
  readonly knownAt?: string | undefined;
};

/** The candidates to create projects for; if omitted, all. */
export type AddQuestion = FindQuestion & { readonly buildings?: readonly string[] | undefined };

export type Found = { readonly candidates: readonly Candidate[] };

/** With the codes of the projects created, and the changes to pass to `undo`. */
export type FoundAndAdded = Found & { readonly added: readonly { readonly code: string; readonly change: number }[] };

/** Buildings of a place that a retrofit may be due for in a year, each with its reasons. Throws `no-such-place`. */
export async function findCandidates(needs: RetrofitNeeds, scope: Scope, asked: FindQuestion): Promise<Found> {
  const { region, year } = asked;
  const known = needs.benchmarking.knownAt(asked.knownAt);
  const all = await needs.benchmarking.yearOf(scope, { region, year, known });
  const on = dayAsked(year, needs.now());
  const quota = all
    .filter((one) => one.quota.verdict === 'over')
    .map(({ building: { code }, quota: { indicative } }): [string, Reason] => [
      code,
      { reason: 'quota', figure: figureId({ kind: 'quota', building: code, year, ...known }), indicative },
    ]);
  const buildings = all.map(({ building: { code, name } }) => ({ code, name }));
  const codes = buildings.map(({ code }) => code);
  const projects = await sight.retrofitsOfBuildings(needs.postgres, wholeProgram, codes);
  const kinds = await Promise.all([
    highInRanking(needs, scope, asked, known),
    underDuty(needs, scope, asked, { on, known }),
    withDueEquipment(needs, scope, asked, on),
    complainedOf(needs, scope, asked, known),
  ]);
  return { candidates: candidatesOf(buildings, [new Map(quota), ...kinds], projects) };
}

/** The same, and creates a project in state found for each requested candidate that is in no project. */
export async function addCandidates(
  needs: RetrofitNeeds,
  ledger: Ledger,
  scope: Scope,
  { buildings, ...asked }: AddQuestion,
): Promise<FoundAndAdded> {
  const { candidates } = await findCandidates(needs, scope, asked);
  const wanted = buildings === undefined ? null : new Set(buildings);
  const due = candidates.filter((one) => one.project === null && (wanted === null || wanted.has(one.code)));
  return ledger.addAll(scope, async (on, create) => {
    // somebody may have created one meanwhile
    const there = await sight.retrofitsOfBuildings(
      on,
      wholeProgram,
      due.map(({ code }) => code),
    );
    const added = new Map<string, { code: string; change: number }>();
    for (const one of due) if (!there.has(one.code)) added.set(one.code, await createOne(create, one, asked.year, reasonsOf(one)));
    const shown = candidates.map((one) => ({ ...one, project: one.project ?? there.get(one.code) ?? added.get(one.code)?.code ?? null }));
    return { candidates: shown, added: [...added.values()] };
  });
}

/** Projects with a building that is a candidate for a reason, by the last full year. */
export async function projectsOfReason(
  needs: RetrofitNeeds,
  scope: Scope,
  { reason, ...asked }: Omit<FindQuestion, 'year'> & { readonly reason: Reason['reason'] },
): Promise<string[]> {
  const year = Number(today(needs.now()).slice(0, 4)) - 1;
  const { candidates } = await findCandidates(needs, scope, { ...asked, year });
  const those = candidates.filter(({ reasons }) => reasons.some((one) => one.reason === reason));
  return sight.retrofitsNaming(
    needs.postgres,
    wholeProgram,
    those.map(({ code }) => code),
  );
}

/** The reasons of a candidate, as its project holds them. */
const reasonsOf = ({ reasons }: Candidate): Sets => ({
  reasons: reasons.map(({ reason, figure }) => reasonText({ reason, figure: figure ?? null })).join(';'),
});

/** How many codes are tried for one building: the code of a project that was undone stays taken. */
const mostCodes = 20;

type Create = (given: AddGiven) => Promise<Added>;

/** Creates a project of a building, in state found. */
export async function createOne(create: Create, { code: building, name }: Pick<Candidate, 'code' | 'name'>, year: number, more: Sets) {
  for (let at = 1; ; at += 1) {
    const code = `${building}-${year}${at === 1 ? '' : `-${at}`}`;
    try {
      const { change } = await create({ code, set: { name, buildings: building, ...more } });
      return { code, change };
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'code-taken' || at === mostCodes) throw error;
    }
  }
}

/** The last day of the year, but no future day. */
function dayAsked(year: number, now: number): string {
  const last = `${year}-12-31`;
  return today(now) < last ? today(now) : last;
}

/** A requester who sees only some buildings of a place sees their rank among all buildings, as `standing` does. */
async function highInRanking(
  { benchmarking }: RetrofitNeeds,
  scope: Scope,
  { region, year, percentile }: FindQuestion,
  known: AsOf,
): Promise<Reasons> {
  if (percentile === undefined) return new Map();
  const among = 'all' in scope.sees || 'region' in scope.sees ? scope : programScope;
  const { buildings } = await benchmarking.rank(among, { region, year, measure: 'total', known });
  const high = buildings.filter((one) => one.percentile >= percentile);
  return new Map(high.map(({ code, figure }) => [code, { reason: 'ranking', figure, indicative: false }]));
}

async function underDuty(
  { obligations }: RetrofitNeeds,
  scope: Scope,
  { region, knownAt }: FindQuestion,
  { on: date, known }: { readonly on: string; readonly known: AsOf },
): Promise<Reasons> {
  const asked = { region, date, item: 'energy-retrofit', strength: 'must', state: 'owing' } as const;
  const { rows } = await obligations.listOf(scope, asked, knownAt === undefined ? {} : { known, knownAt });
  const owes = rows.filter(({ owed }) => owed.some(({ when }) => when !== 'construction'));
  return new Map(owes.map(({ code }) => [code, { reason: 'duty', indicative: false }]));
}

async function withDueEquipment({ renewal }: RetrofitNeeds, scope: Scope, { region, knownAt }: FindQuestion, on: string): Promise<Reasons> {
  const { equipment } = await renewal.verdicts(scope, { region, on, knownAt });
  const due = Map.groupBy(
    equipment.filter(({ verdict }) => verdict === 'due'),
    ({ building }) => building,
  );
  return new Map([...due].map(([code, devices]) => [code, { reason: 'equipment', indicative: devices.every((one) => one.indicative) }]));
}

/** Outcomes of a complaint that make it a reason. */
const founded: ReadonlySet<unknown> = new Set(['true-matter', 'in-part']);

/** Buildings with a complaint in the year that was found to be justified, wholly or in part. */
async function complainedOf({ cases }: RetrofitNeeds, scope: Scope, { region, year }: FindQuestion, known: AsOf): Promise<Reasons> {
  const all = await cases.ofBuildings(scope, { procedure: 'complaint', region });
  const those = all.filter(({ fields, began }) => {
    const at = began.getTime();
    return founded.has(fields['founded']) && at <= Math.min(known.received, known.recorded) && today(at).startsWith(`${year}-`);
  });
  return new Map(those.map(({ building }) => [building, { reason: 'complaint', indicative: false }]));
}
