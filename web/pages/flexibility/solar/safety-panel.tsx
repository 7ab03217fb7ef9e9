import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { termText, wordsIn } from '#kernel/vocabulary.ts';
import {
  type SolarItem,
  solarDutyTerms,
  solarItemTerms,
  type SolarResult,
  solarResultTerms,
  type SolarState,
  solarStateTerms,
} from '#flexibility/solar-safety/vocabulary.ts';
import { api, client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { day } from '../../../ui/cell.ts';
import { Choice } from '../../../ui/choice.tsx';
import type { Column } from '../../../ui/column.ts';
import { uploadWithProgress } from '../../../upload.ts';
import { DayInput } from '../../../ui/day-input.tsx';
import { Field } from '../../../ui/field.tsx';
import { FileInput } from '../../../ui/file-input.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { Undo } from '../../../ui/undo.tsx';
import { CheckFiles, namesOf } from './check-files.tsx';
import { solarPageWords } from './words.ts';

type Safe = Awaited<ReturnType<typeof client.solarSafety.register>>['resources'][number];
type PanelQuestion = { readonly building: string; readonly array: string; readonly knownAt?: string | undefined; readonly edits: boolean };

/** Checks of an array, its state and its duties; users with edit rights record both. */
export function SafetyPanel({ building, array, knownAt, edits }: PanelQuestion) {
  const words = usePageWords(solarPageWords);
  const input = { building, ...(knownAt !== undefined && { knownAt }) };
  const { data, error, refetch } = useQuery(api.solarSafety.register.queryOptions({ input }));
  const own = data?.resources.find(({ code }) => code === array);
  return (
    <Panel title={words.checks}>
      {error === null ? null : <ProblemView error={error} again={refetch} />}
      {own === undefined ? null : <Standing of={own} />}
      {edits && own !== undefined ? <Record array={array} /> : null}
    </Panel>
  );
}

function Standing({ of }: { readonly of: Safe }) {
  const words = usePageWords(solarPageWords);
  const { language, format } = useLanguage();
  const columns: Column<Safe['checks'][number]>[] = [
    { key: 'on', title: words.day, value: ({ on }) => day(on) },
    { key: 'item', title: words.item, value: ({ item }) => termText(solarItemTerms, item, language) },
    { key: 'result', title: words.result, value: ({ result }) => termText(solarResultTerms, result, language) },
    {
      key: 'files',
      title: words.photos,
      value: ({ files = [] }) => namesOf(files, format.pause),
      show: ({ files = [] }) => <CheckFiles files={files} />,
    },
  ];
  const owed = of.duties.map(
    ({ duty, since }) => `${termText(solarDutyTerms, duty, language)}${since === null ? '' : format.aside(format.day(since))}`,
  );
  return (
    <>
      <p>
        {termText(solarStateTerms, of.state, language)}
        {format.pause}
        {owed.length === 0 ? words.nothingOwed : <strong>{owed.join(format.pause)}</strong>}
      </p>
      {of.checks.length === 0 ? (
        <p>{words.noChecks}</p>
      ) : (
        <PlainTable label={words.checks} columns={columns} rows={of.checks} rowKey={({ on, item, result }) => `${on} ${item} ${result}`} />
      )}
    </>
  );
}

function Record({ array }: { readonly array: string }) {
  const words = usePageWords(solarPageWords);
  const { language } = useLanguage();
  const queries = useQueryClient();
  const [item, setItem] = useState<SolarItem>('structure');
  const [result, setResult] = useState<SolarResult>('pass');
  const [state, setState] = useState<SolarState>('stopped');
  const [on, setOn] = useState<string>();
  const [photos, setPhotos] = useState<readonly File[]>([]);
  const options = <Code extends string>(terms: Readonly<Record<Code, { zh: string; en: string }>>) =>
    Object.entries<string>(wordsIn(terms, language)).map(([value, label]) => ({ value: value as Code, label }));
  const write = useMutation({
    mutationFn: async (what: 'check' | 'state') => {
      if (what === 'state') return client.solarSafety.setState({ resource: array, as: state, on: on ?? '' });
      const uploads = await handOver(photos);
      return client.solarSafety.check({ resource: array, item, result, on: on ?? '', ...(uploads.length > 0 && { uploads }) });
    },
    onSuccess: async () => {
      setPhotos([]);
      await queries.invalidateQueries();
    },
  });
  return (
    <div className="yd-stack">
      <div className="yd-row">
        <Field label={words.day}>{({ id }) => <DayInput id={id} value={on} onDay={setOn} />}</Field>
        <Choice label={words.item} value={item} options={options(solarItemTerms)} onChoose={(chosen) => setItem(chosen ?? item)} />
        <Choice
          label={words.result}
          value={result}
          options={options(solarResultTerms)}
          onChoose={(chosen) => setResult(chosen ?? result)}
        />
        <Field label={words.photos}>
          {(ids) => <FileInput key={write.data?.change} {...ids} multiple accept="image/*,application/pdf" onFiles={setPhotos} />}
        </Field>
        <Button disabled={on === undefined} loading={write.isPending} onClick={() => write.mutate('check')}>
          {words.record}
        </Button>
        <Choice label={words.state} value={state} options={options(solarStateTerms)} onChoose={(chosen) => setState(chosen ?? state)} />
        <Button disabled={on === undefined} loading={write.isPending} onClick={() => write.mutate('state')}>
          {words.setState}
        </Button>
      </div>
      {write.error === null ? null : <ProblemView error={write.error} />}
      {write.data === undefined ? null : <Undo id={write.data.change} name={words.change(String(write.data.change))} />}
    </div>
  );
}

/** Uploads photos, to be kept with the check. Returns the numbers of the uploads. */
async function handOver(photos: readonly File[]): Promise<string[]> {
  const uploads: string[] = [];
  for (const photo of photos) uploads.push((await uploadWithProgress(photo, () => undefined)).file);
  return uploads;
}
