import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { Field } from '../../../ui/field.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import type { ShownPlan } from './answers.ts';
import { moneyWords } from './money-words.ts';

type Props = { readonly of: ShownPlan; readonly onBegun: (job: string, plan: string) => void };

const usual = [90, 80] as const;

/** Whether a limit of the plan caps its money. */
const capsMoney = ({ sense, resource }: ShownPlan['limits'][number]): boolean =>
  sense === 'max' && (resource === 'costYuan' || resource?.startsWith('fund:') === true);

/** The plan with another amount of money: a new version with as few changes as possible, which says what left and what joined. */
export function MoneyPanel({ of, onBegun }: Props) {
  const words = usePageWords(moneyWords);
  const { format } = useLanguage();
  const [percent, setPercent] = useState('');
  const [name, setName] = useState('');
  const shareText = (share: number): string => format.share(share);
  const make = useMutation({
    mutationFn: async (money: number) => {
      const plan = name.trim() === '' ? words.nameOf(of.plan, shareText(money)) : name.trim();
      return { plan, ...(await client.retrofitPlan.make({ plan, from: of.plan, money })) };
    },
    onSuccess: ({ job, plan }) => onBegun(job, plan),
  });
  const given = Number(percent);
  const isShare = percent.trim() !== '' && Number.isFinite(given);
  return (
    <Panel title={words.title}>
      {of.limits.some(capsMoney) ? (
        <div className="yd-stack yd-no-print">
          <p className="yd-quiet">{words.hint}</p>
          <div className="yd-row yd-row-top">
            {usual.map((one) => (
              <Button key={one} loading={make.isPending && make.variables === one / 100} onClick={() => make.mutate(one / 100)}>
                {words.share(shareText(one / 100))}
              </Button>
            ))}
            <Field label={words.percent}>
              {(ids) => <Input {...ids} inputMode="decimal" value={percent} onChange={({ target }) => setPercent(target.value)} />}
            </Field>
            <Field label={words.name}>{(ids) => <Input {...ids} value={name} onChange={({ target }) => setName(target.value)} />}</Field>
            <Button disabled={!isShare} onClick={() => make.mutate(given / 100)}>
              {words.make}
            </Button>
          </div>
          <ProblemView error={make.error} />
        </div>
      ) : (
        <p className="yd-quiet">{words.noMoney}</p>
      )}
    </Panel>
  );
}
