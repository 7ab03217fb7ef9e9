import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { api, client, queryClient } from '../../../api.ts';
import { useFormat, usePageWords } from '../../../i18n/language.tsx';
import { useMe } from '../../../session.ts';
import { Field } from '../../../ui/field.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { PlacePick } from '../../../ui/place-pick.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { ShortTable } from '../../../ui/short-table.tsx';
import { caseMoneyWords } from './words.ts';

type Budget = Awaited<ReturnType<typeof client.caseMoney.budgets>>['budgets'][number];

/** The budgets of a procedure by year and place: granted, paid, and remaining. */
export function BudgetsPanel({
  budgets,
  procedure,
  sets,
}: {
  readonly budgets: readonly Budget[];
  readonly procedure: string;
  readonly sets: boolean;
}) {
  const words = usePageWords(caseMoneyWords);
  const format = useFormat();
  const money = (key: 'amount' | 'granted' | 'paid' | 'reclaimed' | 'left', title: string) => ({
    key,
    title,
    number: true as const,
    value: (one: Budget) => one[key],
    show: (one: Budget) => format.money(one[key]),
  });
  const columns = [
    { key: 'year', title: words.label.year, value: ({ year }: Budget) => String(year) },
    { key: 'region', title: words.label.place, value: ({ region, regionName }: Budget) => regionName ?? region },
    money('amount', words.budget.budget),
    money('granted', words.payment.granted),
    money('paid', words.payment.paid),
    money('reclaimed', words.budget.reclaimed),
    money('left', words.budget.left),
    { key: 'versions', title: words.label.version, value: ({ versions }: Budget) => words.stated(versions.length) },
  ];
  return (
    <Panel title={words.budgets}>
      <div className="yd-stack">
        {budgets.length === 0 ? (
          <p className="yd-quiet">{words.none}</p>
        ) : (
          <ShortTable<Budget> label={words.budgets} columns={columns} rows={budgets} rowKey={({ year, region }) => `${year}/${region}`} />
        )}
        {sets ? <SetBudget procedure={procedure} budgets={budgets} /> : null}
      </div>
    </Panel>
  );
}

function SetBudget({ procedure, budgets }: { readonly procedure: string; readonly budgets: readonly Budget[] }) {
  const words = usePageWords(caseMoneyWords);
  const me = useMe();
  const [region, setRegion] = useState<string | undefined>(me?.region ?? undefined);
  const [year, setYear] = useState(() => String(new Date().getFullYear()));
  const [amount, setAmount] = useState('');
  const read = budgets.find((one) => one.region === region && one.year === Number(year));
  const seen = read?.versions.at(-1)?.version ?? 0;
  const set = useMutation({
    mutationFn: () => client.caseMoney.setBudget({ procedure, region: region ?? '', year: Number(year), amount, seen }),
    onSuccess: async () => {
      setAmount('');
      await queryClient.invalidateQueries({ queryKey: api.caseMoney.key() });
    },
  });
  return (
    <form
      aria-label={words.set}
      onSubmit={(event) => {
        event.preventDefault();
        set.mutate();
      }}
    >
      <div className="yd-row">
        <PlacePick label={words.label.place} value={region} none={words.label.choose} onPick={setRegion} />
        <Field label={words.label.year}>
          {(ids) => <Input {...ids} inputMode="numeric" value={year} maxLength={4} onChange={({ target }) => setYear(target.value)} />}
        </Field>
        <Field label={words.amount} hint={words.amountHint}>
          {(ids) => <Input {...ids} inputMode="decimal" value={amount} maxLength={40} onChange={({ target }) => setAmount(target.value)} />}
        </Field>
        <Button type="primary" htmlType="submit" disabled={region === undefined || amount.trim() === ''} loading={set.isPending}>
          {words.set}
        </Button>
      </div>
      <ProblemView error={set.error} />
    </form>
  );
}
