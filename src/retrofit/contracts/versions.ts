import { isSettled } from '#retrofit/contract-terms/books.ts';
import { periodsOf } from '#retrofit/contract-terms/periods.ts';
import { Problem } from '#kernel/problem.ts';
import type { ContractState, PeriodTerms, Stood, Version } from './facts.ts';

/** Terms agreed by both parties. */
const agreedOf = ({ versions }: Pick<Stood, 'versions'>): Version[] => versions.filter(({ agreement }) => agreement.agreed);

/** The terms that hold in a period: the latest agreed ones that begin by its first day. */
function versionFor(contract: Pick<Stood, 'versions'>, first: string): Version | undefined {
  return agreedOf(contract)
    .filter(({ from }) => from <= first)
    .at(-1);
}

/** All periods in which agreed terms hold, in order. */
export function holdsIn(contract: Pick<Stood, 'versions'>): PeriodTerms[] {
  const firsts = new Set(agreedOf(contract).flatMap(({ terms }) => periodsOf(terms).map(({ from }) => from)));
  return [...firsts].toSorted().flatMap((first) => {
    const version = versionFor(contract, first);
    const period = version === undefined ? undefined : periodsOf(version.terms).find(({ from }) => from === first);
    return version === undefined || period === undefined ? [] : [{ period, version: version.version, terms: version.terms }];
  });
}

/** The latest terms, agreed or not. */
export const latest = ({ versions }: Pick<Stood, 'versions'>): Version => versions.at(-1) as Version;

export const inForce = (contract: Pick<Stood, 'versions'>): Version | null => agreedOf(contract).at(-1) ?? null;

/** The period that begins on a day. Throws Problem `no-such-period`, `not-confirmed`. */
export function periodNamed(contract: Stood, first: string): PeriodTerms {
  const found = holdsIn(contract).find(({ period }) => period.from === first);
  if (found !== undefined) return found;
  const { terms } = latest(contract);
  if (periodsOf(terms).some(({ from }) => from === first)) throw notConfirmed(contract);
  const periods = periodsOf(inForce(contract)?.terms ?? terms);
  throw new Problem('bad-input', 'no-such-period', {
    contract: contract.code,
    period: first,
    first: periods[0]?.from,
    last: periods.at(-1)?.from,
  });
}

function notConfirmed(contract: Stood): Problem {
  const { owner, provider } = latest(contract).agreement;
  const waits = [...(owner === 'confirm' ? [] : ['owner']), ...(provider === 'confirm' ? [] : ['provider'])];
  return new Problem('cannot-do', 'not-confirmed', { contract: contract.code, side: waits.join(', ') });
}

/** Settled periods with the terms that hold in them, in order. */
export const settledIn = (contract: Stood): PeriodTerms[] =>
  holdsIn(contract).filter(({ period }) => isSettled(contract.books, period.from));

/** @param day today's local day */
export function stateOf(contract: Stood, day: string): ContractState {
  const { agreement, terms } = inForce(contract) ?? latest(contract);
  if (agreement.agreed) return terms.to <= day ? 'ended' : 'confirmed';
  return agreement.owner === 'dispute' || agreement.provider === 'dispute' ? 'disputed' : 'proposed';
}
