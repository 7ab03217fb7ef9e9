import type { Side } from '#contract-terms/facts.ts';
import { canonicalJson } from '#kernel/canonical-json.ts';
import { asOf } from '#kernel/as-of.ts';
import { sha256 } from '#kernel/hash-chain.ts';
import { programScope } from '#kernel/scope.ts';
import type { Stood } from './facts.ts';
import { contractsSettled } from './load.ts';
import type { ContractsNeeds } from './needs.ts';
import { review, type Posted } from './post.ts';
import { movedNotice } from './vocabulary.ts';

/** Reviews every contract without posting, and tells both parties, once, where something would be posted. How many were told of. */
export async function tellMoved(needs: ContractsNeeds, onDone: (done: number, of: number) => void = () => undefined): Promise<number> {
  const contracts = await contractsSettled(needs, asOf(needs.now(), undefined));
  let told = 0;
  for (const [at, contract] of contracts.entries()) {
    const found = await review(needs, programScope, { contract: contract.code, preview: true });
    const isMoved = found.posted.length > 0 || found.findings.some(({ code }) => code === 'baseline-moved');
    if (isMoved && (await tell(needs, contract, found))) told += 1;
    onDone(at + 1, contracts.length);
  }
  return told;
}

async function tell(needs: ContractsNeeds, contract: Stood, { posted, findings }: Posted): Promise<boolean> {
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

/** The accounts that speak for a party. */
async function accountsOf({ access, place }: ContractsNeeds, contract: Stood, side: Side): Promise<string[]> {
  const role = side === 'owner' ? 'owner' : 'operator';
  const found: string[] = [];
  for (const user of await access.people(programScope)) {
    if (user.role !== role || user.disabled === true || user.organisation === null || user.organisation === undefined) continue;
    if ((await place.organisationsUnder(user.organisation)).includes(contract[side])) found.push(user.identity);
  }
  return found;
}
