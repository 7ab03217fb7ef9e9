import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useRef, useState } from 'react';
import { api, client, queryClient } from '../../api.ts';
import { usePageWords } from '../../i18n/language.tsx';
import { Field } from '../../ui/field.tsx';
import { FileInput } from '../../ui/file-input.tsx';
import { Panel } from '../../ui/panel.tsx';
import { PlacePick } from '../../ui/place-pick.tsx';
import { ProblemView } from '../../ui/problem-view.tsx';
import { heatPlanWords } from './words.ts';

/** A plan from a file: it is worked out, kept and opened; who stops it keeps nothing. */
export function MakePlan({ onMade }: { readonly onMade: (plan: string) => void }) {
  const words = usePageWords(heatPlanWords);
  const [name, setName] = useState('');
  const [region, setRegion] = useState<string>();
  const [file, setFile] = useState<File>();
  const leaving = useRef<AbortController>(null);
  const make = useMutation({
    mutationFn: async ({ text, plan, place }: Readonly<Record<'text' | 'plan' | 'place', string>>) => {
      leaving.current = new AbortController();
      return client.heatPlanning.plans.make({ plan, region: place, text }, { signal: leaving.current.signal });
    },
    onSuccess: async ({ plan }) => {
      await queryClient.invalidateQueries({ queryKey: api.heatPlanning.plans.list.queryKey({ input: {} }) });
      onMade(plan);
    },
  });
  const begin = async () => {
    if (file !== undefined && region !== undefined) make.mutate({ text: await file.text(), plan: name.trim(), place: region });
  };
  const isStopped = make.error instanceof Error && make.error.name === 'AbortError';
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
        <div className="yd-row">
          <Button
            type="primary"
            loading={make.isPending}
            disabled={name.trim() === '' || region === undefined || file === undefined}
            onClick={() => void begin()}
          >
            {make.isPending ? words.busy : words.begin}
          </Button>
          {make.isPending ? <Button onClick={() => leaving.current?.abort()}>{words.cancel}</Button> : null}
        </div>
        {isStopped ? null : <ProblemView error={make.error} />}
      </div>
    </Panel>
  );
}
