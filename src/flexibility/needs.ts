import type { Pool } from 'pg';
import type { Clock } from '#kernel/request-context.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Knowledge } from '#knowledge/knowledge.ts';
import type { Imports } from '#imports/imports.ts';
import type { Metering } from '#metering/metering.ts';
import type { Portfolio } from '#portfolio/portfolio.ts';
import type { Registry } from '#registry/registry.ts';
import type { Resources } from '#resources/resources.ts';
import type { Weather } from '#weather/weather.ts';
import type { Workdays } from '#workdays/workdays.ts';

export type FlexibilityNeeds = {
  readonly postgres: Pool;
  readonly now: Clock;
  readonly imports: Pick<Imports, 'fileOf'>;
  readonly knowledge: Pick<Knowledge, 'find'>;
  readonly metering: Pick<Metering, 'buildingSteps' | 'buildingGrounds' | 'boundary' | 'boundarySteps' | 'knownAt'>;
  readonly portfolio: Pick<Portfolio, 'facts' | 'membersOn' | 'seenDays'>;
  readonly registry: Pick<Registry, 'buildingFacts' | 'standingSeen'>;
  readonly resources: Pick<Resources, 'standingOn'>;
  readonly weather: Pick<Weather, 'stationsOf' | 'observedHours'>;
  readonly workdays: Pick<Workdays, 'calendarNamed'>;
  readonly audit: (scope: Scope, entry: { action: string; subject: string; detail: Record<string, unknown> }) => Promise<unknown>;
};
