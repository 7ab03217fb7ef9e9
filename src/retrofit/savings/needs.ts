import type { WriteTrail } from '#kernel/trail.ts';
import type { Pool } from 'pg';
import type { Imports } from '#platform/imports/imports.ts';
import { parseDay } from '#kernel/day.ts';
import { isKeptText, keptDays, keptYears } from '#kernel/kept-time.ts';
import { Problem } from '#kernel/problem.ts';
import type { Clock } from '#kernel/request-context.ts';
import type { Knowledge } from '#platform/knowledge/knowledge.ts';
import type { Metering } from '#metering/metering/metering.ts';
import type { Projects } from '#registry/project/project.ts';
import type { Readings } from '#metering/readings/readings.ts';
import type { Registry } from '#registry/registry/registry.ts';
import type { Statements } from '#casework/statement/statement.ts';
import type { Weather } from '#metering/weather/weather.ts';
import type { Workdays } from '#casework/workdays/workdays.ts';
import type { Workers } from '#platform/workers/workers.ts';
import type { Jobs } from '#platform/jobs/jobs.ts';

/** What savings need of the slices before them. */
export type SavingsNeeds = {
  readonly postgres: Pool;
  readonly now: Clock;
  readonly imports: Pick<Imports, 'fileOf'>;
  readonly registry: Pick<Registry, 'buildingFacts' | 'meterFacts' | 'buildingCodes' | 'lastChanges'>;
  readonly metering: Pick<Metering, 'boundary' | 'boundarySteps' | 'dayColumns' | 'knownAt'>;
  readonly readings: Pick<Readings, 'goodSpans' | 'movedSince'>;
  readonly weather: Pick<
    Weather,
    'stationsAt' | 'stationsOf' | 'stationNamed' | 'observedMeans' | 'observedHours' | 'typicalMeans' | 'movedSince' | 'changedSince'
  >;
  readonly workdays: Pick<Workdays, 'calendarNamed'>;
  readonly knowledge: Pick<Knowledge, 'find' | 'inForce' | 'versions'>;
  readonly jobs: Pick<Jobs, 'begin' | 'get'>;
  readonly workers: Pick<Workers, 'run' | 'size'>;
  readonly project: Pick<Projects, 'project'>;
  readonly statement: Pick<Statements, 'issue' | 'standingOn'>;
  readonly audit: WriteTrail;
};

/** Parses a local day. @throws Problem `bad-instant`, `time-not-kept` */
export function dayNamed(text: string): number {
  const day = parseDay(text);
  if (day === null) throw new Problem('bad-input', 'bad-instant', { text });
  if (!isKeptText(text)) throw new Problem('bad-input', 'time-not-kept', { text, first: `${keptYears.first}-01-01`, last: keptDays.last });
  return day;
}
