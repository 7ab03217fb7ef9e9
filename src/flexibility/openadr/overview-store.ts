import type { Pool, PoolClient } from 'pg';
import type { WholeProgram } from '#kernel/unscoped.ts';

type Queryable = Pick<Pool | PoolClient, 'query'>;

export type VenRow = {
  readonly id: string;
  readonly venName: string;
  readonly clientId: string;
  readonly targets: string[];
  readonly resources: number;
};

/** The vens by name, with the number of their resources. */
export async function vensShown(on: Queryable, _: WholeProgram): Promise<VenRow[]> {
  const { rows } = await on.query<VenRow>(
    `SELECT v.id, v.name AS "venName", v.client AS "clientId", v.targets,
       (SELECT count(*)::integer FROM openadr_object r WHERE r.type = 'RESOURCE' AND r.ven = v.id) AS resources
     FROM openadr_object v WHERE v.type = 'VEN' ORDER BY v.name COLLATE "C" LIMIT 1000`,
  );
  return rows;
}

export type EventRow = {
  readonly id: string;
  readonly eventName: string | null;
  readonly programName: string;
  readonly targets: string[];
  readonly start: string | null;
  readonly ends: Date | null;
  readonly made: Date;
  readonly reports: number;
};

/** The latest events, newest first. */
export async function eventsShown(on: Queryable, _: WholeProgram, most: number): Promise<EventRow[]> {
  const { rows } = await on.query<EventRow>(
    `SELECT e.id, e.body ->> 'eventName' AS "eventName", p.name AS "programName", e.targets,
       e.body -> 'intervalPeriod' ->> 'start' AS start, e.ends, e.created AS made,
       (SELECT count(*)::integer FROM openadr_object r WHERE r.type = 'REPORT' AND r.event = e.id) AS reports
     FROM openadr_object e JOIN openadr_object p ON p.id = e.program
     WHERE e.type = 'EVENT' ORDER BY e.place DESC LIMIT $1`,
    [most],
  );
  return rows;
}
