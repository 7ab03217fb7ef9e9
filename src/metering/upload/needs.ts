import type { Pool } from 'pg';
import type { Access } from '#platform/access/access.ts';
import type { Gateway } from '#metering/gateway/gateway.ts';
import type { Imports } from '#platform/imports/imports.ts';
import type { Clock } from '#kernel/request-context.ts';
import type { Knowledge } from '#platform/knowledge/knowledge.ts';
import type { Metering } from '#metering/metering/metering.ts';
import type { Notices } from '#platform/notice/notice.ts';
import type { Place } from '#platform/place/place.ts';
import type { Readings } from '#metering/readings/readings.ts';
import type { Registry } from '#registry/registry/registry.ts';

export type UploadNeeds = {
  readonly postgres: Pool;
  readonly now: Clock;
  /** The program is ending: the attempt is given up, and repeated after the next start. */
  readonly ending: AbortSignal;
  readonly warn: (message: string, error?: unknown) => void;
  readonly access: Pick<Access, 'audit' | 'keepSecret' | 'secretNamed' | 'dropSecret'>;
  readonly imports: Pick<Imports, 'keepFile' | 'fileOf' | 'get' | 'withSource'>;
  readonly notice: Pick<Notices, 'post'>;
  readonly place: Pick<Place, 'get'>;
  readonly registry: Registry;
  readonly readings: Readings;
  readonly metering: Pick<Metering, 'itemHours'>;
  readonly knowledge: Knowledge;
  readonly gateway: Pick<Gateway, 'dialCollector'>;
};
