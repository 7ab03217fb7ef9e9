import type { WriteTrail } from '#kernel/trail.ts';
import type { Pool } from 'pg';
import type { Access } from '#platform/access/access.ts';
import type { Imports } from '#platform/imports/imports.ts';
import type { Indicators } from '#reporting/indicator/indicator.ts';
import type { Clock } from '#kernel/request-context.ts';
import type { Knowledge } from '#platform/knowledge/knowledge.ts';
import type { Notices } from '#platform/notice/notice.ts';
import type { Place } from '#platform/place/place.ts';
import type { PolicyService } from '#green-building/policy/policy.ts';
import type { Registry } from '#registry/registry/registry.ts';
import type { Workdays } from '#casework/workdays/workdays.ts';

/** What this slice needs of the slices before it. */
export type ReturnNeeds = {
  readonly postgres: Pool;
  readonly access: Pick<Access, 'people' | 'rightsOf'>;
  readonly notice: Pick<Notices, 'post'>;
  readonly imports: Pick<Imports, 'fileOf'>;
  readonly indicators: Pick<Indicators, 'buildingsOn' | 'valuesFor' | 'explainedFor' | 'isKnownName' | 'knownAt'>;
  readonly knowledge: Pick<Knowledge, 'inForce' | 'versions' | 'put' | 'parsed'>;
  readonly place: Pick<Place, 'get' | 'places' | 'sights' | 'regionsWithin' | 'organisations' | 'seen'>;
  readonly policy: Pick<PolicyService, 'weigh'>;
  readonly registry: Pick<Registry, 'activeVisible'>;
  readonly workdays: Pick<Workdays, 'known'>;
  readonly now: Clock;
  readonly audit: WriteTrail;
};
