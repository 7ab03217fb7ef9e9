import type { WriteTrail } from '#kernel/trail.ts';
import type { Pool } from 'pg';
import type { Access } from '#platform/access/access.ts';
import type { Imports } from '#platform/imports/imports.ts';
import type { Explanation } from '#kernel/figure.ts';
import type { Clock } from '#kernel/request-context.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Notices } from '#platform/notice/notice.ts';
import type { Place } from '#platform/place/place.ts';
import type { Readings } from '#metering/readings/readings.ts';
import type { Savings } from '#retrofit/savings/savings.ts';
import type { Weather } from '#metering/weather/weather.ts';

/** What contracts need of the slices before them. */
export type ContractsNeeds = {
  readonly postgres: Pool;
  readonly now: Clock;
  readonly access: Pick<Access, 'people'>;
  readonly imports: Pick<Imports, 'fileOf'>;
  readonly place: Pick<Place, 'sights' | 'organisationFinder' | 'organisation' | 'organisationsUnder'>;
  readonly readings: Pick<Readings, 'changedSince'>;
  readonly weather: Pick<Weather, 'changedSince' | 'stationNamed'>;
  readonly savings: Pick<
    Savings,
    | 'list'
    | 'savedBy'
    | 'movedBase'
    | 'movedSince'
    | 'stretch'
    | 'readEvents'
    | 'reportFigure'
    | 'reportQuestion'
    | 'refuseInBase'
    | 'sealedBase'
    | 'isBaselineSeen'
  >;
  readonly notice: Pick<Notices, 'post'>;
  /** Explains a figure of any slice. */
  readonly explain: (scope: Scope, figure: string) => Promise<Explanation>;
  readonly audit: WriteTrail;
};
