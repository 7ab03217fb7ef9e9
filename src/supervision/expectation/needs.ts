import type { Clock } from '#kernel/request-context.ts';
import type { Benchmarking } from '#supervision/benchmarking/benchmarking.ts';
import type { Knowledge } from '#platform/knowledge/knowledge.ts';
import type { Occupancy } from '#metering/occupancy/occupancy.ts';
import type { Metering } from '#metering/metering/metering.ts';
import type { HistoryNeeds } from './histories.ts';

export type ExpectationNeeds = Omit<HistoryNeeds, 'occupancy' | 'metering'> & {
  readonly now: Clock;
  readonly knowledge: Pick<Knowledge, 'inForce'>;
  readonly metering: Pick<Metering, 'dayColumns' | 'knownAt'>;
  readonly benchmarking: Pick<Benchmarking, 'yearOf' | 'yearOfBuilding' | 'judge'>;
  readonly occupancy: Pick<Occupancy, 'dayTypes' | 'calendarFindings'>;
};
