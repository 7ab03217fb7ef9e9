import type { Clock } from '#kernel/request-context.ts';
import type { Benchmarking } from '#benchmarking/benchmarking.ts';
import type { Knowledge } from '#knowledge/knowledge.ts';
import type { Occupancy } from '#occupancy/occupancy.ts';
import type { Metering } from '#metering/metering.ts';
import type { HistoryNeeds } from './histories.ts';

export type ExpectationNeeds = Omit<HistoryNeeds, 'occupancy' | 'metering'> & {
  readonly now: Clock;
  readonly knowledge: Pick<Knowledge, 'inForce'>;
  readonly metering: Pick<Metering, 'dayColumns' | 'knownAt'>;
  readonly benchmarking: Pick<Benchmarking, 'yearOf' | 'yearOfBuilding' | 'judge'>;
  readonly occupancy: Pick<Occupancy, 'dayTypes' | 'calendarFindings'>;
};
