import type { Pool, PoolClient } from 'pg';
import { agreementOf } from '#retrofit/contract-terms/agreement.ts';
import type { Entry, Terms } from '#retrofit/contract-terms/facts.ts';
import type { Scope } from '#kernel/scope.ts';
import type { CheckedByCaller, WholeProgram } from '#kernel/unscoped.ts';
import type { SavingsEvent } from '#retrofit/savings/facts.ts';
import type { ContractEvent, PartyWord, Stood, Version } from './facts.ts';

type Queryable = Pick<PoolClient, 'query'>;

export type Head = { readonly code: string; readonly owner: string; readonly provider: string };

/** Contracts that existed at an instant (ms); `sight.ts` decides which of them a scope may see. */
export async function heads(on: Queryable, _: CheckedByCaller, recorded: number): Promise<Head[]> {
  const { rows } = await on.query<Head>('SELECT code, owner, provider FROM contract WHERE recorded <= $1 ORDER BY code', [
    new Date(Math.min(recorded, lastMs)),
  ]);
  return rows;
}

/** The last instant that a `Date` can hold. */
const lastMs = 8.64e15;

/** Contracts as of an instant, by their codes. */
export async function stood(on: Queryable, _: CheckedByCaller, codes: readonly string[], recorded: number): Promise<Stood[]> {
  const values = [[...codes], new Date(Math.min(recorded, lastMs))];
  const of = <T extends { readonly contract: string }>(sql: string): Promise<Map<string, T[]>> =>
    on.query<T>(sql, values).then(({ rows }) => Map.groupBy(rows, ({ contract }) => contract));
  const known = 'WHERE contract = ANY($1) AND recorded <= $2';
  const { rows } = await on.query<Head>(
    'SELECT code, owner, provider FROM contract WHERE code = ANY($1) AND recorded <= $2 ORDER BY code',
    values,
  );
  const terms = await of<TermsRow>(
    `SELECT contract, version, to_char(from_day, 'YYYY-MM-DD') AS "from", terms, note, actor, recorded FROM contract_terms ${known} ORDER BY version`,
  );
  const events = await of<EventRow>(
    `SELECT contract, event, boundary, happened, actor, recorded FROM contract_event ${known} ORDER BY event`,
  );
  const words = await of<WordRow>(
    `SELECT contract, about, number, side, says, note, actor, recorded FROM contract_word ${known} ORDER BY id`,
  );
  const entries = await of<LinkRow>(`SELECT contract, entry, text, hash FROM contract_entry ${known} ORDER BY entry`);
  return rows.map((head) => {
    const said = (words.get(head.code) ?? []).map(wordOf);
    const about = (what: PartyWord['about'], number: number) =>
      agreementOf(said.filter((one) => one.about === what && one.number === number));
    return {
      ...head,
      versions: (terms.get(head.code) ?? []).map((row) => versionOf(row, about('terms', row.version))),
      events: (events.get(head.code) ?? []).map((row) => eventOf(row, about('event', row.event))),
      words: said,
      books: (entries.get(head.code) ?? []).map(({ text, hash }) => ({ ...(JSON.parse(text) as Omit<Entry, 'hash'>), hash })),
    };
  });
}

type Written = { readonly contract: string; readonly actor: string; readonly recorded: Date };
type TermsRow = Written & { readonly version: number; readonly from: string; readonly terms: string; readonly note: string | null };
type EventRow = Written & { readonly event: number; readonly boundary: string; readonly happened: string };
type WordRow = Written & Pick<PartyWord, 'about' | 'number' | 'side' | 'says' | 'note'>;
type LinkRow = { readonly contract: string; readonly entry: number; readonly text: string; readonly hash: string };

const versionOf = ({ version, from, terms, note, actor, recorded }: TermsRow, agreement: Version['agreement']): Version => ({
  version,
  from,
  terms: JSON.parse(terms) as Terms,
  note,
  by: actor,
  at: recorded.getTime(),
  agreement,
});

const eventOf = ({ event, boundary, happened, actor, recorded }: EventRow, agreement: ContractEvent['agreement']): ContractEvent => ({
  event,
  boundary,
  happened: JSON.parse(happened) as SavingsEvent,
  by: actor,
  at: recorded.getTime(),
  agreement,
});

const wordOf = ({ contract: _contract, actor, recorded, ...word }: WordRow): PartyWord => ({ ...word, by: actor, at: recorded.getTime() });

/** Stores a contract; false if its code is taken. */
export async function addHead(
  on: Queryable,
  _: WholeProgram,
  { code, owner, provider }: Head,
  from: string,
  now: number,
): Promise<boolean> {
  const { rowCount } = await on.query(
    'INSERT INTO contract (code, owner, provider, from_day, recorded) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (code) DO NOTHING',
    [code, owner, provider, from, new Date(now)],
  );
  return rowCount === 1;
}

/** Arbitrary, but used for nothing else: its holder may change which baselines contracts are based on. */
const baselinesLock = 7_061_984_218;

export async function holdBaselines(on: Queryable, _: WholeProgram): Promise<void> {
  await on.query('SELECT pg_advisory_xact_lock($1)', [baselinesLock]);
}

/** A baseline that a contract other than this one names for days of the stretch; null if none does. */
export async function baselineInUse(
  on: Queryable,
  _: WholeProgram,
  {
    code,
    baselines,
    from,
    to,
  }: { readonly code: string; readonly baselines: readonly string[]; readonly from: string; readonly to: string },
): Promise<string | null> {
  const { rows } = await on.query<{ baseline: string }>(
    `SELECT baseline FROM contract_terms, unnest(baselines) AS baseline
     WHERE contract <> $1 AND baselines && $2 AND baseline = ANY($2) AND from_day < $4 AND to_day > $3 LIMIT 1`,
    [code, [...baselines], from, to],
  );
  return rows[0]?.baseline ?? null;
}

export type NewVersion = {
  readonly version: number;
  readonly from: string;
  readonly terms: Terms;
  readonly baselines: readonly string[];
  readonly note: string | null;
};

export async function addVersion(on: Queryable, { actor }: Scope, code: string, made: NewVersion, now: number): Promise<void> {
  const { version, from, terms, baselines, note } = made;
  await on.query(
    'INSERT INTO contract_terms (contract, version, from_day, to_day, terms, baselines, note, actor, recorded) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)',
    [code, version, from, terms.to, JSON.stringify(terms), [...baselines], note, actor, new Date(now)],
  );
}

export async function addEvents(
  on: Queryable,
  { actor }: Scope,
  code: string,
  made: readonly { readonly event: number; readonly boundary: string; readonly happened: SavingsEvent }[],
  now: number,
): Promise<void> {
  for (const { event, boundary, happened } of made)
    await on.query('INSERT INTO contract_event (contract, event, boundary, happened, actor, recorded) VALUES ($1, $2, $3, $4, $5, $6)', [
      code,
      event,
      boundary,
      JSON.stringify(happened),
      actor,
      new Date(now),
    ]);
}

export async function addWord(
  on: Queryable,
  { actor }: Scope,
  code: string,
  { about, number, side, says, note }: Pick<PartyWord, 'about' | 'number' | 'side' | 'says' | 'note'>,
  now: number,
): Promise<void> {
  await on.query(
    'INSERT INTO contract_word (contract, about, number, side, says, note, actor, recorded) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)',
    [code, about, number, side, says, note, actor, new Date(now)],
  );
}

/** Locks a contract: only the holder adds to it until the end of the transaction. */
export async function hold(on: Queryable, _: CheckedByCaller, code: string): Promise<void> {
  await on.query('SELECT FROM contract WHERE code = $1 FOR UPDATE', [code]);
}

export async function addEntry(
  on: Queryable,
  _: CheckedByCaller,
  code: string,
  sealed: { readonly text: string; readonly hash: string },
  now: number,
): Promise<void> {
  await on.query('INSERT INTO contract_entry (contract, text, hash, recorded) VALUES ($1, $2, $3, $4)', [
    code,
    sealed.text,
    sealed.hash,
    new Date(now),
  ]);
}

/** The links of all ledgers, contract by contract. */
export async function links(postgres: Pool, _: WholeProgram): Promise<LinkRow[]> {
  const { rows } = await postgres.query<LinkRow>('SELECT contract, entry, text, hash FROM contract_entry ORDER BY contract, entry');
  return rows;
}
