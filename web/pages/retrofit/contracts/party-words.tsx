import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { may, useMe, type Me } from '../../../session.ts';
import { useActor } from '../../../ui/actor.ts';
import { useKnownAt } from '../../../ui/as-of.tsx';
import { Field } from '../../../ui/field.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { fresh } from './fresh.ts';
import type { Contract, PartyWord, Side, Subject } from './answers.ts';
import { contractsPageWords } from './words.ts';

/**
 * The sides that an account may speak for: a party for itself, an administrator for each. The server checks whether it is a party of the
 * contract.
 */
function sidesOf(me: Me | undefined): readonly Side[] {
  if (!may(me, 'contract-act')) return [];
  if (me?.role === 'administrator') return ['owner', 'provider'];
  return me?.role === 'owner' ? ['owner'] : me?.role === 'operator' ? ['provider'] : [];
}

/** The name of a subject in buttons. */
function useSubjectName(): (of: Subject) => string {
  const words = usePageWords(contractsPageWords);
  const { format } = useLanguage();
  return ({ about, number }) => {
    const name = format.count(number);
    return about === 'terms' ? words.termsNamed(name) : about === 'event' ? words.eventNamed(name) : words.entryNamed(name);
  };
}

const lastWord = (words: readonly PartyWord[], { about, number }: Subject, side: Side): PartyWord | undefined =>
  words.findLast((one) => one.about === about && one.number === number && one.side === side);

/** What both parties last said about a subject, and the buttons for anyone who may speak for one of them. */
export function PartyWords({ of, subject }: { readonly of: Pick<Contract, 'contract' | 'words'>; readonly subject: Subject }) {
  const words = usePageWords(contractsPageWords);
  const me = useMe();
  const isPast = useKnownAt().knownAt !== undefined;
  const sides = isPast ? [] : sidesOf(me);
  return (
    <dl className="yd-facts">
      {(['owner', 'provider'] as const).map((side) => (
        <div key={side}>
          <dt>{words.side[side]}</dt>
          <dd>
            <Word of={lastWord(of.words, subject, side)} />
            {sides.includes(side) ? <SayFor contract={of} subject={subject} side={side} /> : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Word({ of }: { readonly of: PartyWord | undefined }) {
  const words = usePageWords(contractsPageWords);
  const { format } = useLanguage();
  const actor = useActor();
  if (of === undefined) return <div className="yd-none">{words.saidNothing}</div>;
  return (
    <div>
      <strong className={of.says === 'dispute' ? 'yd-missing' : ''}>{words.said[of.says]}</strong>
      {of.note === null ? null : `${format.colon}${of.note}`}
      <div className="yd-quiet yd-small">{words.saidBy(actor(of.by), format.instant(of.at))}</div>
    </div>
  );
}

/** Sends a party's statement; a no with its reason. */
function useSay(contract: string, { about, number }: Subject, side: Side, isAdministrator: boolean, onDone: () => void) {
  const named = {
    contract,
    ...(isAdministrator && { for: side }),
    ...(about === 'terms' && { seen: number }),
    ...(about === 'event' && { event: number }),
    ...(about === 'entry' && { entry: number }),
  };
  return useMutation({
    mutationFn: ({ says, note = '' }: { readonly says: PartyWord['says']; readonly note?: string }) => {
      const given = { ...named, ...(note.trim() !== '' && { note: note.trim() }) };
      return says === 'confirm' ? client.contracts.confirm(given) : client.contracts.dispute(given);
    },
    onSuccess: async () => {
      onDone();
      await fresh();
    },
  });
}

/** A yes is sent immediately, and offered only if it was not the last statement; a no asks for its reason. */
function SayFor({
  contract: { contract, words: said },
  subject,
  side,
}: {
  readonly contract: Pick<Contract, 'contract' | 'words'>;
  readonly subject: Subject;
  readonly side: Side;
}) {
  const words = usePageWords(contractsPageWords);
  const isAdministrator = useMe()?.role === 'administrator';
  const about = useSubjectName()(subject);
  const [isAsking, setAsking] = useState(false);
  const say = useSay(contract, subject, side, isAdministrator, () => setAsking(false));
  const label = (does: string) => words.forSide(does, words.side[side], about);
  const { confirm, dispute } = words.act;
  return (
    <div className="yd-no-print">
      <div className="yd-row">
        {lastWord(said, subject, side)?.says === 'confirm' ? null : (
          <Button
            size="small"
            type="primary"
            loading={say.isPending}
            aria-label={label(confirm)}
            onClick={() => say.mutate({ says: 'confirm' })}
          >
            {confirm}
          </Button>
        )}
        <Button size="small" aria-expanded={isAsking} aria-label={label(dispute)} onClick={() => setAsking(!isAsking)}>
          {dispute}
        </Button>
      </div>
      {isAsking ? (
        <DisputeForm
          label={label(dispute)}
          isBusy={say.isPending}
          send={(note) => say.mutate({ says: 'dispute', note })}
          drop={() => setAsking(false)}
        />
      ) : null}
      <ProblemView error={say.error} />
    </div>
  );
}

function DisputeForm({
  label,
  isBusy,
  send,
  drop,
}: {
  readonly label: string;
  readonly isBusy: boolean;
  readonly send: (note: string) => void;
  readonly drop: () => void;
}) {
  const words = usePageWords(contractsPageWords);
  const [note, setNote] = useState('');
  return (
    <form
      className="yd-row"
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        send(note);
      }}
    >
      <Field label={words.disputeNote}>
        {(ids) => <Input {...ids} autoFocus value={note} maxLength={2000} onChange={({ target }) => setNote(target.value)} />}
      </Field>
      <Button htmlType="submit" loading={isBusy}>
        {words.send}
      </Button>
      <Button onClick={drop}>{words.drop}</Button>
    </form>
  );
}
