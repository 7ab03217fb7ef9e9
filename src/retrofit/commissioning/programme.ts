import { asOf } from '#kernel/as-of.ts';
import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { today } from '#kernel/today.ts';
import type { CommissioningAction, DueList, Effect, EffectVerdict, Programme, ProgrammeRow } from './facts.ts';
import type { CommissioningNeeds } from './needs.ts';
import { actionsOfYear } from './store.ts';

export type ProgrammeQuestion = { readonly region?: string | undefined; readonly year: number; readonly knownAt?: string | undefined };

/** What the programme is put together from. */
type Parts = {
  readonly due: (scope: Scope, asked: { region?: string | undefined; at?: string; knownAt?: string | undefined }) => Promise<DueList>;
  readonly effect: (scope: Scope, action: CommissioningAction, known: { received: number; recorded: number }) => Promise<Effect>;
};

/** How many effects are calculated at a time: each reads a year of days. */
const mostEffects = 200;

/**
 * The programme of commissioning of a place in a year (运行调适制度): which buildings are due, what was done, and what came of it. Effects are
 * of whole buildings and are not added up: two actions of one building would count the same saving twice. Throws `programme-year-ahead`.
 */
export async function programmeOf(
  needs: CommissioningNeeds,
  { due, effect }: Parts,
  scope: Scope,
  { region, year, knownAt }: ProgrammeQuestion,
): Promise<Programme> {
  const known = asOf(needs.now(), knownAt);
  const day = today(Math.min(known.received, needs.now()));
  if (String(year).padStart(4, '0') > day.slice(0, 4)) throw new Problem('bad-input', 'programme-year-ahead', { year, today: day });
  const at = dayIn(year, day);
  const [list, actions, buildings] = await Promise.all([
    due(scope, { region, at, knownAt }),
    actionsOfYear(needs.postgres, scope, { region, year, known }),
    needs.registry.buildingFacts(scope, region === undefined ? {} : { region }, known),
  ]);
  const effects = new Map<number, Effect>();
  // sequential, because each reads a year of days
  for (const action of actions.slice(0, mostEffects)) effects.set(action.id, await effect(scope, action, known));
  const names = new Map(buildings.map(({ code, name }) => [code, name]));
  const rows = rowsOf(list, actions, effects, names);
  return { year, at, summary: summaryOf(rows, buildings.length), rows, findings: findingsOf(rows, actions.length, buildings.length) };
}

/** Due dates are evaluated today, or on the last day of a year that is over. */
const dayIn = (year: number, now: string): string => (now > `${year}-12-31` ? `${String(year).padStart(4, '0')}-12-31` : now);

function rowsOf(
  { rows }: DueList,
  actions: readonly CommissioningAction[],
  effects: ReadonlyMap<number, Effect>,
  names: ReadonlyMap<string, string>,
): ProgrammeRow[] {
  const stated = new Map(rows.filter(({ equipment }) => equipment === null).map((row) => [row.building, row]));
  const done = Map.groupBy(actions, ({ building }) => building);
  const codes = [...new Set([...rows.map(({ building }) => building), ...done.keys()])].toSorted();
  return codes.map((building) => {
    const own = stated.get(building) ?? rows.find((row) => row.building === building);
    return {
      building,
      name: names.get(building) ?? building,
      months: own?.months ?? null,
      last: own?.last ?? null,
      due: own?.due ?? null,
      state: own?.state ?? null,
      actions: (done.get(building) ?? []).map((action) => {
        const effect = effects.get(action.id);
        return { action, total: effect?.total ?? null, verdict: effect?.verdict ?? 'unknown' };
      }),
    };
  });
}

function summaryOf(rows: readonly ProgrammeRow[], buildings: number): Programme['summary'] {
  const actions = rows.flatMap((row) => row.actions);
  const count = (verdict: EffectVerdict) => actions.filter((one) => one.verdict === verdict).length;
  return {
    buildings,
    stated: rows.filter(({ months }) => months !== null).length,
    due: rows.filter(({ state }) => state === 'due' || state === 'never').length,
    done: rows.filter((row) => row.actions.length > 0).length,
    actions: actions.length,
    verdicts: { saved: count('saved'), within: count('within'), more: count('more'), unknown: count('unknown') },
  };
}

function findingsOf(rows: readonly ProgrammeRow[], actions: number, buildings: number): Finding[] {
  const unlisted = buildings - rows.length;
  return [
    ...(unlisted > 0 ? [{ code: 'programme-not-stated', severity: 'info', evidence: { count: unlisted } } as const] : []),
    ...(actions > mostEffects
      ? [{ code: 'programme-effects-many', severity: 'warning', evidence: { count: actions, most: mostEffects } } as const]
      : []),
  ];
}
