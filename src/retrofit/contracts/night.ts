import type { Side } from '#retrofit/contract-terms/facts.ts';
import { canonicalJson } from '#kernel/canonical-json.ts';
import { asOf } from '#kernel/as-of.ts';
import { parseDay } from '#kernel/day.ts';
import { sha256 } from '#kernel/hash-chain.ts';
import { programScope } from '#kernel/scope.ts';
import type { MayHaveMoved } from '#retrofit/savings/savings.ts';
import type { Stood } from './facts.ts';
import { contractsSettled } from './load.ts';
import type { ContractsNeeds } from './needs.ts';
import { review, type Posted } from './post.ts';
import { settledIn } from './versions.ts';
import { movedNotice } from './vocabulary.ts';

/** The result of a night: contracts with settled periods, those recalculated, those whose parties were notified. */
export type Night = { readonly contracts: number; readonly reviewed: number; readonly told: number };

/** Contracts for which nothing would be posted, each with a mark of its state, as found at `since` (ms). */
type Quiet = { readonly since: number; readonly marks: ReadonlyMap<string, string> };

/**
 * Reviews every contract without posting, and notifies both parties, once, if something would be posted. A contract for which nothing would
 * have been posted and whose inputs have not moved since is not recalculated.
 */
export function createNight(needs: ContractsNeeds): () => Promise<Night> {
  let quiet: Quiet = { since: 0, marks: new Map() };
  const sealed = new Map<string, SealedBase>();
  return async () => {
    const known = asOf(needs.now(), undefined);
    const contracts = await contractsSettled(needs, known);
    const mayHaveMoved = quiet.marks.size === 0 ? null : await needs.savings.movedSince(programScope, quiet.since);
    const marks = new Map<string, string>();
    let [reviewed, told] = [0, 0];
    for (const contract of contracts) {
      const mark = markOf(contract);
      const stands =
        mayHaveMoved !== null && quiet.marks.get(contract.code) === mark && !(await moved(needs, sealed, contract, mayHaveMoved));
      const found = stands ? nothing : await review(needs, programScope, { contract: contract.code, preview: true });
      if (!stands) reviewed += 1;
      if (found.posted.length === 0 && found.findings.length === 0) marks.set(contract.code, mark);
      else if (isMoved(found) && (await tell(needs, contract, found))) told += 1;
    }
    quiet = { since: known.received, marks };
    return { contracts: contracts.length, reviewed, told };
  };
}

type SealedBase = Parameters<MayHaveMoved>[0];

const nothing: Pick<Posted, 'posted' | 'findings'> = { posted: [], findings: [] };

const isMoved = ({ posted, findings }: Pick<Posted, 'posted' | 'findings'>): boolean =>
  posted.length > 0 || findings.some(({ code }) => code === 'baseline-moved');

/** Changes as soon as anything is said or posted. */
const markOf = ({ versions, events, words, books }: Stood): string =>
  [versions.length, events.length, words.length, books.at(-1)?.hash ?? ''].join(' ');

/** Whether anything moved that its settled periods depend on. @param sealed baselines read before: what is sealed does not change */
async function moved(
  { savings }: ContractsNeeds,
  sealed: Map<string, SealedBase>,
  contract: Stood,
  mayHaveMoved: MayHaveMoved,
): Promise<boolean> {
  const settled = settledIn(contract);
  const until = Math.max(...settled.map(({ period }) => parseDay(period.to) as number));
  const names = new Set(settled.flatMap(({ terms }) => terms.boundaries.flatMap((one) => ('baseline' in one ? [one.baseline] : []))));
  for (const name of names) {
    const base = sealed.get(name) ?? (await savings.sealedBase(programScope, name));
    sealed.set(name, { asked: base.asked, zone: base.zone });
    if (mayHaveMoved(base, until)) return true;
  }
  return false;
}

async function tell(needs: ContractsNeeds, contract: Stood, { posted, findings }: Pick<Posted, 'posted' | 'findings'>): Promise<boolean> {
  const periods = posted.map(({ period }) => period);
  const moved = findings.filter(({ code }) => code === 'baseline-moved').map(({ evidence }) => evidence);
  const about = sha256(canonicalJson([posted.map(({ period, lines, amount }) => [period, lines, amount]), moved, contract.books.length]));
  const to = [...(await accountsOf(needs, contract, 'owner')), ...(await accountsOf(needs, contract, 'provider'))];
  if (to.length === 0) return false;
  return needs.notice.post({
    kind: movedNotice.kind,
    code: posted.length > 0 ? 'notice-settlement-moved' : 'notice-baseline-moved',
    evidence: { contract: contract.code, periods: periods.join(', '), count: periods.length },
    key: `settlement-moved:${contract.code}:${about}`,
    link: `/contracts/${encodeURIComponent(contract.code)}`,
    to,
  });
}

/** The accounts that act for a party. */
async function accountsOf({ access, place }: ContractsNeeds, contract: Stood, side: Side): Promise<string[]> {
  const role = side === 'owner' ? 'owner' : 'operator';
  const found: string[] = [];
  for (const user of await access.people()) {
    if (user.role !== role || user.disabled === true || user.organisation === null || user.organisation === undefined) continue;
    if ((await place.organisationsUnder(user.organisation)).includes(contract[side])) found.push(user.identity);
  }
  return found;
}
