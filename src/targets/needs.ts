import type { WriteTrail } from '#kernel/trail.ts';
import type { Pool } from 'pg';
import type { Clock } from '#kernel/request-context.ts';
import type { Indicators } from '#indicator/indicator.ts';
import type { Knowledge } from '#knowledge/knowledge.ts';
import type { Place } from '#place/place.ts';
import type { PolicyFace } from '#policy/policy.ts';
import type { Registry } from '#registry/registry.ts';
import type { Returns } from '#return/return.ts';

/** What this slice asks of those before it. */
export type TargetNeeds = {
  readonly postgres: Pool;
  readonly indicators: Pick<Indicators, 'inForce' | 'values' | 'notYet' | 'knownAt'>;
  readonly policy: Pick<PolicyFace, 'documents' | 'document' | 'regionsOf' | 'library'>;
  readonly knowledge: Pick<Knowledge, 'inForce'>;
  readonly place: Pick<Place, 'get' | 'places' | 'sights'>;
  readonly registry: Pick<Registry, 'buildingFacts'>;
  readonly returns: Pick<Returns, 'acceptedPeriods' | 'fieldsOfTarget' | 'totalIn'>;
  readonly now: Clock;
  readonly audit: WriteTrail;
};
