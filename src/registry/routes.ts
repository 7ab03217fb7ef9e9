import { implement } from '@orpc/server';
import { sayIn, tellRan } from '#imports/tell.ts';
import type { Asker } from '#kernel/asker.ts';
import type { Words } from '#kernel/finding.ts';
import { registryContract } from './contract.ts';
import type { Registry } from './registry.ts';

/** The contract of the registry over its face. */
export function registryRoutes(registry: Registry, words: Words) {
  const on = implement(registryContract).$context<Asker>();
  return on.router({
    importBuildings: on.importBuildings.handler(async ({ input, context: { scope, language } }) =>
      tellRan(await registry.importBuildings(scope, input, sayIn(words, language)), input.preview === true, words, language),
    ),
    buildings: on.buildings.handler(({ input, context }) => registry.buildings(context.scope, input)),
    building: on.building.handler(({ input, context }) => registry.building(context.scope, input.building)),
  });
}
