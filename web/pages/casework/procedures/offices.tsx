import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { officeTerms } from '#casework/case-documents/vocabulary.ts';
import { labels } from '#kernel/label-terms.ts';
import { wordsIn } from '#kernel/vocabulary.ts';
import { api, queryClient } from '../../../api.ts';
import type { client } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { Field } from '../../../ui/field.tsx';
import { PlacePick } from '../../../ui/place-pick.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { ShortTable } from '../../../ui/short-table.tsx';

type Office = Awaited<ReturnType<typeof client.caseDocuments.offices.list>>['offices'][number];

const words = {
  zh: { ...wordsIn(officeTerms, 'zh'), place: labels.zh.place, version: labels.zh.version, save: labels.zh.save },
  en: { ...wordsIn(officeTerms, 'en'), place: labels.en.place, version: labels.en.version, save: labels.en.save },
};

/** The names of offices at the end of papers, by place; administrators state them. */
export function Offices() {
  const terms = usePageWords(words);
  const keeps = may(useMe(), 'knowledge');
  const { data, error, refetch } = useQuery(api.caseDocuments.offices.list.queryOptions());
  const columns = [
    { key: 'place', title: terms.place, value: ({ region, regionName }: Office) => regionName ?? region },
    { key: 'name', title: terms.name, value: ({ name }: Office) => name ?? terms.usual },
    { key: 'nameEn', title: terms.nameEn, value: ({ nameEn }: Office) => nameEn ?? undefined },
    { key: 'version', title: terms.version, value: ({ version }: Office) => version },
  ];
  return (
    <details>
      <summary>{terms.title}</summary>
      <div className="yd-stack">
        <p className="yd-quiet">{terms.means}</p>
        <ProblemView error={error} again={refetch} />
        {data === undefined || data.offices.length === 0 ? null : (
          <ShortTable<Office> label={terms.title} columns={columns} rows={data.offices} rowKey={({ region }) => region} />
        )}
        {keeps && data !== undefined ? <StateOffice offices={data.offices} /> : null}
      </div>
    </details>
  );
}

function StateOffice({ offices }: { readonly offices: readonly Office[] }) {
  const terms = usePageWords(words);
  const [region, setRegion] = useState<string>();
  const [name, setName] = useState('');
  const [nameEn, setNameEn] = useState('');
  const state = useMutation(
    api.caseDocuments.offices.set.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: api.caseDocuments.offices.key() }),
    }),
  );
  const given = (own: string | null) => {
    const english = nameEn.trim();
    if (region === undefined) return;
    const shown = offices.find((one) => one.region === region);
    const seen = shown === undefined ? {} : { seen: shown.version };
    state.mutate({ region, name: own, ...(own !== null && english !== '' && { nameEn: english }), ...seen });
  };
  return (
    <div className="yd-row">
      <PlacePick label={terms.place} value={region} none={terms.choose} onPick={setRegion} />
      <Field label={terms.name}>{(ids) => <Input {...ids} value={name} onChange={(event) => setName(event.target.value)} />}</Field>
      <Field label={terms.nameEn}>{(ids) => <Input {...ids} value={nameEn} onChange={(event) => setNameEn(event.target.value)} />}</Field>
      <Button disabled={region === undefined || name.trim() === ''} loading={state.isPending} onClick={() => given(name.trim())}>
        {terms.save}
      </Button>
      <Button disabled={region === undefined} onClick={() => given(null)}>
        {terms.back}
      </Button>
      <ProblemView error={state.error} />
    </div>
  );
}
