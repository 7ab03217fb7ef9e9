import type { WriteTrail } from '#kernel/trail.ts';
import type { AsOf } from '#kernel/as-of.ts';
import type { Clock } from '#kernel/request-context.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Finding } from '#kernel/finding.ts';
import type { Knowledge } from '#platform/knowledge/knowledge.ts';
import type { Metering } from '#metering/metering/metering.ts';
import type { ObligationsService } from '#green-building/obligations/obligations.ts';
import type { Cases } from '#casework/cases/cases.ts';
import type { Place } from '#platform/place/place.ts';
import type { PolicyService } from '#green-building/policy/policy.ts';
import type { Projects } from '#registry/project/project.ts';
import type { Registry } from '#registry/registry/registry.ts';

/** The accepted value of a form field, summed over a place; null if there is none. */
export type FormField = {
  readonly value: number | null;
  readonly unit: string;
  readonly figure?: string;
  readonly findings?: readonly Finding[];
};

/** What returns state for a field of a form in a place and a year; null if no such form is stored. */
export type FormTotals = (
  scope: Scope,
  asked: { readonly form: string; readonly field: string; readonly region: string; readonly year: number; readonly known: AsOf },
) => Promise<FormField | null>;

/** A project of the pool of retrofits that was not withdrawn. Days are local. */
export type PoolProject = {
  readonly code: string;
  readonly name: string;
  readonly region: string | null;
  readonly buildings: readonly string[];
  readonly areaM2: number | null;
  /** The first known day of its life. */
  readonly begunOn: string | null;
  /** The day of its acceptance, or the last day of its year if only that is known; null if it was not accepted. */
  readonly acceptedOn: string | null;
};

/** The projects of the pool in a place, as known then. */
export type PoolProjects = (scope: Scope, asked: { readonly region: string; readonly known: AsOf }) => Promise<readonly PoolProject[]>;

/** What this slice needs of the slices before it. */
export type IndicatorNeeds = {
  readonly cases: Pick<Cases, 'entered'>;
  readonly knowledge: Pick<Knowledge, 'inForce' | 'find' | 'versions' | 'put' | 'parsed'>;
  readonly metering: Pick<Metering, 'yearUse' | 'generated' | 'itemUse' | 'knownAt'>;
  readonly obligations: Pick<ObligationsService, 'factsOf'>;
  readonly place: Pick<Place, 'get' | 'places'>;
  readonly policy: Pick<PolicyService, 'weigh' | 'library'>;
  readonly project: Pick<Projects, 'within'>;
  readonly registry: Pick<Registry, 'buildingFacts' | 'meterFacts'>;
  readonly now: Clock;
  readonly audit: WriteTrail;
};
