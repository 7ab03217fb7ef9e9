import type { Say } from '#imports/intake.ts';
import type { Ran } from '#imports/imports.ts';
import type { Scope } from '#kernel/scope.ts';
import { buildingImport } from './building-import.ts';
import { createBuildings } from './buildings.ts';
import { buildingDictionary } from './fields.ts';
import { type ImportAsk, importThings } from './import.ts';
import type { Inner, RegistryNeeds } from './inner.ts';

export type { ImportAsk } from './import.ts';
export type { RegistryNeeds } from './inner.ts';

/** Buildings, metering points and what is known of them: by whom, since when, from which import. */
export function createRegistry(needs: RegistryNeeds) {
  const inner: Inner = { ...needs, touched: [], standing: [] };
  needs.imports.knows(buildingDictionary);
  return {
    ...createBuildings(inner),
    importBuildings: (scope: Scope, ask: ImportAsk, say: Say): Promise<Ran> => importThings(inner, scope, ask, say, buildingImport(inner, ask)),
  };
}

export type Registry = ReturnType<typeof createRegistry>;
