import type { Scope } from '#kernel/scope.ts';
import { type CheckedByCaller, checkedByCaller } from '#kernel/unscoped.ts';
import type { CaseHead, Standing } from '../facts.ts';
import { replay } from '../rules/replay.ts';
import type { ListedCase } from './list-store.ts';
import { seen, type Sight } from './sight-store.ts';
import { eventsOf, type Queryable } from './store.ts';

/** An open case as the to-do sorts it. */
export type OpenRow = Pick<CaseHead, 'case' | 'procedure' | 'region' | 'organisation'> &
  Pick<ListedCase, 'version' | 'state' | 'due'> & {
    /** Who took each step last. */
    readonly taken: Standing['taken'];
  };

export type StandingRow = OpenRow &
  Pick<CaseHead, 'building' | 'project'> &
  Pick<ListedCase, 'limit' | 'left' | 'overdue'> & { readonly standing: Standing };

type RawStanding = Omit<StandingRow, 'standing'> & { readonly stays: readonly [string, number][] } & { readonly rest: Partial<Standing> };

const sorting = `f.code AS "case", f.procedure, f.version, f.region, f.organisation, f.state, f.due::text AS due`;

const opened = `${sorting}, f.building, f.project, f.due_limit AS "limit", f.days_left AS "left", f.overdue, f.standing->'taken' AS taken`;

/** Open cases that the caller sees. @param procedures only these; null: all */
export async function openCases(on: Queryable, scope: Scope, sight: Sight, procedures: readonly string[] | null): Promise<OpenRow[]> {
  const values: unknown[] = [];
  const where = seen(scope, sight, values);
  const among = procedures === null ? 'true' : `f.procedure = ANY($${values.push([...procedures])})`;
  const { rows } = await on.query<Omit<OpenRow, 'taken'> & { taken: string | null }>(
    `SELECT ${sorting}, nullif(f.standing->'taken', '{}')::text AS taken FROM case_file f WHERE f.ended IS NULL AND ${among} AND ${where}`,
    values,
  );
  return rows.map(({ taken, ...row }) => ({ ...row, taken: taken === null ? {} : (JSON.parse(taken) as Standing['taken']) }));
}

/** Open cases that the caller is already known to see, each with what its next steps depend on. */
export async function openStandings(on: Queryable, _: CheckedByCaller, codes: readonly string[]): Promise<StandingRow[]> {
  if (codes.length === 0) return [];
  const { rows } = await on.query<RawStanding>(
    `SELECT ${opened}, f.stays, f.standing - '{evidence,personal,numbers,published,state,version,members}'::text[] AS rest
     FROM case_file f WHERE f.code = ANY($1) AND f.ended IS NULL`,
    [[...codes]],
  );
  const standing = async ({ stays, rest, ...row }: RawStanding): Promise<StandingRow> => {
    // written before it was stored what each vote was on: the events say it
    if (rest.course === undefined) return { ...row, standing: replay(await eventsOf(on, checkedByCaller, row.case)) };
    const read = stays.map(([name, at]) => ({ state: name, at }));
    return { ...row, standing: { ...nothing, ...rest, version: row.version, state: row.state, stays: read } };
  };
  const read: StandingRow[] = [];
  for (const row of rows) read.push(await standing(row));
  return read;
}

const nothing: Omit<Standing, 'version' | 'state' | 'stays'> = {
  fields: {},
  personal: {},
  evidence: [],
  panels: {},
  course: [],
  numbers: {},
  taken: {},
  extended: [],
  reports: [],
  published: null,
};
