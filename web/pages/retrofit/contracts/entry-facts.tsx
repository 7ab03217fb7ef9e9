import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { useMe } from '../../../session.ts';
import { useActor } from '../../../ui/actor.ts';
import { Fact } from '../../../ui/fact.tsx';
import { type Contract, type Entry, isMoneyTold } from './answers.ts';
import { contractsPageWords } from './words.ts';

/** What an entry states in addition to its lines: amount, causes, amounts carried in and out, and its seal. */
export function EntryFacts({
  of,
  entry,
  isPreview = false,
}: {
  readonly of: Contract;
  readonly entry: Entry;
  readonly isPreview?: boolean;
}) {
  const words = usePageWords(contractsPageWords);
  const { format } = useLanguage();
  const actor = useActor();
  const { carried, cost, margin, on, reverses, note, causes } = entry;
  const money = (name: string, yuan: string | null) => <Fact name={name}>{format.money(yuan)}</Fact>;
  return (
    <dl className="yd-facts">
      {entry.period === null ? null : <Fact name={words.term.settlementPeriod}>{format.day(entry.period)}</Fact>}
      {isMoneyTold(of) ? money(words.term.amount, entry.amount) : null}
      {on === undefined ? null : <Fact name={words.term.paidOn}>{format.day(on)}</Fact>}
      {reverses === undefined ? null : <Fact name={words.term.reverses}>{format.count(reverses)}</Fact>}
      {note === undefined ? null : <Fact name={words.label.note}>{note}</Fact>}
      {causes.length === 0 ? null : (
        <Fact name={words.term.causes}>
          <Causes of={causes} />
        </Fact>
      )}
      {carried === undefined || carried.in === null ? null : (
        <>
          {money(words.term.carriedIn, carried.in)}
          {money(words.term.carriedOut, carried.out)}
        </>
      )}
      {cost === undefined || cost === null ? null : money(words.term.cost, cost)}
      {margin === undefined || margin === null ? null : money(words.term.margin, margin)}
      <Fact name={words.label.knownAt}>{format.instant(entry.knownAt)}</Fact>
      {isPreview ? null : (
        <>
          <Fact name={words.term.posted}>{words.saidBy(actor(entry.by), format.instant(entry.posted))}</Fact>
          <Hash name={words.saving.hash} of={entry.hash} />
          <Hash name={words.term.previous} of={entry.previous} />
          {entry.baselines.map((hash) => (
            <Hash key={hash} name={words.saving.baseline} of={hash} />
          ))}
        </>
      )}
    </dl>
  );
}

function Hash({ name, of }: { readonly name: string; readonly of: string }) {
  return (
    <Fact name={name}>
      <code className="yd-wrap">{of}</code>
    </Fact>
  );
}

/** Why a correction was made: imports link to what they brought, if the reader sees imports. */
export function Causes({ of }: { readonly of: Entry['causes'] }) {
  const words = usePageWords(contractsPageWords);
  const { format } = useLanguage();
  const isProvider = useMe()?.role === 'operator';
  const text = ({ kind, import: id, event, version, period }: Entry['causes'][number]): string => {
    const which = id ?? event ?? version;
    return `${words.cause[kind]} ${which === undefined ? (period === undefined ? '' : format.day(period)) : format.count(which)}`.trim();
  };
  return of.map((one, at) => (
    <Fragment key={JSON.stringify(one)}>
      {at === 0 ? null : format.and}
      {one.kind === 'import' && one.import !== undefined && !isProvider ? (
        <Link to="/imports/$import" params={{ import: String(one.import) }}>
          {text(one)}
        </Link>
      ) : (
        text(one)
      )}
    </Fragment>
  ));
}

export const causeText = (of: Entry['causes'], name: (kind: Entry['causes'][number]['kind']) => string): string =>
  of.map((one) => [name(one.kind), one.import ?? one.event ?? one.version ?? one.period].join(' ')).join(' ');
