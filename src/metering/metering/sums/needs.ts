import type { Knowledge } from '#platform/knowledge/knowledge.ts';
import type { Readings } from '#metering/readings/readings.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Registry } from '#registry/registry/registry.ts';

export type MeteringNeeds = {
  readonly registry: Registry;
  readonly readings: Readings;
  readonly knowledge: Knowledge;
  /** The local days on which an aggregator sees the electricity of a building; null if it sees none of it. */
  readonly memberDays: (scope: Scope, building: string) => Promise<readonly { readonly from: number; readonly to: number }[] | null>;
};
