import type { WriteTrail } from '#kernel/trail.ts';
import type { Pool } from 'pg';
import type { Access } from '#platform/access/access.ts';
import type { Imports } from '#platform/imports/imports.ts';
import type { Points } from '#metering/point/point.ts';
import type { Readings } from '#metering/readings/readings.ts';
import type { Registry } from '#registry/registry/registry.ts';
import type { Patience, Profiles, Protocols } from './lines/protocol.ts';

export type GatewayNeeds = {
  readonly postgres: Pool;
  readonly now: () => number;
  readonly access: Pick<Access, 'keepSecret' | 'secretNamed' | 'dropSecret'>;
  readonly audit: WriteTrail;
  readonly imports: Imports;
  readonly registry: Registry;
  readonly points: Points;
  readonly readings: Pick<Readings, 'recordLive' | 'lastHeard'>;
  readonly protocols: Protocols;
  readonly profiles: () => Profiles;
  readonly ending: AbortSignal;
  readonly warn: (message: string, error?: unknown) => void;
  readonly patience?: Patience;
};
