import type { Pool } from 'pg';
import type { Clock } from '#kernel/request-context.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Knowledge } from '#knowledge/knowledge.ts';
import type { Place } from '#place/place.ts';
import type { Registry } from '#registry/registry.ts';

export type ComfortNeeds = {
  readonly postgres: Pool;
  readonly now: Clock;
  readonly knowledge: Pick<Knowledge, 'inForce'>;
  readonly place: Pick<Place, 'get'>;
  readonly registry: Pick<Registry, 'buildingFacts' | 'building'>;
  readonly audit: (
    scope: Scope,
    entry: { action: string; subject: string; region?: string | null; detail: Record<string, unknown> },
  ) => Promise<unknown>;
};
