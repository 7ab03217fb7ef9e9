import type { Clock } from '#kernel/request-context.ts';
import type { Metering } from '#metering/metering/metering.ts';
import type { Portfolio } from '#registry/portfolio/portfolio.ts';
import type { Registry } from '#registry/registry/registry.ts';
import type { Resources } from '#registry/resources/resources.ts';
import type { Solar } from '#flexibility/solar/solar.ts';
import type { Workdays } from '#casework/workdays/workdays.ts';

export type ForecastNeeds = {
  readonly now: Clock;
  readonly metering: Pick<Metering, 'boundary' | 'boundarySteps' | 'buildingSteps' | 'knownAt'>;
  readonly portfolio: Pick<Portfolio, 'seenDays'>;
  readonly registry: Pick<Registry, 'buildingFacts'>;
  readonly resources: Pick<Resources, 'standingOn'>;
  readonly solar: Pick<Solar, 'hourly'>;
  readonly workdays: Pick<Workdays, 'calendarNamed'>;
};
