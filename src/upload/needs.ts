import type { Pool } from 'pg';
import type { Access } from '#access/access.ts';
import type { Gateway } from '#gateway/gateway.ts';
import type { Imports } from '#imports/imports.ts';
import type { Clock } from '#kernel/request-context.ts';
import type { Knowledge } from '#knowledge/knowledge.ts';
import type { Metering } from '#metering/metering.ts';
import type { Notices } from '#notice/notice.ts';
import type { Place } from '#place/place.ts';
import type { Readings } from '#readings/readings.ts';
import type { Registry } from '#registry/registry.ts';

export type UploadNeeds = {
  readonly postgres: Pool;
  readonly now: Clock;
  /** The program ends: a try is given up, and made again by the next. */
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
