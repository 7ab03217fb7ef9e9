import { changedForGood, readTerms } from '#retrofit/contract-terms/read-terms.ts';
import { isSettled } from '#retrofit/contract-terms/books.ts';
import type { Side, Terms } from '#retrofit/contract-terms/facts.ts';
import type { WrittenTerms } from '#retrofit/contract-terms/terms-shape.ts';
import { periodsOf } from '#retrofit/contract-terms/periods.ts';
import { inTransaction } from '#platform/imports/imports.ts';
import { asOfNow } from '#kernel/as-of.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { checkedByCaller, wholeProgram } from '#kernel/unscoped.ts';
import { changedNames, refuseNotLatest } from '#kernel/seen.ts';
import type { PartyWord, Stood } from './facts.ts';
import { contractNamed } from './load.ts';
import type { ContractsNeeds } from './needs.ts';
import { baselinesOf, seenOf, sideOf } from './sight.ts';
import * as store from './store.ts';
import { readStipulated } from './stipulated-table.ts';
import { latest } from './versions.ts';

/** Terms as written, with everything that they name. Throws `term-missing`, `term-bad`, `price-tariff`, `no-such-file`. */
async function readWhole({ imports }: ContractsNeeds, scope: Scope, given: unknown): Promise<Terms> {
  const read = readTerms(given);
  if ('wrong' in read) {
    const [first] = read.wrong.toSorted((a, b) => Number(b.code === 'term-missing') - Number(a.code === 'term-missing'));
    const all = read.wrong.map(({ evidence }) => String(evidence['term'])).join(', ');
    throw new Problem('bad-input', first?.code ?? 'term-bad', { ...first?.evidence, terms: all }, read.wrong);
  }
  const boundaries: Terms['boundaries'][number][] = [];
  for (const one of read.terms.boundaries) boundaries.push(await wholeBoundary(imports, scope, one));
  return { ...read.terms, boundaries } as Terms;
}

async function wholeBoundary(
  imports: ContractsNeeds['imports'],
  scope: Scope,
  one: WrittenTerms['boundaries'][number],
): Promise<Terms['boundaries'][number]> {
  if ('baseline' in one || typeof one.stipulated !== 'string') return one as Terms['boundaries'][number];
  return { name: one.name, stipulated: await readStipulated(await imports.fileOf(scope, one.stipulated)) };
}

/** The author of the terms must see their baselines, which end before the paid days and are in no other contract. */
async function checkBaselines(needs: ContractsNeeds, scope: Scope, terms: Terms, from: string): Promise<void> {
  const names = baselinesOf(terms);
  const twice = names.find((name, at) => names.indexOf(name) < at);
  if (twice !== undefined) throw new Problem('conflict', 'baseline-in-use', { baseline: twice });
  for (const name of names) needs.savings.refuseInBase(await needs.savings.sealedBase(scope, name), { from, to: terms.to });
}

async function refuseBaselinesInUse(on: Parameters<typeof store.hold>[0], terms: Terms, from: string): Promise<void> {
  await store.holdBaselines(on, wholeProgram);
  const used = await store.baselineInUse(on, wholeProgram, { code: terms.code, baselines: baselinesOf(terms), from, to: terms.to });
  if (used !== null) throw new Problem('conflict', 'baseline-in-use', { baseline: used });
}

/**
 * Records a contract; nothing is settled before both parties confirm it. Throws `term-missing`, `term-bad`, `no-such-organisation`,
 * `no-such-baseline`, `periods-overlap`, `name-taken`, `baseline-in-use`, `out-of-scope`.
 */
export async function add(needs: ContractsNeeds, scope: Scope, given: unknown): Promise<Stood> {
  const terms = await readWhole(needs, scope, given);
  await checkParties(needs, scope, terms);
  await checkBaselines(needs, scope, terms, terms.from);
  const { code, owner, provider, from } = terms;
  await inTransaction(needs.postgres, async (on) => {
    if (!(await store.addHead(on, wholeProgram, { code, owner, provider }, from, needs.now())))
      throw new Problem('conflict', 'name-taken', { name: code });
    await refuseBaselinesInUse(on, terms, from);
    await store.addVersion(on, scope, code, { version: 1, from, terms, baselines: baselinesOf(terms), note: null }, needs.now());
  });
  await needs.audit(scope, { action: 'contract-add', subject: `contract:${code}`, detail: { owner, provider, type: terms.type } });
  return contractNamed(needs, scope, code, asOfNow);
}

/** The owner must be an organisation that the author sees; the provider is checked only if the author sees everything. */
async function checkParties(needs: ContractsNeeds, scope: Scope, terms: Terms): Promise<void> {
  await needs.place.organisation(scope, terms.owner);
  if ('all' in scope.sees) await needs.place.organisation(scope, terms.provider);
  const seen = await seenOf(needs, scope, [{ owner: terms.owner, provider: terms.provider, versions: [] }]);
  if (seen.length === 0) throw new Problem('not-found', 'no-such-organisation', { organisation: terms.owner });
}

/** Proposes amended terms from the first day of a period. Throws as `add`, `no-such-contract`, `no-such-period`, `amend-fixed`. */
export async function amend(
  needs: ContractsNeeds,
  scope: Scope,
  asked: { readonly contract: string; readonly terms: unknown; readonly from: string; readonly note: string },
): Promise<Stood> {
  const { from, note } = asked;
  const contract = await contractNamed(needs, scope, asked.contract, asOfNow);
  const terms = await readWhole(needs, scope, asked.terms);
  const before = latest(contract).terms;
  const changed = changedForGood(before, terms);
  if (changed.length > 0) throw new Problem('bad-input', 'amend-fixed', { contract: contract.code, terms: changed.join(', ') });
  const periods = periodsOf(terms);
  if (periods.every((one) => one.from !== from))
    throw new Problem('bad-input', 'no-such-period', {
      contract: contract.code,
      period: from,
      first: periods[0]?.from,
      last: periods.at(-1)?.from,
    });
  if (
    contract.books.some(({ period }) => period !== null && isSettled(contract.books, period) && periods.every((one) => one.from !== period))
  )
    throw new Problem('bad-input', 'term-bad', { term: 'to', text: terms.to });
  await checkBaselines(needs, scope, terms, from);
  const { code } = contract;
  const version = await inTransaction(needs.postgres, async (on) => {
    await store.hold(on, checkedByCaller, code);
    await refuseBaselinesInUse(on, terms, from);
    const [held] = await store.stood(on, checkedByCaller, [code], asOfNow.received);
    const next = (held?.versions.at(-1)?.version ?? 0) + 1;
    await store.addVersion(on, scope, code, { version: next, from, terms, baselines: baselinesOf(terms), note }, needs.now());
    return next;
  });
  await needs.audit(scope, { action: 'contract-amend', subject: `contract:${code}`, detail: { version, from, note } });
  return contractNamed(needs, scope, code, asOfNow);
}

/**
 * Proposes events of a boundary, from a table. Throws `no-such-contract`, `event-boundary`, `event-boundary-none`, and what reading the
 * table of a report throws.
 */
export async function proposeEvents(
  needs: ContractsNeeds,
  scope: Scope,
  asked: { readonly contract: string; readonly file: string; readonly boundary?: string | undefined },
): Promise<Stood> {
  const contract = await contractNamed(needs, scope, asked.contract, asOfNow);
  const boundary = boundaryOf(contract, asked.boundary);
  const events = await needs.savings.readEvents(scope, asked.file);
  if (events.length === 0) throw new Problem('bad-input', 'events-none', { contract: contract.code });
  const { code } = contract;
  const first = await inTransaction(needs.postgres, async (on) => {
    await store.hold(on, checkedByCaller, code);
    const [held] = await store.stood(on, checkedByCaller, [code], asOfNow.received);
    const next = (held?.events.at(-1)?.event ?? 0) + 1;
    const made = events.map((happened, at) => ({ event: next + at, boundary, happened }));
    await store.addEvents(on, scope, code, made, needs.now());
    return next;
  });
  await needs.audit(scope, { action: 'contract-event', subject: `contract:${code}`, detail: { first, count: events.length, boundary } });
  return contractNamed(needs, scope, code, asOfNow);
}

/** The measured boundary of the events: the one named, or the only one. */
function boundaryOf(contract: Stood, named: string | undefined): string {
  const measured = latest(contract)
    .terms.boundaries.filter((one) => 'baseline' in one)
    .map(({ name }) => name);
  const [only, more] = measured;
  const found = named === undefined && more === undefined ? only : measured.find((name) => name === named);
  if (measured.length === 0) throw new Problem('bad-input', 'event-boundary-none', { contract: contract.code });
  if (found === undefined)
    throw new Problem('bad-input', 'event-boundary', { contract: contract.code, boundary: named ?? '', boundaries: measured.join(', ') });
  return found;
}

export type WordQuestion = {
  readonly contract: string;
  readonly event?: number | undefined;
  readonly entry?: number | undefined;
  /** The version of the terms that was read. */
  readonly seen?: number | undefined;
  readonly for?: Side | undefined;
  readonly note?: string | undefined;
};

/**
 * Confirms or disputes for a party: the latest terms, an event or an entry. Throws `no-such-contract`, `no-such-event`, `no-such-entry`,
 * `for-missing`, `not-a-party`, `event-or-entry`; `seen-missing` if there are several versions of the terms, `seen-not-latest` if the terms
 * read are not the latest.
 */
export async function say(needs: ContractsNeeds, scope: Scope, says: PartyWord['says'], asked: WordQuestion): Promise<Stood> {
  const contract = await contractNamed(needs, scope, asked.contract, asOfNow);
  const side = await sideOf(needs, scope, contract, asked.for);
  const { about, number } = await inTransaction(needs.postgres, async (on) => {
    await store.hold(on, checkedByCaller, contract.code);
    const [held = contract] = await store.stood(on, checkedByCaller, [contract.code], asOfNow.received);
    const subject = subjectOf(held, asked);
    if (subject.about === 'terms') refuseOtherTerms(held, asked.seen);
    await store.addWord(on, scope, contract.code, { ...subject, side, says, note: asked.note ?? null }, needs.now());
    return subject;
  });
  await needs.audit(scope, { action: `contract-${says}`, subject: `contract:${contract.code}`, detail: { about, number, side } });
  return contractNamed(needs, scope, contract.code, asOfNow);
}

/** A party answers the terms that it read, not others proposed meanwhile: if there are several versions, it must name one. */
function refuseOtherTerms(contract: Stood, seen: number | undefined): void {
  const { version, terms } = latest(contract);
  if (seen === undefined && contract.versions.length > 1)
    throw new Problem('bad-input', 'seen-missing', { contract: contract.code, latest: version });
  const read = contract.versions.find((one) => one.version === seen);
  refuseNotLatest(seen, version, changedNames(read?.terms, terms), { contract: contract.code });
}

function subjectOf(contract: Stood, { event, entry, seen }: WordQuestion): Pick<PartyWord, 'about' | 'number'> {
  const { code, events, books } = contract;
  if (event !== undefined && entry !== undefined) throw new Problem('bad-input', 'event-or-entry', {});
  if (seen !== undefined && (event ?? entry) !== undefined) throw new Problem('bad-input', 'seen-of-terms', {});
  if (event !== undefined) {
    if (events.every((one) => one.event !== event)) throw new Problem('not-found', 'no-such-event', { contract: code, event });
    return { about: 'event', number: event };
  }
  if (entry === undefined) return { about: 'terms', number: latest(contract).version };
  if (books.every((one) => one.entry !== entry)) throw new Problem('not-found', 'no-such-ledger-entry', { contract: code, entry });
  return { about: 'entry', number: entry };
}
