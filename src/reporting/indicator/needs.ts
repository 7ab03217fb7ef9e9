import type { WriteTrail } from '#kernel/trail.ts';
import type { AsOf } from '#kernel/as-of.ts';
import type { Clock } from '#kernel/request-context.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Finding } from '#kernel/finding.ts';
import type { Knowledge } from '#platform/knowledge/knowledge.ts';
import type { Metering } from '#metering/metering/metering.ts';
import type { ObligationsService } from '#green-building/obligations/obligations.ts';
import type { Place } from '#platform/place/place.ts';
import type { PolicyService } from '#green-building/policy/policy.ts';
import type { Projects } from '#registry/project/project.ts';
import type { Registry } from '#registry/registry/registry.ts';

/** What a form was accepted with, summed over a place; null where nothing was. */
export type FormField = {
  readonly value: number | null;
  readonly unit: string;
  readonly figure?: string;
  readonly findings?: readonly Finding[];
};

/** What returns say of a field of a form in a place and a year; null where no such form is kept. */
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
  /** The first day that is known of its life. */
  readonly begunOn: string | null;
  /** The day of its acceptance, the last of its year where only that is known; null where it was not accepted. */
  readonly acceptedOn: string | null;
};

/** The projects of the pool in a place, as they were known. */
export type PoolProjects = (scope: Scope, asked: { readonly region: string; readonly known: AsOf }) => Promise<readonly PoolProject[]>;

/** What this slice asks of those before it. */
export type IndicatorNeeds = {
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
