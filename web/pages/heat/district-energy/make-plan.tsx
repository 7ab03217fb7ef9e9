import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { client } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { Field } from '../../../ui/field.tsx';
import { FileInput } from '../../../ui/file-input.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { PlacePick } from '../../../ui/place-pick.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { districtPlanWords } from './words.ts';

/** A plan from a file. Its faults are shown here; otherwise a job calculates it. */
export function MakeDistrictPlan({ onBegun }: { readonly onBegun: (job: string, plan: string) => void }) {
  const words = usePageWords(districtPlanWords);
  const [name, setName] = useState('');
  const [region, setRegion] = useState<string>();
  const [file, setFile] = useState<File>();
  const make = useMutation({
    mutationFn: (given: Readonly<Record<'text' | 'plan' | 'region', string>>) => client.districtEnergy.plans.make(given),
    onSuccess: ({ job }, { plan }) => onBegun(job, plan),
  });
  const begin = async () => {
    if (file !== undefined && region !== undefined) make.mutate({ text: await file.text(), plan: name.trim(), region });
  };
  return (
    <Panel title={words.make}>
      <div className="yd-stack">
        <div className="yd-row">
          <Field label={words.name}>
            {({ id }) => <Input id={id} value={name} maxLength={100} onChange={({ target }) => setName(target.value)} />}
          </Field>
          <PlacePick label={words.place} value={region} onPick={setRegion} />
          <Field label={words.file}>{({ id }) => <FileInput id={id} accept=".json,.yaml,.yml" onFiles={([one]) => setFile(one)} />}</Field>
        </div>
        <Button
          type="primary"
          loading={make.isPending}
          disabled={name.trim() === '' || region === undefined || file === undefined}
          onClick={() => void begin()}
        >
          {words.begin}
        </Button>
        <ProblemView error={make.error} />
      </div>
    </Panel>
  );
}
