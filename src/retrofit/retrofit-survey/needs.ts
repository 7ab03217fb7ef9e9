import type { Pool } from 'pg';
import type { Access } from '#platform/access/access.ts';
import type { Attachments } from '#registry/attachments/attachments.ts';
import type { Equipment } from '#registry/equipment/equipment.ts';
import type { Imports } from '#platform/imports/imports.ts';
import type { LedgerNeeds } from '#platform/ledger/ledger.ts';
import type { Registry } from '#registry/registry/registry.ts';
import type { Retrofits } from '#retrofit/retrofit/retrofit.ts';

export type RetrofitSurveyNeeds = {
  readonly postgres: Pool;
  readonly now: () => number;
  readonly audit: NonNullable<LedgerNeeds['audit']>;
  readonly imports: Imports;
  readonly registry: Registry;
  readonly equipment: Equipment;
  readonly attachments: Pick<Attachments, 'layOn' | 'liftOn'>;
  readonly retrofit: Pick<Retrofits, 'surveyedOn' | 'takeBack'>;
  readonly access: Pick<Access, 'paced'>;
  readonly url: () => string;
  /** An unguessable token. */
  readonly secret: () => string;
};
