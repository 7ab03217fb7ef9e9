import type { WriteTrail } from '#kernel/trail.ts';
import type { Pool } from 'pg';
import type { Access } from '#access/access.ts';
import type { Imports } from '#imports/imports.ts';
import type { Clock } from '#kernel/request-context.ts';
import type { Notices } from '#notice/notice.ts';
import type { Place } from '#place/place.ts';
import type { PolicyFace } from '#policy/policy.ts';

/** What this slice asks of those before it. */
export type AssignmentNeeds = {
  readonly postgres: Pool;
  readonly access: Pick<Access, 'holderNamed' | 'rightsOf'>;
  readonly policy: Pick<PolicyFace, 'documents' | 'regionsOf' | 'library'>;
  readonly place: Pick<Place, 'get' | 'sights' | 'organisationFinder' | 'organisations'>;
  readonly imports: Pick<Imports, 'fileOf' | 'keepFor' | 'openKept' | 'dropKept' | 'bytesOfKept'>;
  readonly notice: Pick<Notices, 'post'>;
  readonly now: Clock;
  readonly audit: WriteTrail;
};
