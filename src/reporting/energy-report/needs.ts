import type { Benchmarking } from '#supervision/benchmarking/benchmarking.ts';
import type { Explanation } from '#kernel/figure.ts';
import type { Words } from '#kernel/finding.ts';
import type { Clock } from '#kernel/request-context.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Knowledge } from '#platform/knowledge/knowledge.ts';
import type { Metering } from '#metering/metering/metering.ts';
import type { Overview } from '#supervision/overview/overview.ts';
import type { Place } from '#platform/place/place.ts';
import type { Readings } from '#metering/readings/readings.ts';
import type { Registry } from '#registry/registry/registry.ts';
import type { Weather } from '#metering/weather/weather.ts';

/** What this slice needs of the slices before it. */
export type EnergyReportNeeds = {
  readonly benchmarking: Benchmarking;
  readonly knowledge: Knowledge;
  readonly metering: Metering;
  readonly overview: Overview;
  readonly place: Place;
  readonly readings: Readings;
  readonly registry: Registry;
  readonly weather: Weather;
  readonly now: Clock;
  /** The words of all slices. */
  readonly words: Words;
  /** The mark on documents of demonstration data. */
  readonly mark: string | undefined;
  readonly explain: (scope: Scope, figure: string) => Promise<Explanation>;
};
