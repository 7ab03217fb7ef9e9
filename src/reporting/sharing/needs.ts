import type { WriteTrail } from '#kernel/trail.ts';
import type { Pool } from 'pg';
import type { Carbon } from '#reporting/carbon/carbon.ts';
import type { Comfort } from '#supervision/comfort/comfort.ts';
import type { ClickHouse } from '#platform/db/clickhouse.ts';
import type { Clock } from '#kernel/request-context.ts';
import type { Metering } from '#metering/metering/metering.ts';
import type { Notices } from '#platform/notice/notice.ts';
import type { Place } from '#platform/place/place.ts';
import type { Points } from '#metering/point/point.ts';
import type { Readings } from '#metering/readings/readings.ts';
import type { Registry } from '#registry/registry/registry.ts';
import type { Workers } from '#platform/workers/workers.ts';

/** What this slice needs of the slices before it. */
export type SharingNeeds = {
  readonly workers: Pick<Workers, 'run'>;
  readonly postgres: Pool;
  readonly clickhouse: ClickHouse;
  readonly place: Pick<Place, 'get' | 'organisation'>;
  readonly registry: Pick<Registry, 'buildingFacts' | 'meterFacts'>;
  readonly readings: Pick<Readings, 'now' | 'movedSince' | 'pointsMovedSince' | 'lastHeard'>;
  readonly metering: Pick<Metering, 'dayColumns'>;
  readonly carbon: Pick<Carbon, 'inventory'>;
  readonly comfort: Pick<Comfort, 'indoor'>;
  readonly point: Pick<Points, 'pointFacts'>;
  readonly notice: Pick<Notices, 'post' | 'targetsAmong'>;
  readonly now: Clock;
  readonly warn: (message: string, error?: unknown) => void;
  readonly audit: WriteTrail;
};
