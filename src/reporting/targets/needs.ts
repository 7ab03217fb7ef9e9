import type { WriteTrail } from '#kernel/trail.ts';
import type { Pool } from 'pg';
import type { Clock } from '#kernel/request-context.ts';
import type { Indicators } from '#reporting/indicator/indicator.ts';
import type { Knowledge } from '#platform/knowledge/knowledge.ts';
import type { Place } from '#platform/place/place.ts';
import type { PolicyService } from '#green-building/policy/policy.ts';
import type { Registry } from '#registry/registry/registry.ts';
import type { Returns } from '#reporting/return/return.ts';

/** What this slice needs of the slices before it. */
export type TargetNeeds = {
  readonly postgres: Pool;
  readonly indicators: Pick<Indicators, 'inForce' | 'values' | 'notYet' | 'knownAt'>;
  readonly policy: Pick<PolicyService, 'documents' | 'document' | 'regionsOf' | 'library'>;
  readonly knowledge: Pick<Knowledge, 'inForce'>;
  readonly place: Pick<Place, 'get' | 'places' | 'sights' | 'countryPlaces' | 'seen'>;
  readonly registry: Pick<Registry, 'buildingFacts'>;
  readonly returns: Pick<Returns, 'acceptedPeriods' | 'fieldsOfTarget' | 'totalIn'>;
  readonly now: Clock;
  readonly audit: WriteTrail;
};
