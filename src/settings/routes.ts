import { implement } from '@orpc/server';
import type { Asker } from '#kernel/asker.ts';
import { settingsContract } from './contract.ts';
import type { SettingsFace } from './settings.ts';

/** The contract of the city's settings. */
export function settingsRoutes(settings: SettingsFace) {
  const os = implement(settingsContract).$context<Asker>();
  const told = (found: Awaited<ReturnType<SettingsFace['get']>>) => ({ ...found, changedAt: found.changedAt?.toISOString() ?? null });
  return os.router({
    get: os.get.handler(async ({ context }) => told(await settings.get(context.scope))),
    change: os.change.handler(async ({ input, context }) => told(await settings.change(context.scope, input))),
  });
}
