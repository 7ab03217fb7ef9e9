import { implement } from '@orpc/server';
import type { RequestContext } from '#kernel/request-context.ts';
import { Problem } from '#kernel/problem.ts';
import { settingsContract } from './contract.ts';
import type { OwnCity, SettingsService } from './settings.ts';

/** The contract of the city's settings. @param ownCity only present in the demo */
export function settingsRoutes(settings: SettingsService, ownCity: OwnCity | undefined) {
  const os = implement(settingsContract).$context<RequestContext>();
  const told = (found: Awaited<ReturnType<SettingsService['get']>>) => ({ ...found, changedAt: found.changedAt?.toISOString() ?? null });
  return os.router({
    get: os.get.handler(async () => told(await settings.get())),
    ownCity: os.ownCity.handler(async () => {
      if (ownCity === undefined) throw new Problem('cannot-do', 'no-demo-here');
      const { url, user = null, password = null, data } = await ownCity();
      return { url, user, password, data };
    }),
    change: os.change.handler(async ({ input, context }) => told(await settings.change(context.scope, input))),
  });
}
