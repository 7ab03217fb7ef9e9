import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import TextArea from 'antd/es/input/TextArea.js';
import { useState } from 'react';
import { client } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { Field } from '../../../ui/field.tsx';
import { FileInput } from '../../../ui/file-input.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { PlacePick } from '../../../ui/place-pick.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { blankPlan } from './blank-plan.ts';
import { districtPlanWords } from './words.ts';

/** A plan from a file, or typed here. Its faults are shown here; otherwise a job calculates it. */
export function MakeDistrictPlan({ onBegun }: { readonly onBegun: (job: string, plan: string) => void }) {
  const words = usePageWords(districtPlanWords);
  const [name, setName] = useState('');
  const [region, setRegion] = useState<string>();
  const [text, setText] = useState('');
  const make = useMutation({
    mutationFn: (given: Readonly<Record<'text' | 'plan' | 'region', string>>) => client.districtEnergy.plans.make(given),
    onSuccess: ({ job }, { plan }) => onBegun(job, plan),
  });
  const begin = () => {
    if (region !== undefined) make.mutate({ text, plan: name.trim(), region });
  };
  // until it is read, nothing of the file before it can be sent
  const open = async (file: File | undefined) => {
    setText('');
    if (file !== undefined) setText(await file.text());
  };
  return (
    <Panel title={words.make}>
      <div className="yd-stack">
        <div className="yd-row">
          <Field label={words.name}>
            {({ id }) => <Input id={id} value={name} maxLength={100} onChange={({ target }) => setName(target.value)} />}
          </Field>
          <PlacePick label={words.place} value={region} onPick={setRegion} />
          <Field label={words.file}>
            {({ id }) => <FileInput id={id} accept=".json,.yaml,.yml" onFiles={([one]) => void open(one)} />}
          </Field>
        </div>
        <Field label={words.text}>
          {(ids) => <TextArea {...ids} rows={8} spellCheck={false} value={text} onChange={({ target }) => setText(target.value)} />}
        </Field>
        {text === '' ? <Button onClick={() => setText(blankPlan)}>{words.blank}</Button> : null}
        <Button
          type="primary"
          loading={make.isPending}
          disabled={name.trim() === '' || region === undefined || text.trim() === ''}
          onClick={begin}
        >
          {words.begin}
        </Button>
        <ProblemView error={make.error} />
      </div>
    </Panel>
  );
}
