import type { Pool } from 'pg';
import type { Benchmarking } from '#supervision/benchmarking/benchmarking.ts';
import type { Cases } from '#casework/cases/cases.ts';
import type { Clock } from '#kernel/request-context.ts';
import type { WriteTrail } from '#kernel/trail.ts';
import type { Overview } from '#supervision/overview/overview.ts';
import type { Place } from '#platform/place/place.ts';
import type { PolicyService } from '#green-building/policy/policy.ts';
import type { Registry } from '#registry/registry/registry.ts';
import type { SettingsService } from '#platform/settings/settings.ts';

export type DisclosureNeeds = {
  readonly postgres: Pool;
  readonly now: Clock;
  readonly benchmarking: Pick<Benchmarking, 'yearOf' | 'knownAt'>;
  readonly overview: Pick<Overview, 'city'>;
  readonly place: Pick<Place, 'get' | 'places' | 'regionsWithin'>;
  readonly registry: Pick<Registry, 'activeVisible'>;
  readonly settings: Pick<SettingsService, 'get'>;
  readonly policy: Pick<PolicyService, 'chosen'>;
  readonly cases: Pick<Cases, 'consents'>;
  readonly audit: WriteTrail;
};
