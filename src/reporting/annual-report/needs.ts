import type { Assignments } from '#reporting/assignment/assignment.ts';
import type { Carbon } from '#reporting/carbon/carbon.ts';
import type { Imports } from '#platform/imports/imports.ts';
import type { Indicators } from '#reporting/indicator/indicator.ts';
import type { Words } from '#kernel/finding.ts';
import type { Knowledge } from '#platform/knowledge/knowledge.ts';
import type { Place } from '#platform/place/place.ts';
import type { PolicyService } from '#green-building/policy/policy.ts';
import type { Readings } from '#metering/readings/readings.ts';
import type { Registry } from '#registry/registry/registry.ts';
import type { Returns } from '#reporting/return/return.ts';
import type { Clock } from '#kernel/request-context.ts';
import type { Targets } from '#reporting/targets/targets.ts';
import type { Workers } from '#platform/workers/workers.ts';

/** What this slice needs of the slices before it. */
export type AnnualReportNeeds = {
  readonly assignment: Pick<Assignments, 'list'>;
  readonly carbon: Pick<Carbon, 'inventory' | 'figureOf' | 'rowFigureOf'>;
  readonly imports: Pick<Imports, 'fileOf'>;
  readonly indicators: Pick<Indicators, 'inForce' | 'values' | 'valuesFor' | 'knownAt'>;
  readonly knowledge: Pick<Knowledge, 'inForce' | 'parsed'>;
  readonly place: Pick<Place, 'get' | 'organisations' | 'places' | 'regionsWithin' | 'sights' | 'seen'>;
  readonly policy: Pick<PolicyService, 'library' | 'regionsOf'>;
  readonly readings: Pick<Readings, 'changedSince' | 'lastHeard'>;
  readonly registry: Pick<Registry, 'buildingFacts' | 'meterFacts' | 'changedSince' | 'operatorsOf'>;
  readonly returns: Pick<Returns, 'total' | 'status'>;
  readonly targets: Pick<Targets, 'progress'>;
  readonly workers: Pick<Workers, 'run'>;
  readonly now: Clock;
  readonly mark: string | undefined;
  readonly words: Words;
};
