import type { AsOf } from '#kernel/as-of.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Tile } from '#kernel/tile.ts';
import type { Benchmarking } from '#supervision/benchmarking/benchmarking.ts';
import type { KnowledgeOf } from '#supervision/benchmarking/public/known-rules.ts';
import type { Metering } from '#metering/metering/metering.ts';
import type { Readings } from '#metering/readings/readings.ts';
import type { BuildingFacts, Which } from '#registry/registry/facts.ts';
import type { WeatherOf } from './public/heating-degrees.ts';
import type { PlaceOf } from './public/places.ts';

/** What this slice needs of the slices before it. */
export type OverviewNeeds = {
  readonly benchmarking: Pick<Benchmarking, 'yearOf' | 'yearOfBuilding' | 'standing'>;
  readonly knowledge: KnowledgeOf;
  readonly metering: Pick<Metering, 'dailyUse' | 'monthlyUse' | 'knownAt' | 'useOfBuilding'>;
  readonly readings: Pick<Readings, 'findingCounts'>;
  readonly registry: { buildingFacts(scope: Scope, which: Which, known: AsOf): Promise<readonly BuildingFacts[]> };
  /** Throws `no-such-place` if the scope sees no place with that code. */
  readonly place: {
    get(code: string): Promise<unknown>;
    /** The city of the settings; null if none is set. */
    city(): Promise<{ readonly code: string } | null>;
    /** The place and all below it. */
    places(within: string): Promise<readonly PlaceOf[]>;
  };
  readonly weather: WeatherOf;
  /** The key figures that other slices have registered. */
  readonly tiles: () => readonly Tile[];
};
