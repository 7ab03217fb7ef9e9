import type { WriteTrail } from '#kernel/trail.ts';
import type { Pool } from 'pg';
import type { Flexibility } from '#flexibility/flexibility/flexibility.ts';
import type { Words } from '#kernel/finding.ts';
import type { Clock } from '#kernel/request-context.ts';
import type { Place } from '#platform/place/place.ts';
import type { Portfolio } from '#registry/portfolio/portfolio.ts';
import type { Registry } from '#registry/registry/registry.ts';

export type BidNeeds = {
  readonly postgres: Pool;
  readonly now: Clock;
  readonly flexibility: Pick<Flexibility, 'event' | 'inEventTurn' | 'offersOver' | 'programme'>;
  readonly portfolio: Pick<Portfolio, 'facts'>;
  readonly registry: Pick<Registry, 'buildingFacts'>;
  readonly place: Pick<Place, 'organisations'>;
  readonly words: Words;
  readonly audit: WriteTrail;
};
