import type { Pool } from 'pg';
import { beforeFirst } from '#kernel/hash-chain.ts';
import { dayText, parseDay } from '#kernel/day.ts';
import { type SameForAll, sameForAll } from '#kernel/unscoped.ts';
import { placeZone, today } from '#kernel/today.ts';
import { createZone, type Zone } from '#kernel/zone.ts';
import { daySeal } from './hash.ts';

export type Seal = { readonly day: string; readonly seal: string; readonly cases: number };

const china = createZone(placeZone) as Zone;

/** The seals of days, newest first; they reveal nothing about a case. */
export async function seals(on: Pool, _: SameForAll, limit: number): Promise<Seal[]> {
  const { rows } = await on.query<Seal>('SELECT day::text AS day, seal, cases FROM case_seal ORDER BY day DESC LIMIT $1', [limit]);
  return rows;
}

/** Seals the days that have ended and on which cases were touched; existing seals stay unchanged. @param now ms */
export async function sealDays(on: Pool, now: number): Promise<void> {
  const until = new Date(china.dayStart(parseDay(today(now)) as number) * 1000);
  const [last] = await seals(on, sameForAll, 1);
  const since = last === undefined ? null : new Date(china.dayStart((parseDay(last.day) as number) + 1) * 1000);
  const { rows } = await on.query<{ code: string; hash: string; recorded: Date }>(
    `SELECT DISTINCT ON (code, (recorded AT TIME ZONE $3)::date) code, hash, recorded FROM case_event
     WHERE recorded < $1 AND ($2::timestamptz IS NULL OR recorded >= $2) ORDER BY code, (recorded AT TIME ZONE $3)::date, n DESC`,
    [until, since, placeZone],
  );
  const byDay = Map.groupBy(rows, ({ recorded }) => dayText(china.dayOf(Math.floor(recorded.getTime() / 1000))));
  let previous = last?.seal ?? beforeFirst;
  for (const day of [...byDay.keys()].toSorted()) {
    const touched = (byDay.get(day) ?? []).map(({ code, hash }) => ({ case: code, head: hash }));
    previous = daySeal(previous, touched);
    await on.query('INSERT INTO case_seal (day, seal, cases) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', [day, previous, touched.length]);
  }
}

/** The first day whose seal does not match the one before and the cases touched on it; null if all match. */
export async function brokenSeal(on: Pool, _: SameForAll): Promise<string | null> {
  const { rows } = await on.query<Seal>('SELECT day::text AS day, seal, cases FROM case_seal ORDER BY day');
  let previous = beforeFirst;
  for (const { day, seal, cases } of rows) {
    const [from, to] = [0, 1].map((after) => new Date(china.dayStart((parseDay(day) as number) + after) * 1000));
    const { rows: touched } = await on.query<{ case: string; head: string }>(
      `SELECT DISTINCT ON (code) code AS "case", hash AS head FROM case_event WHERE recorded >= $1 AND recorded < $2 ORDER BY code, n DESC`,
      [from, to],
    );
    if (seal !== daySeal(previous, touched) || cases !== touched.length) return day;
    previous = seal;
  }
  return null;
}
