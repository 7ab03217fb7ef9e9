import type { WriteTrail } from '#kernel/trail.ts';
import type { Pool } from 'pg';
import type { Clock } from '#kernel/request-context.ts';
import type { Equipment } from '#equipment/equipment.ts';
import type { Expectation } from '#expectation/expectation.ts';
import type { Knowledge } from '#knowledge/knowledge.ts';
import type { Metering } from '#metering/metering.ts';
import type { Notices } from '#notice/notice.ts';
import type { Points } from '#point/point.ts';
import type { Place } from '#place/place.ts';
import type { Occupancy } from '#occupancy/occupancy.ts';
import type { Readings } from '#readings/readings.ts';
import type { Registry } from '#registry/registry.ts';
import type { Trends } from '#trend/trend.ts';
import type { Weather } from '#weather/weather.ts';
import type { Workers } from '#workers/workers.ts';

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
  /** Everybody with an account. */
  readonly accounts: () => Promise<readonly { readonly identity: string; readonly name: string }[]>;
  readonly warn: (message: string, error?: unknown) => void;
  readonly audit: WriteTrail;
};
