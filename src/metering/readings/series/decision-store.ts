import type { Pool, PoolClient } from 'pg';
import type { AsOf } from '#kernel/as-of.ts';
import type { Scope } from '#kernel/scope.ts';
import type { WholeProgram } from '#kernel/unscoped.ts';
import type { LineDecision } from '#metering/counter-line/counter-line.ts';
import type { Seen } from './seen.ts';
import type { Reached } from './windows.ts';

export type DecidedAs = LineDecision['as'];

/** A person's word on a finding; instants in seconds UTC, `recorded` in ms. */
export type Decision = LineDecision & {
  readonly id: number;
  readonly meter: number;
  readonly note: string;
  readonly actor: string;
  readonly recorded: number;
};

/** The stretch of a meter that a word is about, in seconds. */
type FindingSpan = { readonly meter: number; readonly from: number; readonly to: number };

/** What a word touches: its finding; null if an earlier drawing is owed, so that the meter must be drawn whole. */
export function reachOf({ meter, from, to }: FindingSpan, owed: boolean): readonly Reached[] | null {
  return owed ? null : [{ meter, first: from, last: to }];
}

type Brought = { readonly word: Decision; readonly replaced: Decision | null; readonly later: number | null };

type Row = {
  id: number;
  meter: number;
  code: string;
  begins: string;
  ends: string;
  value: string | null;
  decided_as: DecidedAs;
  note: string;
  actor: string;
  recorded: Date;
};

const latest = 253_402_300_799_000; // 9999-12-31, the last instant used in timestamp queries

/** All statements on decisions. */
export function createDecisionStore(pool: Pool) {
  return {
    ...broughtWords(),
    /** The decisions in force on these meters, as known then. */
    inForce: async (seen: Seen, known: AsOf): Promise<Decision[]> => {
      const at = new Date(Math.min(known.received, known.recorded, latest));
      const { rows } = await pool.query<Row>(
        `SELECT * FROM decision WHERE meter = ANY($1::bigint[]) AND recorded <= $2 AND (revoked IS NULL OR revoked > $2) ORDER BY id`,
        [seen.meters, at],
      );
      return rows.map(toDecision);
    },

    /**
     * Records a word under the number of its change, replacing an earlier one on the same finding (among contradicting values, at most one
     * is `this`), and marks the meter as due; returns whether it was due already.
     */
    add: async (
      client: PoolClient,
      scope: Scope,
      id: number,
      word: LineDecision & { meter: number },
      note: string,
      at: number,
    ): Promise<boolean> => {
      const key = [word.meter, word.code, word.from, word.to, word.value];
      await client.query(
        `UPDATE decision SET revoked = $6, revoked_by = $7 WHERE meter = $1 AND code = $2 AND begins = $3 AND ends = $4
           AND (value IS NOT DISTINCT FROM $5 OR (decided_as = 'this' AND $8::text = 'this')) AND revoked IS NULL`,
        [...key, new Date(at), scope.actor, word.as],
      );
      const owed = await isOwed(client, word.meter);
      await client.query(
        `INSERT INTO decision (meter, code, begins, ends, value, decided_as, actor, recorded, note, id)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
        [...key, word.as, scope.actor, new Date(at), note, id],
      );
      return owed;
    },

    /**
     * Revokes a word and marks its meter as due; returns what it was about, or null if it was no longer in force. `owed`: the meter was due
     * already.
     */
    revoke: async (client: PoolClient, scope: Scope, id: number, at: number): Promise<(FindingSpan & { owed: boolean }) | null> => {
      const { rows } = await client.query<Pick<Row, 'begins' | 'ends'> & { meter: number }>(
        'UPDATE decision SET revoked = $2, revoked_by = $3 WHERE id = $1 AND revoked IS NULL RETURNING meter, begins, ends',
        [id, new Date(at), scope.actor],
      );
      const [row] = rows;
      if (row === undefined) return null;
      return { meter: row.meter, from: Number(row.begins), to: Number(row.ends), owed: await isOwed(client, row.meter) };
    },

    due: async (_: WholeProgram): Promise<number[]> => {
      const { rows } = await pool.query<{ meter: number }>('SELECT meter FROM recompute_due ORDER BY meter');
      return rows.map((row) => row.meter);
    },

    done: (_: WholeProgram, meters: readonly number[]) => pool.query('DELETE FROM recompute_due WHERE meter = ANY($1::bigint[])', [meters]),

    /** Decisions on these meters made since an instant (ms), in force: those that an undo would leave without a basis. */
    since: async (seen: Seen, at: number): Promise<Decision[]> => {
      const { rows } = await pool.query<Row>(
        'SELECT * FROM decision WHERE meter = ANY($1::bigint[]) AND recorded >= $2 AND revoked IS NULL ORDER BY id',
        [seen.meters, new Date(at)],
      );
      return rows.map(toDecision);
    },
  };
}

/** Statements on words that came by file. */
function broughtWords() {
  return {
    /** Records that a word came by an import, and which one it replaced. */
    cameBy: async (
      client: PoolClient,
      _: WholeProgram,
      came: { decision: number; import: number; replaced: number | null },
    ): Promise<void> => {
      const { decision, import: by, replaced } = came;
      await client.query('INSERT INTO decision_import (decision, import, replaced) VALUES ($1, $2, $3)', [decision, by, replaced]);
    },

    /** The import that a word came by, and the word that it replaced there; none if a person gave it. */
    origin: async (
      client: PoolClient,
      _: WholeProgram,
      decision: number,
    ): Promise<{ import: number; replaced: number | null } | undefined> =>
      (
        await client.query<{ import: number; replaced: number | null }>(
          'SELECT import, replaced FROM decision_import WHERE decision = $1',
          [decision],
        )
      ).rows[0],

    /** The words that an import brought, which ones they replaced, and the number of any that has replaced them since. */
    broughtBy: async (client: Pool | PoolClient, _: WholeProgram, id: number): Promise<Brought[]> => {
      const { rows } = await client.query<Row & { replaced: number | null; later: number | null }>(
        `SELECT d.*, i.replaced, (SELECT max(l.id) FROM decision l WHERE l.id > d.id AND l.revoked IS NULL AND l.meter = d.meter AND l.code = d.code
            AND l.begins = d.begins AND l.ends = d.ends AND (l.value IS NOT DISTINCT FROM d.value OR (l.decided_as = 'this' AND d.decided_as = 'this'))
            AND NOT EXISTS (SELECT 1 FROM decision_import o WHERE o.decision = l.id AND o.import = $1)) AS later
         FROM decision_import i JOIN decision d ON d.id = i.decision WHERE i.import = $1 ORDER BY d.id`,
        [id],
      );
      const earlier = await client.query<Row>('SELECT * FROM decision WHERE id = ANY($1)', [
        rows.flatMap(({ replaced }) => replaced ?? []),
      ]);
      const byId = new Map(earlier.rows.map((row) => [row.id, toDecision(row)]));
      return rows.map((row) => ({ word: toDecision(row), replaced: byId.get(row.replaced ?? -1) ?? null, later: row.later }));
    },
  };
}

/** Marks a meter as due; returns whether it was due before, because a drawing of it failed. */
async function isOwed(client: PoolClient, meter: number): Promise<boolean> {
  return (await client.query('INSERT INTO recompute_due VALUES ($1) ON CONFLICT DO NOTHING', [meter])).rowCount === 0;
}

export type DecisionStore = ReturnType<typeof createDecisionStore>;

function toDecision(row: Row): Decision {
  return {
    id: row.id,
    meter: row.meter,
    code: row.code,
    from: Number(row.begins),
    to: Number(row.ends),
    value: row.value === null ? null : Number(row.value),
    as: row.decided_as,
    note: row.note,
    actor: row.actor,
    recorded: row.recorded.getTime(),
  };
}
