import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { Field } from '../../../ui/field.tsx';
import { MarkedField } from '../../../ui/marked-field.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import type { ShownPlan } from './answers.ts';
import { moneyWords } from './money-words.ts';
import { readShare, type TypedShare } from './share-of-money.ts';

type Props = {
  readonly of: ShownPlan;
  /** A plan is being made: another of the same name would fail when it is solved. */
  readonly isMaking: boolean;
  readonly onBegun: (job: string, plan: string) => void;
};

const usual = [90, 80] as const;

/** Whether a limit of the plan caps its money. */
const capsMoney = ({ sense, resource }: ShownPlan['limits'][number]): boolean =>
  sense === 'max' && (resource === 'costYuan' || resource?.startsWith('fund:') === true);

/** The plan with another amount of money: a new version with as few changes as possible, which says what left and what joined. */
export function MoneyPanel({ of, isMaking, onBegun }: Props) {
  const words = usePageWords(moneyWords);
  const [typed, setTyped] = useState('');
  const [isAsked, setAsked] = useState(false);
  const [name, setName] = useState('');
  const make = useMutation({
    mutationFn: async ({ percent }: { readonly percent: number; readonly isTyped: boolean }) => {
      const plan = name.trim() === '' ? words.nameOf(of.plan, `${percent}%`) : name.trim();
      return { plan, ...(await client.retrofitPlan.make({ plan, from: of.plan, money: percent / 100 })) };
    },
    onSuccess: ({ job, plan }) => onBegun(job, plan),
  });
  const isBusy = make.isPending || isMaking;
  const share = readShare(typed);
  const goOn = () => ('why' in share ? setAsked(true) : make.mutate({ percent: share.percent, isTyped: true }));
  if (!of.limits.some(capsMoney))
    return (
      <Panel title={words.title}>
        <p className="yd-quiet">{words.noMoney}</p>
      </Panel>
    );
  return (
    <Panel title={words.title}>
      <div className="yd-stack yd-no-print">
        <p className="yd-quiet">{words.hint}</p>
        <div className="yd-row yd-row-top">
          {usual.map((percent) => (
            <Button
              key={percent}
              disabled={isBusy}
              loading={make.isPending && !make.variables.isTyped && make.variables.percent === percent}
              onClick={() => make.mutate({ percent, isTyped: false })}
            >
              {words.share(`${percent}%`)}
            </Button>
          ))}
          <ShareField of={share} typed={typed} isAsked={isAsked} onType={setTyped} />
          <Field label={words.name}>{(ids) => <Input {...ids} value={name} onChange={({ target }) => setName(target.value)} />}</Field>
          <Button disabled={isBusy} loading={make.isPending && make.variables.isTyped} onClick={goOn}>
            {words.make}
          </Button>
        </div>
        <ProblemView error={make.error} />
      </div>
    </Panel>
  );
}

type ShareProps = {
  readonly of: TypedShare;
  readonly typed: string;
  /** Planning was asked for with it: then nothing is not enough. */
  readonly isAsked: boolean;
  readonly onType: (text: string) => void;
};

/** The share of the money, with how it is understood, or why it is none. */
function ShareField({ of, typed, isAsked, onType }: ShareProps) {
  const words = usePageWords(moneyWords);
  const { format } = useLanguage();
  const fault = !('why' in of) || (of.why === 'empty' && !isAsked) ? undefined : words.faults[of.why];
  const told = (percent: number): string => format.number(percent);
  const hint =
    'why' in of ? undefined : of.isSmall ? words.orMeant(told(of.percent), told(of.percent * 100)) : words.understood(told(of.percent));
  return (
    <MarkedField label={words.percent} hint={hint} fault={fault}>
      {(ids) => <Input {...ids} inputMode="decimal" value={typed} onChange={({ target }) => onType(target.value)} />}
    </MarkedField>
  );
}
