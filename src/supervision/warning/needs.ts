import type { WriteTrail } from '#kernel/trail.ts';
import type { Pool } from 'pg';
import type { Clock } from '#kernel/request-context.ts';
import type { Equipment } from '#registry/equipment/equipment.ts';
import type { Expectation } from '#supervision/expectation/expectation.ts';
import type { Knowledge } from '#platform/knowledge/knowledge.ts';
import type { Metering } from '#metering/metering/metering.ts';
import type { Notices } from '#platform/notice/notice.ts';
import type { Points } from '#metering/point/point.ts';
import type { Place } from '#platform/place/place.ts';
import type { Occupancy } from '#metering/occupancy/occupancy.ts';
import type { Readings } from '#metering/readings/readings.ts';
import type { Registry } from '#registry/registry/registry.ts';
import type { Trends } from '#metering/trend/trend.ts';
import type { Weather } from '#metering/weather/weather.ts';
import type { Workers } from '#platform/workers/workers.ts';

/** What judging rules needs of the slices before it. */
export type JudgeNeeds = {
  readonly registry: Pick<Registry, 'buildingFacts' | 'meterFacts' | 'changedSince' | 'lastChanges'>;
  readonly equipment: Pick<Equipment, 'list'>;
  readonly metering: Pick<Metering, 'buildingSteps' | 'meterSteps'>;
  readonly point: Pick<Points, 'pointFacts' | 'changedAt'>;
  readonly readings: Pick<Readings, 'lastHeard' | 'arrivals' | 'holdings' | 'lateDays'>;
  readonly trend: Pick<Trends, 'steps'>;
  readonly occupancy: Pick<Occupancy, 'ofBuildings' | 'dayTypes' | 'changedSince'>;
  readonly expectation: Pick<Expectation, 'expectedColumns' | 'paceShares' | 'excludes'>;
  readonly weather: Pick<Weather, 'temperatures' | 'changedDays' | 'movedSince'>;
};

export type WarningNeeds = JudgeNeeds & {
  readonly workers: Pick<Workers, 'run'>;
  readonly knowledge: Pick<Knowledge, 'inForce'>;
  readonly postgres: Pool;
  readonly now: Clock;
  readonly notice: Pick<
    Notices,
    'post' | 'register' | 'deliver' | 'targets' | 'targetsAmong' | 'putTarget' | 'removeTarget' | 'testTarget' | 'sentOf'
  >;
  readonly readings: Pick<
    Readings,
    'lastHeard' | 'arrivals' | 'holdings' | 'lateDays' | 'now' | 'standing' | 'movedSince' | 'pointsMovedSince'
  >;
  readonly place: Pick<Place, 'regionsWithin' | 'organisationsUnder'>;
  /** All accounts. */
  readonly accounts: () => Promise<readonly { readonly identity: string; readonly name: string }[]>;
  readonly warn: (message: string, error?: unknown) => void;
  readonly audit: WriteTrail;
};
