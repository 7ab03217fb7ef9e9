import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { client } from '../../api.ts';
import { useLanguage, usePageWords } from '../../i18n/language.tsx';
import { may, useMe, type Me } from '../../session.ts';
import { useActor } from '../../ui/actor.ts';
import { useKnownAt } from '../../ui/as-of.tsx';
import { Field } from '../../ui/field.tsx';
import { ProblemView } from '../../ui/problem-view.tsx';
import { fresh } from './fresh.ts';
import type { Contract, PartyWord, Side, Subject } from './answers.ts';
import { contractsPageWords } from './words.ts';

/** For whom an account may speak: a party for itself, an administrator for each. Which contract it is a party of, the server judges. */
function sidesOf(me: Me | undefined): readonly Side[] {
  if (!may(me, 'contract-act')) return [];
  if (me?.role === 'administrator') return ['owner', 'provider'];
  return me?.role === 'owner' ? ['owner'] : me?.role === 'operator' ? ['provider'] : [];
}

/** What a subject is called in buttons. */
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

/** What both parties last said of a subject, and the buttons of who may speak for one of them. */
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
            {sides.includes(side) ? <SayFor contract={of.contract} subject={subject} side={side} /> : null}
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

/** Yes at once; a no asks for its reason. */
function SayFor({ contract, subject, side }: { readonly contract: string; readonly subject: Subject; readonly side: Side }) {
  const words = usePageWords(contractsPageWords);
  const isAdministrator = useMe()?.role === 'administrator';
  const about = useSubjectName()(subject);
  const [isAsking, setAsking] = useState(false);
  const [note, setNote] = useState('');
  const { about: what, number } = subject;
  const named = {
    contract,
    ...(isAdministrator && { for: side }),
    ...(what === 'event' && { event: number }),
    ...(what === 'entry' && { entry: number }),
  };
  const say = useMutation({
    mutationFn: (says: PartyWord['says']) =>
      says === 'confirm'
        ? client.contracts.confirm(named)
        : client.contracts.dispute({ ...named, ...(note.trim() !== '' && { note: note.trim() }) }),
    onSuccess: async () => {
      setAsking(false);
      setNote('');
      await fresh();
    },
  });
  const label = (does: string) => words.forSide(does, words.side[side], about);
  return (
    <div className="yd-no-print">
      <div className="yd-row">
        <Button
          size="small"
          type="primary"
          loading={say.isPending}
          aria-label={label(words.act.confirm)}
          onClick={() => say.mutate('confirm')}
        >
          {isAdministrator ? words.asSide(words.act.confirm, words.side[side]) : words.act.confirm}
        </Button>
        <Button size="small" aria-expanded={isAsking} aria-label={label(words.act.dispute)} onClick={() => setAsking(!isAsking)}>
          {isAdministrator ? words.asSide(words.act.dispute, words.side[side]) : words.act.dispute}
        </Button>
      </div>
      {isAsking ? (
        <form
          className="yd-row"
          aria-label={label(words.act.dispute)}
          onSubmit={(event) => {
            event.preventDefault();
            say.mutate('dispute');
          }}
        >
          <Field label={words.disputeNote}>
            {(ids) => <Input {...ids} autoFocus value={note} maxLength={2000} onChange={({ target }) => setNote(target.value)} />}
          </Field>
          <Button htmlType="submit" loading={say.isPending}>
            {words.send}
          </Button>
          <Button onClick={() => setAsking(false)}>{words.drop}</Button>
        </form>
      ) : null}
      <ProblemView error={say.error} />
    </div>
  );
}
