import type { Knowledge } from '#knowledge/knowledge.ts';
import type { Metering } from '#metering/metering.ts';
import type { LedgerNeeds } from '#ledger/ledger.ts';
import type { Place } from '#place/place.ts';
import type { Registry } from '#registry/registry.ts';

export type CarbonNeeds = LedgerNeeds & {
  readonly knowledge: Pick<Knowledge, 'find' | 'inForce' | 'versions'>;
  readonly place: Pick<Place, 'get' | 'places' | 'organisationFinder'>;
  readonly registry: Pick<Registry, 'buildingFacts' | 'answering' | 'standingSeen' | 'organisationsMet'>;
  readonly metering: Pick<Metering, 'yearUse' | 'generated' | 'knownAt'>;
};
