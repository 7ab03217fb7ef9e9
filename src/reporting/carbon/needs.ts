import type { Knowledge } from '#platform/knowledge/knowledge.ts';
import type { Metering } from '#metering/metering/metering.ts';
import type { LedgerNeeds } from '#platform/ledger/ledger.ts';
import type { Place } from '#platform/place/place.ts';
import type { Registry } from '#registry/registry/registry.ts';

export type CarbonNeeds = LedgerNeeds & {
  readonly knowledge: Pick<Knowledge, 'find' | 'inForce' | 'versions'>;
  readonly place: Pick<Place, 'get' | 'places' | 'organisationFinder'>;
  readonly registry: Pick<Registry, 'buildingFacts' | 'answering' | 'activeVisible' | 'organisationsMet'>;
  readonly metering: Pick<Metering, 'yearUse' | 'generated' | 'knownAt'>;
};
