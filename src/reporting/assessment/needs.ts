import type { WriteTrail } from '#kernel/trail.ts';
import type { Assignments } from '#reporting/assignment/assignment.ts';
import type { Indicators } from '#reporting/indicator/indicator.ts';
import type { Words } from '#kernel/finding.ts';
import type { Clock } from '#kernel/request-context.ts';
import type { Knowledge } from '#platform/knowledge/knowledge.ts';
import type { Place } from '#platform/place/place.ts';
import type { PolicyService } from '#green-building/policy/policy.ts';
import type { Readings } from '#metering/readings/readings.ts';
import type { Registry } from '#registry/registry/registry.ts';
import type { Returns } from '#reporting/return/return.ts';
import type { Targets } from '#reporting/targets/targets.ts';

/** What this slice needs of the slices before it. */
export type AssessmentNeeds = {
  readonly assignment: Pick<Assignments, 'list'>;
  readonly indicators: Pick<Indicators, 'inForce' | 'values' | 'isKnownName' | 'knownAt'>;
  readonly knowledge: Pick<Knowledge, 'inForce' | 'versions' | 'put' | 'parsed'>;
  readonly place: Pick<Place, 'get' | 'places' | 'sights' | 'seen'>;
  readonly policy: Pick<PolicyService, 'weigh'>;
  readonly readings: Pick<Readings, 'changedSince'>;
  readonly registry: Pick<Registry, 'buildingFacts' | 'meterFacts' | 'changedSince'>;
  readonly returns: Pick<Returns, 'forms' | 'status' | 'unitsSeen' | 'isUnitFact'>;
  readonly targets: Pick<Targets, 'progress'>;
  readonly now: Clock;
  readonly mark: string | undefined;
  readonly words: Words;
  readonly audit: WriteTrail;
};
