import type { AsOf } from '#kernel/as-of.ts';
import { figureId } from '#kernel/figure.ts';
import { Problem } from '#kernel/problem.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import { today } from '#kernel/today.ts';
import { candidatesOf, type Candidate, type Reason, type Reasons } from './candidates.ts';
import type { Ledger } from './advance.ts';
import type { RetrofitNeeds } from './needs.ts';
import * as sight from './sight-store.ts';

export type FindQuestion = {
  readonly region: string;
  readonly year: number;
  /** From this share (0 to 100) of the buildings of its use on, a building ranks as high; left out: the ranking is no reason. */
  readonly percentile?: number | undefined;
  readonly knownAt?: string | undefined;
};

/** Of which of the candidates projects are made; left out: of each. */
export type AddQuestion = FindQuestion & { readonly buildings?: readonly string[] | undefined };

export type Found = { readonly candidates: readonly Candidate[] };

/** Also the codes of the projects that were made, and the changes that `undo` takes. */
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

/** The same, and each candidate that is wanted and stands in no project becomes one, found. */
export async function addCandidates(
  needs: RetrofitNeeds,
  ledger: Ledger,
  scope: Scope,
  { buildings, ...asked }: AddQuestion,
): Promise<FoundAndAdded> {
  const { candidates } = await findCandidates(needs, scope, asked);
  const wanted = buildings === undefined ? null : new Set(buildings);
  const added: { code: string; change: number }[] = [];
  const shown: Candidate[] = [];
  for (const one of candidates) {
    const isWanted = one.project === null && (wanted === null || wanted.has(one.code));
    const made = isWanted ? await addOne(ledger, scope, one, asked.year) : null;
    if (made !== null) added.push(made);
    shown.push(made === null ? one : { ...one, project: made.code });
  }
  return { candidates: shown, added };
}

/** The projects of which a building is a candidate for a reason, by the last whole year. */
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

/** So many codes are tried for one building: one of a project that was taken back stays taken. */
const mostCodes = 20;

async function addOne(ledger: Ledger, scope: Scope, { code: building, name }: Candidate, year: number) {
  for (let at = 1; ; at += 1) {
    const code = `${building}-${year}${at === 1 ? '' : `-${at}`}`;
    try {
      const { change } = await ledger.add(scope, { code, set: { name, buildings: building } });
      return { code, change };
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'code-taken' || at === mostCodes) throw error;
    }
  }
}

/** The last day of the year, and no day to come. */
function dayAsked(year: number, now: number): string {
  const last = `${year}-12-31`;
  return today(now) < last ? today(now) : last;
}

/** Who sees some buildings of a place alone stands with them among all the others, as `standing` says. */
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

/** What a complaint was found to be, of those that are a reason. */
const founded: ReadonlySet<unknown> = new Set(['true-matter', 'in-part']);

/** Buildings of which somebody complained in the year, and was found to be right, wholly or in part. */
async function complainedOf({ cases }: RetrofitNeeds, scope: Scope, { region, year }: FindQuestion, known: AsOf): Promise<Reasons> {
  const all = await cases.ofBuildings(scope, { procedure: 'complaint', region });
  const those = all.filter(({ fields, began }) => {
    const at = began.getTime();
    return founded.has(fields['founded']) && at <= Math.min(known.received, known.recorded) && today(at).startsWith(`${year}-`);
  });
  return new Map(those.map(({ building }) => [building, { reason: 'complaint', indicative: false }]));
}
