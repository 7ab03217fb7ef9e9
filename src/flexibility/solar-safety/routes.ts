import { implement } from '@orpc/server';
import { parseDay } from '#kernel/day.ts';
import type { RequestContext } from '#kernel/request-context.ts';
import type { Scope } from '#kernel/scope.ts';
import { solarSafetyContract } from './contract.ts';
import type { SolarSafe, SolarSafety } from './solar-safety.ts';

export { solarSafetyDownloads } from './downloads.ts';

/** The contract of safety, implemented by its service. */
export function solarSafetyRoutes(safety: SolarSafety) {
  const on = implement(solarSafetyContract).$context<RequestContext>();
  const told = async (scope: Scope, { resource, ...made }: Awaited<ReturnType<SolarSafety['record']>>) => ({
    ...made,
    resources: [presentSafe(resource, made.on, await safety.filesOf(scope, [resource.standing]))],
  });
  return on.router({
    check: on.check.handler(async ({ input, context: { scope } }) => told(scope, await safety.record(scope, input))),
    setState: on.setState.handler(async ({ input: { as, ...rest }, context: { scope } }) =>
      told(scope, await safety.record(scope, { ...rest, state: as })),
    ),
    register: on.register.handler(async ({ input, context: { scope } }) => {
      const { on: day, resources } = await safety.register(scope, input);
      const files = await safety.filesOf(
        scope,
        resources.map(({ standing }) => standing),
      );
      return { on: day, resources: resources.map((one) => presentSafe(one, day, files)) };
    }),
  });
}

type Shown = Pick<SolarSafe, 'code' | 'name' | 'building' | 'buildingName' | 'kw' | 'installed' | 'standing'>;

function presentSafe(
  { code, name, building, buildingName, kw, installed, standing }: Shown,
  day: string,
  files: Awaited<ReturnType<SolarSafety['filesOf']>>,
) {
  const days = (since: string | null): number | null => {
    const [from, to] = [parseDay(since ?? ''), parseDay(day)];
    return from === null || to === null ? null : to - from;
  };
  return {
    code,
    name,
    building,
    buildingName,
    kw,
    installed,
    state: standing.state,
    checks: standing.checks.map(({ change, ...one }) => {
      const shown = change === undefined ? undefined : files.get(change);
      return { ...one, ...(shown !== undefined && { files: shown }) };
    }),
    duties: standing.duties.map((one) => ({ ...one, days: days(one.since) })),
  };
}
