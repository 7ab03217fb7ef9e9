import type { WriteTrail } from '#kernel/trail.ts';
import type { Pool } from 'pg';
import type { Imports } from '#platform/imports/imports.ts';
import type { Clock } from '#kernel/request-context.ts';
import type { Knowledge } from '#platform/knowledge/knowledge.ts';
import type { Occupancy } from '#metering/occupancy/occupancy.ts';
import type { Place } from '#platform/place/place.ts';
import type { Points } from '#metering/point/point.ts';
import type { Readings } from '#metering/readings/readings.ts';
import type { Registry } from '#registry/registry/registry.ts';
import type { Trends } from '#metering/trend/trend.ts';

export type ComfortNeeds = {
  readonly postgres: Pool;
  readonly now: Clock;
  readonly imports: Pick<Imports, 'keepFor' | 'dropKept' | 'openKept' | 'bytesOfKept'>;
  readonly knowledge: Pick<Knowledge, 'inForce'>;
  readonly place: Pick<Place, 'get' | 'places' | 'organisations'>;
  readonly registry: Pick<Registry, 'buildingFacts' | 'building'>;
  readonly occupancy: Pick<Occupancy, 'ofBuildings' | 'calendarFindings'>;
  readonly point: Pick<Points, 'pointFacts'>;
  readonly readings: Pick<Readings, 'pointDoubts'>;
  readonly trend: Pick<Trends, 'steps'>;
  readonly audit: WriteTrail;
};
