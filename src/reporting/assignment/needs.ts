import type { WriteTrail } from '#kernel/trail.ts';
import type { Pool } from 'pg';
import type { Access } from '#platform/access/access.ts';
import type { Imports } from '#platform/imports/imports.ts';
import type { Clock } from '#kernel/request-context.ts';
import type { Notices } from '#platform/notice/notice.ts';
import type { Place } from '#platform/place/place.ts';
import type { PolicyService } from '#green-building/policy/policy.ts';

/** What this slice needs of the slices before it. */
export type AssignmentNeeds = {
  readonly postgres: Pool;
  readonly access: Pick<Access, 'holderNamed' | 'rightsOf'>;
  readonly policy: Pick<PolicyService, 'documents' | 'regionsOf' | 'library'>;
  readonly place: Pick<Place, 'get' | 'sights' | 'organisationFinder' | 'organisations' | 'seen'>;
  readonly imports: Pick<Imports, 'fileOf' | 'keepFor' | 'openKept' | 'dropKept' | 'bytesOfKept'>;
  readonly notice: Pick<Notices, 'post'>;
  readonly now: Clock;
  readonly audit: WriteTrail;
};
