import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { client } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { Field } from '../../../ui/field.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import type { Pin } from './answers.ts';
import { planPageWords } from './words.ts';

type Props = {
  readonly plan: string;
  /** The name of a project. */
  readonly nameOf: (project: string) => string;
  readonly pins: readonly Pin[];
  readonly onPins: (pins: readonly Pin[]) => void;
  /** A plan is being made: another of the same name would fail when it is solved. */
  readonly isMaking: boolean;
  readonly onBegun: (job: string, plan: string) => void;
};

/** What was pinned by hand, and a new plan made from this one with as few changes as possible. */
export function PinPanel({ plan, nameOf, pins, onPins, isMaking, onBegun }: Props) {
  const words = usePageWords(planPageWords);
  const [name, setName] = useState(words.againName(plan));
  const make = useMutation({
    mutationFn: () => client.retrofitPlan.make({ plan: name, from: plan, pins: pins.map((one) => ({ ...one })) }),
    onSuccess: ({ job }) => onBegun(job, name.trim()),
  });
  const told = ({ in: isIn, year }: Pin): string => (year === undefined ? (isIn ? words.pinnedIn : words.pinnedOut) : String(year));
  return (
    <Panel title={words.pins}>
      <div className="yd-stack yd-no-print">
        {pins.length === 0 ? <p className="yd-quiet">{words.noPins}</p> : null}
        {pins.map((one) => (
          <div key={one.project} className="yd-row">
            <span>
              {nameOf(one.project)} {one.project} {told(one)}
            </span>
            <Button
              size="small"
              aria-label={`${words.dropPin} ${one.project}`}
              onClick={() => onPins(pins.filter(({ project }) => project !== one.project))}
            >
              {words.dropPin}
            </Button>
          </div>
        ))}
        <div className="yd-row yd-row-top">
          <Field label={words.newName}>{(ids) => <Input {...ids} value={name} onChange={({ target }) => setName(target.value)} />}</Field>
          <Button loading={make.isPending} disabled={isMaking || name.trim() === '' || pins.length === 0} onClick={() => make.mutate()}>
            {words.again}
          </Button>
        </div>
        <ProblemView error={make.error} />
      </div>
    </Panel>
  );
}
