import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { useKnownAt } from '../../../ui/as-of.tsx';
import { DayInput } from '../../../ui/day-input.tsx';
import { Field } from '../../../ui/field.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Fact } from '../../../ui/fact.tsx';
import { fresh } from './fresh.ts';
import type { Contract } from './answers.ts';
import { Trouble } from '../../../trouble.ts';
import { contractsPageWords } from './words.ts';
import { todayHere } from '../../../ui/day-text.ts';

/** What is due, paid and left; and recording a payment. */
export function MoneyPanel({ of }: { readonly of: Contract }) {
  const words = usePageWords(contractsPageWords);
  const { format } = useLanguage();
  const known = useKnownAt();
  const pays = may(useMe(), 'contract') && known.knownAt === undefined;
  return (
    <Panel title={words.money}>
      <dl className="yd-facts">
        <Fact name={words.term.due}>{format.money(of.due)}</Fact>
        <Fact name={words.term.paid}>{format.money(of.paid)}</Fact>
        <Fact name={words.term.claimed}>{format.money(of.claimed)}</Fact>
        <Fact name={words.term.balance}>
          <strong>{format.money(of.balance)}</strong>
        </Fact>
      </dl>
      <p className="yd-quiet">{words.balanceMeans}</p>
      {pays ? <p className="yd-quiet">{words.claimedMeans}</p> : null}
      {pays ? <PayForm contract={of.contract} /> : null}
    </Panel>
  );
}

const today = todayHere();

/** A payment of more than is due asks for confirmation. */
const overDue = (error: unknown): boolean => error instanceof Trouble && error.told.code === 'payment-over-due';

function PayForm({ contract }: { readonly contract: string }) {
  const words = usePageWords(contractsPageWords);
  const [yuan, setYuan] = useState('');
  const [on, setOn] = useState<string | undefined>(today);
  const [note, setNote] = useState('');
  const [reference, setReference] = useState('');
  const pay = useMutation({
    mutationFn: ({ over }: { readonly over: boolean }) =>
      client.contracts.pay({
        contract,
        yuan: yuan.trim(),
        on: on ?? '',
        note: note.trim(),
        ...(reference.trim() !== '' && { reference: reference.trim() }),
        ...(over && { over }),
      }),
    onSuccess: async () => {
      setYuan('');
      setReference('');
      setNote('');
      await fresh();
    },
  });
  return (
    <form
      aria-label={words.pay}
      className="yd-stack yd-no-print"
      onSubmit={(event) => {
        event.preventDefault();
        pay.mutate({ over: false });
      }}
    >
      <div className="yd-row yd-row-top">
        <Field label={words.yuan}>
          {(ids) => <Input {...ids} inputMode="decimal" value={yuan} maxLength={40} onChange={({ target }) => setYuan(target.value)} />}
        </Field>
        <Field label={words.term.paidOn}>{(ids) => <DayInput {...ids} value={on} max={today} onDay={setOn} />}</Field>
        <Field label={words.term.reference}>
          {(ids) => <Input {...ids} value={reference} maxLength={200} onChange={({ target }) => setReference(target.value)} />}
        </Field>
        <Field label={words.payNote}>
          {(ids) => <Input {...ids} value={note} maxLength={2000} onChange={({ target }) => setNote(target.value)} />}
        </Field>
      </div>
      <ProblemView error={pay.error} />
      {overDue(pay.error) ? <Button onClick={() => pay.mutate({ over: true })}>{words.payOver}</Button> : null}
      <div>
        <Button htmlType="submit" loading={pay.isPending} disabled={yuan.trim() === '' || note.trim() === '' || on === undefined}>
          {words.pay}
        </Button>
      </div>
    </form>
  );
}
