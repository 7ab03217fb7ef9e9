import type { Benchmarking } from '#benchmarking/benchmarking.ts';
import type { Explanation } from '#kernel/figure.ts';
import type { Words } from '#kernel/finding.ts';
import type { Clock } from '#kernel/request-context.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Knowledge } from '#knowledge/knowledge.ts';
import type { Metering } from '#metering/metering.ts';
import type { Overview } from '#overview/overview.ts';
import type { Place } from '#place/place.ts';
import type { Readings } from '#readings/readings.ts';
import type { Registry } from '#registry/registry.ts';
import type { Weather } from '#weather/weather.ts';

/** What this slice asks of those before it. */
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
  /** What marks documents of demonstration data. */
  readonly mark: string | undefined;
  readonly explain: (scope: Scope, figure: string) => Promise<Explanation>;
};
