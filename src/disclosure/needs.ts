import type { Pool } from 'pg';
import type { Benchmarking } from '#benchmarking/benchmarking.ts';
import type { Cases } from '#cases/cases.ts';
import type { Clock } from '#kernel/request-context.ts';
import type { WriteTrail } from '#kernel/trail.ts';
import type { Overview } from '#overview/overview.ts';
import type { Place } from '#place/place.ts';
import type { PolicyFace } from '#policy/policy.ts';
import type { Registry } from '#registry/registry.ts';
import type { SettingsFace } from '#settings/settings.ts';

export type DisclosureNeeds = {
  readonly postgres: Pool;
  readonly now: Clock;
  readonly benchmarking: Pick<Benchmarking, 'yearOf' | 'knownAt'>;
  readonly overview: Pick<Overview, 'city'>;
  readonly place: Pick<Place, 'get' | 'places' | 'regionsWithin'>;
  readonly registry: Pick<Registry, 'standingSeen'>;
  readonly settings: Pick<SettingsFace, 'get'>;
  readonly policy: Pick<PolicyFace, 'chosen'>;
  readonly cases: Pick<Cases, 'consents'>;
  readonly audit: WriteTrail;
};
