import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
import type { AuditEntry } from '#access/access.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Place } from '#place/place.ts';
import type { MatchAnswer } from './answer.ts';
import { addHeatPlan, type HeatPlanRow, heatPlanNamed, heatPlans } from './heat-plan-store.ts';
import { compareAnswers } from './plan-compare.ts';
import { type Forecast, withMeasured } from './measured.ts';
import { inputsOf } from './plan-inputs.ts';
import { sitesOf } from './plan-sites.ts';
import { matchValue, readMatch } from './read-match.ts';

export type HeatPlanNeeds = {
  readonly postgres: Pool;
  readonly now: () => number;
  readonly place: Pick<Place, 'get' | 'sights'>;
  readonly audit: (scope: Scope, entry: AuditEntry) => Promise<void>;
  readonly forecast: (scope: Scope) => Forecast;
  /** Finds and checks a plan in a thread. */
  readonly match: (given: unknown, asked: Search & { readonly origins?: boolean }) => Promise<MatchAnswer>;
};

type Search = { readonly seconds: number; readonly signal?: AbortSignal | undefined };

/** Plans that are kept with the file that they were made of. A bureau makes and sees those of its region. */
export function createHeatPlans(needs: HeatPlanNeeds) {
  const { postgres, now, place, audit, forecast, match } = needs;
  const regionsOf = async (scope: Scope): Promise<readonly string[] | null> => {
    const { all, places } = await place.sights(scope);
    return all ? null : [...(places ?? [])];
  };
  const seen = async (scope: Scope, name: string): Promise<HeatPlanRow> => {
    const row = await heatPlanNamed(postgres, scope, name);
    const regions = await regionsOf(scope);
    if (row === undefined || (regions !== null && !regions.includes(row.region)))
      throw new Problem('not-found', 'no-such-heat-plan', { plan: name });
    return row;
  };
  return {
    /**
     * Makes a plan of a file in which every number says where it is from, and keeps it as it was made.
     * @throws as `match`; `heat-plan-not-measured`; `heat-plan-name-taken`; `no-such-place` for a region that is not the asker's
     */
    async make(scope: Scope, { plan, region, text: given, ...asked }: Search & Readonly<Record<'plan' | 'region' | 'text', string>>) {
      await place.get(scope, region);
      const regions = await regionsOf(scope);
      if (regions !== null && !regions.includes(region)) throw new Problem('not-found', 'no-such-place', { place: region });
      const taken = new Problem('conflict', 'heat-plan-name-taken', { plan });
      if ((await heatPlanNamed(postgres, scope, plan)) !== undefined) throw taken;
      const value = matchValue(given);
      const resolved = await withMeasured(value, forecast(scope));
      const text = resolved === value ? given : JSON.stringify(resolved);
      const answer = await match(text, { ...asked, origins: true });
      const sha256 = createHash('sha256').update(text).digest('hex');
      if (!(await addHeatPlan(postgres, scope, { name: plan, region, given: text, sha256, answer }, now()))) throw taken;
      await audit(scope, { action: 'heat-plan-make', subject: `place:${region}`, detail: { plan, sha256 } });
      return presentPlan(await seen(scope, plan));
    },
    list: async (scope: Scope) => (await heatPlans(postgres, scope, await regionsOf(scope))).map(headOf),
    show: async (scope: Scope, plan: string) => presentPlan(await seen(scope, plan)),
    async compare(scope: Scope, a: string, b: string) {
      return compareAnswers((await seen(scope, a)).answer, (await seen(scope, b)).answer);
    },
    /** What it would cost if a source went: the same file solved anew without it. Nothing is stored. Throws `no-such-heat-source`. */
    async without(scope: Scope, plan: string, source: string, asked: Search) {
      const { given, answer } = await seen(scope, plan);
      const value = matchValue(given) as { readonly sources: readonly { readonly code: string }[] };
      const sources = value.sources.filter(({ code }) => code !== source);
      if (sources.length === value.sources.length) throw new Problem('not-found', 'no-such-heat-source', { source });
      return compareAnswers(answer, await match({ ...value, sources }, asked));
    },
  };
}

const headOf = ({ name, region, sha256, by, made, answer: { status, cost, bound, links, demands, sources } }: HeatPlanRow) => ({
  plan: name,
  region,
  sha256,
  by,
  made: made.toISOString(),
  status,
  cost,
  bound,
  built: links.length,
  neededGj: demands.reduce((sum, { neededGj }) => sum + neededGj, 0),
  unmetGj: demands.reduce((sum, { unmetGj }) => sum + unmetGj, 0),
  unusedGj: sources.reduce((sum, { offeredGj, usedGj }) => sum + offeredGj - usedGj, 0),
});

function presentPlan(row: HeatPlanRow) {
  const value = matchValue(row.given);
  return { ...headOf(row), ...row.answer, sites: sitesOf(readMatch(value)), inputs: inputsOf(value) };
}
