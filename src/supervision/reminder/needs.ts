import type { WriteTrail } from '#kernel/trail.ts';
import type { Pool } from 'pg';
import type { Access } from '#platform/access/access.ts';
import type { Clock } from '#kernel/request-context.ts';
import type { Metering } from '#metering/metering/metering.ts';
import type { Notices } from '#platform/notice/notice.ts';
import type { Readings } from '#metering/readings/readings.ts';
import type { Place } from '#platform/place/place.ts';
import type { Registry } from '#registry/registry/registry.ts';

/** What reminders need of the slices before them. */
export type ReminderNeeds = {
  readonly postgres: Pool;
  readonly now: Clock;
  readonly registry: Pick<Registry, 'buildingFacts'>;
  readonly readings: Pick<Readings, 'silent'>;
  readonly metering: Pick<Metering, 'completeness'>;
  readonly access: Pick<Access, 'people' | 'rightsOf'>;
  readonly notice: Pick<Notices, 'post'>;
  readonly place: Pick<Place, 'get'>;
  readonly audit: WriteTrail;
};
