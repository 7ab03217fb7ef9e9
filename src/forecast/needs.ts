import type { Clock } from '#kernel/request-context.ts';
import type { Metering } from '#metering/metering.ts';
import type { Portfolio } from '#portfolio/portfolio.ts';
import type { Registry } from '#registry/registry.ts';
import type { Resources } from '#resources/resources.ts';
import type { Solar } from '#solar/solar.ts';
import type { Workdays } from '#workdays/workdays.ts';

export type ForecastNeeds = {
  readonly now: Clock;
  readonly metering: Pick<Metering, 'boundary' | 'boundarySteps' | 'buildingSteps' | 'knownAt'>;
  readonly portfolio: Pick<Portfolio, 'seenDays'>;
  readonly registry: Pick<Registry, 'buildingFacts'>;
  readonly resources: Pick<Resources, 'standingOn'>;
  readonly solar: Pick<Solar, 'hourly'>;
  readonly workdays: Pick<Workdays, 'calendarNamed'>;
};
