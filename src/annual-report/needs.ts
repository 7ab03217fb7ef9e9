import type { Assignments } from '#assignment/assignment.ts';
import type { Carbon } from '#carbon/carbon.ts';
import type { Imports } from '#imports/imports.ts';
import type { Indicators } from '#indicator/indicator.ts';
import type { Words } from '#kernel/finding.ts';
import type { Knowledge } from '#knowledge/knowledge.ts';
import type { Place } from '#place/place.ts';
import type { PolicyFace } from '#policy/policy.ts';
import type { Readings } from '#readings/readings.ts';
import type { Registry } from '#registry/registry.ts';
import type { Returns } from '#return/return.ts';
import type { Clock } from '#kernel/request-context.ts';
import type { Targets } from '#targets/targets.ts';
import type { Workers } from '#workers/workers.ts';

/** What this slice asks of those before it. */
export type AnnualReportNeeds = {
  readonly assignment: Pick<Assignments, 'list'>;
  readonly carbon: Pick<Carbon, 'inventory' | 'figureOf' | 'rowFigureOf'>;
  readonly imports: Pick<Imports, 'fileOf'>;
  readonly indicators: Pick<Indicators, 'inForce' | 'values' | 'valuesFor' | 'knownAt'>;
  readonly knowledge: Pick<Knowledge, 'inForce' | 'parsed'>;
  readonly place: Pick<Place, 'get' | 'organisations' | 'places' | 'regionsWithin' | 'sights'>;
  readonly policy: Pick<PolicyFace, 'library' | 'regionsOf'>;
  readonly readings: Pick<Readings, 'changedSince' | 'lastHeard'>;
  readonly registry: Pick<Registry, 'buildingFacts' | 'meterFacts' | 'changedSince' | 'operatorsOf'>;
  readonly returns: Pick<Returns, 'total' | 'status'>;
  readonly targets: Pick<Targets, 'progress'>;
  readonly workers: Pick<Workers, 'run'>;
  readonly now: Clock;
  readonly mark: string | undefined;
  readonly words: Words;
};
