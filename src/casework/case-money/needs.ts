import type { WriteTrail } from '#kernel/trail.ts';
import type { Pool } from 'pg';
import type { Cases } from '#casework/cases/cases.ts';
import type { Imports } from '#platform/imports/imports.ts';
import type { Clock } from '#kernel/request-context.ts';
import type { Procedures } from '#casework/procedures/procedures.ts';

/** What the money of cases needs from earlier slices. */
export type CaseMoneyNeeds = {
  readonly postgres: Pool;
  readonly now: Clock;
  readonly cases: Pick<Cases, 'payable' | 'take' | 'setBudget' | 'budgets' | 'setQuota' | 'quotas' | 'withQuota'>;
  readonly procedures: Pick<Procedures, 'find' | 'inForce'>;
  readonly imports: Pick<Imports, 'fileOf'>;
  readonly audit: WriteTrail;
};
