import type { Client } from '#client.ts';
import {
  contractCauseTerms,
  contractEntryTerms,
  contractItemTerms,
  contractPeriodStateTerms,
  contractSideTerms,
  contractStateTerms,
  contractTerms,
  contractTypeTerms,
  contractWordTerms,
} from '#retrofit/contracts/vocabulary.ts';
import { savingsEventTerms, savingsTerms } from '#retrofit/savings/vocabulary.ts';
import type { Say } from '#cli/output.ts';
import { facts, table } from '#cli/table.ts';
import { label, term } from '#cli/terms.ts';
import { blocks, findingLines } from '#cli/wording.ts';

type Service = Client['contracts'];
type Contract = Awaited<ReturnType<Service['show']>>;
type Contracts = Awaited<ReturnType<Service['list']>>;
type Ledger = Awaited<ReturnType<Service['ledger']>>;
type Posted = Awaited<ReturnType<Service['settle']>>;
type Entry = Ledger['entries'][number];
type Line = Entry['lines'][number];

const word = (say: Say, code: keyof typeof contractTerms): string => term(say, contractTerms, code);

export function contractsInWords({ contracts }: Contracts, say: Say): string {
  type Row = Contracts['contracts'][number];
  return table(
    [
      { title: word(say, 'contract'), cell: (one: Row) => one.contract },
      { title: label(say, 'name'), cell: (one) => one.name },
      { title: word(say, 'type'), cell: (one) => term(say, contractTypeTerms, one.type) },
      { title: label(say, 'state'), cell: (one) => term(say, contractStateTerms, one.state) },
      { title: word(say, 'settledPeriods'), cell: (one) => one.settled, number: true },
      { title: word(say, 'due'), cell: (one) => one.due, number: true },
      { title: word(say, 'balance'), cell: (one) => one.balance, number: true },
    ],
    contracts,
  );
}

/** The latest terms in full, as written in a file, and their version number. */
export function termsInWords(told: Contract, say: Say): string {
  const last = told.versions.at(-1);
  const terms = last?.terms ?? null;
  return blocks(
    facts([
      [word(say, 'contract'), told.contract],
      [label(say, 'number'), last?.version ?? null],
      [label(say, 'from'), last?.from ?? null],
    ]),
    terms !== null &&
      facts(Object.entries(terms).map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)])),
  );
}

export function contractInWords(told: Contract, say: Say): string {
  const said = (one: 'confirm' | 'dispute' | null): string | null => (one === null ? null : term(say, contractWordTerms, one));
  const parties = [
    { title: term(say, contractSideTerms, 'owner'), cell: (one: Pick<Contract['events'][number], 'owner'>) => said(one.owner) },
    { title: term(say, contractSideTerms, 'provider'), cell: (one: Pick<Contract['events'][number], 'provider'>) => said(one.provider) },
  ] as const;
  type Version = Contract['versions'][number];
  type Event = Contract['events'][number];
  type Period = Contract['periods'][number];
  return blocks(
    facts([
      [word(say, 'contract'), told.contract],
      [label(say, 'name'), told.name],
      [word(say, 'type'), term(say, contractTypeTerms, told.type)],
      [label(say, 'state'), term(say, contractStateTerms, told.state)],
      [term(say, contractSideTerms, 'owner'), told.owner],
      [term(say, contractSideTerms, 'provider'), told.provider],
      [term(say, savingsTerms, 'boundary'), told.boundaries.map(({ name }) => name).join(', ')],
      [word(say, 'due'), told.due],
      [word(say, 'paid'), told.paid],
      [word(say, 'balance'), told.balance],
    ]),
    table(
      [
        { title: label(say, 'number'), cell: (one: Version) => one.version, number: true },
        { title: label(say, 'from'), cell: (one: Version) => one.from },
        ...parties,
      ],
      told.versions,
    ),
    told.events.length > 0 &&
      table(
        [
          { title: term(say, contractCauseTerms, 'event'), cell: (one: Event) => one.event, number: true },
          { title: term(say, savingsTerms, 'boundary'), cell: (one: Event) => one.boundary },
          { title: label(say, 'from'), cell: (one: Event) => one.from },
          { title: label(say, 'to'), cell: (one: Event) => one.to },
          { title: label(say, 'kind'), cell: (one: Event) => term(say, savingsEventTerms, one.kind) },
          { title: label(say, 'value'), cell: (one: Event) => one.amount, number: true },
          ...parties,
        ],
        told.events,
      ),
    told.periods.length > 0 &&
      table(
        [
          { title: word(say, 'settlementPeriod'), cell: (one: Period) => `${one.from} … ${one.to}` },
          { title: label(say, 'state'), cell: (one: Period) => term(say, contractPeriodStateTerms, one.state) },
          { title: word(say, 'amount'), cell: (one: Period) => one.amount, number: true },
        ],
        told.periods,
      ),
  );
}

export function postedInWords({ posted, findings }: Posted, say: Say): string {
  return blocks(
    posted.length === 0 ? say('没有要入账的。', 'Nothing to post.') : entriesTable(posted, say),
    posted.length > 0 && linesTable(posted, say),
    findingLines(findings, say),
  );
}

export function ledgerInWords(told: Ledger, say: Say): string {
  return blocks(
    entriesTable(told.entries, say),
    linesTable(told.entries, say),
    facts([
      [word(say, 'due'), told.due],
      [word(say, 'paid'), told.paid],
      [word(say, 'claimed'), told.claimed],
      [word(say, 'balance'), told.balance],
      [word(say, 'valid'), label(say, told.valid ? 'yes' : 'no')],
    ]),
  );
}

function entriesTable(entries: readonly Entry[], say: Say): string {
  const why = ({ causes }: Entry): string =>
    causes
      .map((one) => [term(say, contractCauseTerms, one.kind), one.import ?? one.event ?? one.version ?? one.period].join(' '))
      .join(', ');
  return table(
    [
      { title: word(say, 'entry'), cell: (one: Entry) => one.entry, number: true },
      { title: label(say, 'kind'), cell: (one) => term(say, contractEntryTerms, one.kind) },
      { title: word(say, 'settlementPeriod'), cell: (one) => one.period },
      { title: word(say, 'amount'), cell: (one) => one.amount, number: true },
      { title: word(say, 'posted'), cell: (one) => one.posted },
      { title: word(say, 'causes'), cell: why },
      { title: term(say, savingsTerms, 'hash'), cell: (one) => one.hash.slice(0, 12) },
    ],
    entries,
  );
}

function linesTable(entries: readonly Entry[], say: Say): string {
  type Row = Line & { readonly entry: number };
  const rows = entries.flatMap((one) => one.lines.map((line): Row => ({ ...line, entry: one.entry })));
  if (rows.length === 0) return '';
  return table(
    [
      { title: word(say, 'entry'), cell: (one: Row) => one.entry, number: true },
      { title: word(say, 'lines'), cell: (one) => term(say, contractItemTerms, one.item) },
      { title: term(say, savingsTerms, 'boundary'), cell: (one) => one.boundary },
      { title: label(say, 'from'), cell: (one) => one.from },
      { title: label(say, 'to'), cell: (one) => one.to },
      { title: term(say, savingsTerms, 'savings'), cell: (one) => one.quantity, number: true },
      { title: word(say, 'price'), cell: (one) => one.yuan, number: true },
      { title: word(say, 'share'), cell: (one) => one.percent, number: true },
      { title: word(say, 'amount'), cell: (one) => one.amount, number: true },
    ],
    rows,
  );
}
