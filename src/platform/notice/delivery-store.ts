import type { Pool } from 'pg';
import type { Evidence } from '#kernel/finding.ts';
import type { WholeProgram } from '#kernel/unscoped.ts';

/** Why an attempt failed; its words are found by the code. */
export type Reason = { readonly code: string; readonly evidence: Evidence };

export type DeliveryState = 'waiting' | 'delivered' | 'given-up';

/** A delivery claimed by this program, with its content. */
export type ClaimedDelivery = {
  readonly id: string;
  readonly lease: string;
  readonly identity: string | null;
  readonly webhook: number | null;
  readonly target: number | null;
  /** When it was put into the outbox. */
  readonly made: Date;
  readonly payload: Readonly<Record<string, unknown>> | null;
  /** Including this attempt. */
  readonly attempts: number;
  readonly notice: number;
  readonly kind: string;
  readonly code: string;
  readonly evidence: Evidence;
  readonly link: string | null;
  readonly at: Date;
};

export type DeliveryRow = {
  readonly id: string;
  readonly identity: string | null;
  readonly webhook: string | null;
  readonly kind: string;
  readonly state: DeliveryState;
  readonly made: Date;
  readonly due: Date;
  readonly ended: Date | null;
  readonly attempts: number;
  readonly reason: Reason | null;
};

/**
 * Claims one of those that are due and not being sent by another process, for the duration of the lease: if the program dies meanwhile,
 * another claims it afterwards. The attempt is counted immediately, so that a delivery that crashes the program is not retried forever.
 */
export async function claim(
  on: Pool,
  _: WholeProgram,
  asked: { readonly now: number; readonly leasedUntil: number; readonly lease: string },
): Promise<ClaimedDelivery | undefined> {
  const { rows } = await on.query<ClaimedDelivery>(
    `WITH taken AS (
       UPDATE notice_delivery SET lease = $3, leased_until = $2, attempts = attempts + 1, tried = $1
       WHERE id IN (SELECT id FROM notice_delivery
                    WHERE state = 'waiting' AND due <= $1 AND (leased_until IS NULL OR leased_until <= $1)
                    ORDER BY due, id LIMIT 1 FOR UPDATE SKIP LOCKED)
       RETURNING id, lease, identity, webhook, target, made, attempts, notice)
     SELECT taken.*, n.payload, n.kind, n.code, n.evidence, n.link, n.at FROM taken JOIN notice n ON n.id = taken.notice`,
    [new Date(asked.now), new Date(asked.leasedUntil), asked.lease],
  );
  return rows[0];
}

/** Stores the outcome of an attempt. Nothing is written if the lease has passed to another process. */
export async function settleTry(
  on: Pool,
  _: WholeProgram,
  { id, lease }: Pick<ClaimedDelivery, 'id' | 'lease'>,
  outcome: {
    readonly state: DeliveryState;
    readonly now: number;
    readonly due: number;
    readonly reason: Reason | null;
    readonly counts: boolean;
  },
): Promise<void> {
  const { state, now, due, reason, counts } = outcome;
  await on.query(
    `UPDATE notice_delivery SET state = $3, due = $4, reason = $5, ended = $6, lease = NULL, leased_until = NULL, attempts = attempts - $7
     WHERE id = $1 AND lease = $2 AND state = 'waiting'`,
    [
      id,
      lease,
      state,
      new Date(due),
      reason === null ? null : JSON.stringify(reason),
      state === 'waiting' ? null : new Date(now),
      counts ? 0 : 1,
    ],
  );
}

/** Outgoing and sent deliveries, newest first. */
export async function deliveries(
  on: Pool,
  _: WholeProgram,
  filter: { readonly state: DeliveryState | null; readonly offset: number; readonly limit: number },
): Promise<DeliveryRow[]> {
  const { rows } = await on.query<DeliveryRow>(
    `SELECT d.id, d.identity, coalesce(w.name, t.name) AS webhook, n.kind, d.state, d.made, d.due, d.ended, d.attempts, d.reason
     FROM notice_delivery d JOIN notice n ON n.id = d.notice LEFT JOIN notice_webhook w ON w.id = d.webhook LEFT JOIN notice_target t ON t.id = d.target
     WHERE $1::text IS NULL OR d.state = $1 ORDER BY d.made DESC, d.id LIMIT $2 OFFSET $3`,
    [filter.state, filter.limit, filter.offset],
  );
  return rows;
}

export async function countDeliveries(on: Pool, _: WholeProgram): Promise<Readonly<Record<DeliveryState, number>>> {
  const { rows } = await on.query<{ state: DeliveryState; n: number }>(
    'SELECT state, count(*)::int AS n FROM notice_delivery GROUP BY state',
  );
  const count = (state: DeliveryState) => rows.find((row) => row.state === state)?.n ?? 0;
  return { waiting: count('waiting'), delivered: count('delivered'), 'given-up': count('given-up') };
}

/** How many were given up since an instant, ms UTC. */
export async function countGivenUp(on: Pool, _: WholeProgram, since: number): Promise<number> {
  const sql = `SELECT count(*)::int AS n FROM notice_delivery WHERE state = 'given-up' AND ended > $1`;
  return (await on.query<{ n: number }>(sql, [new Date(since)])).rows[0]?.n ?? 0;
}

/**
 * Makes deliveries that were given up, or wait for their next attempt, due now, with the full number of attempts. @param id null: all that
 * were given up
 */
export async function retry(on: Pool, _: WholeProgram, id: string | null, now: number): Promise<number> {
  const { rowCount } = await on.query(
    `UPDATE notice_delivery SET state = 'waiting', due = $2, ended = NULL, attempts = 0
     WHERE CASE WHEN $1::uuid IS NULL THEN state = 'given-up' ELSE id = $1 AND state <> 'delivered' END
       AND (leased_until IS NULL OR leased_until <= $2)`,
    [id, new Date(now)],
  );
  return rowCount ?? 0;
}

/** The state of a notice's deliveries, by its key. */
export type SentRow = {
  readonly key: string;
  readonly to: string;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly at: Date;
};

/** Deliveries of notices to targets that administrators have set up. */
export async function deliveriesOf(on: Pool, _: WholeProgram, keys: readonly string[]): Promise<SentRow[]> {
  const { rows } = await on.query<SentRow>(
    `SELECT n.key, t.name AS "to", d.state, d.attempts, coalesce(d.ended, d.tried, d.made) AS at
     FROM notice_delivery d JOIN notice n ON n.id = d.notice JOIN notice_target t ON t.id = d.target
     WHERE n.key = ANY($1) ORDER BY d.made, t.name`,
    [keys],
  );
  return rows;
}
