import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { api, client } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { dayIn, textIn, useAddress } from '../../../ui/address.ts';
import { DayInput } from '../../../ui/day-input.tsx';
import { Field } from '../../../ui/field.tsx';
import { FileInput } from '../../../ui/file-input.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { PlacePick, usePlaces } from '../../../ui/place-pick.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { uploadWithProgress } from '../../../upload.ts';
import { CheckedTable, EntriesTable } from './tables.tsx';
import { cataloguesPageWords } from './words.ts';
import { todayHere } from '../../../ui/day-text.ts';

const readCatalogues = (given: Readonly<Record<string, unknown>>) => ({ region: textIn(given, 'region'), on: dayIn(given, 'on') });

const today = todayHere();

/** What is promoted, restricted and prohibited in a place on a day, and a list of products checked against it. */
export function CataloguesPage() {
  const words = usePageWords(cataloguesPageWords);
  const me = useMe();
  const { begin } = usePlaces();
  const [at, go] = useAddress(readCatalogues);
  const [region, on] = [at.region ?? begin, at.on ?? today];
  const query = useQuery({ ...api.catalogues.list.queryOptions({ input: { ...(region !== undefined && { region }), on } }) });
  return (
    <>
      <PageHeader title={words.label.catalogues} below={words.below}>
        {may(me, 'keep-standards') ? (
          <Link to="/imports" search={{}}>
            {words.label.import}
          </Link>
        ) : null}
      </PageHeader>
      <div className="yd-stack">
        <div className="yd-panel yd-row" role="search" aria-label={words.entries}>
          <PlacePick label={words.label.place} value={region} onPick={(chosen) => go({ region: chosen })} />
          <Field label={words.label.day}>{(ids) => <DayInput {...ids} value={on} onDay={(chosen) => go({ on: chosen })} />}</Field>
        </div>
        {may(me, 'upload') && region !== undefined ? <CheckPanel region={region} on={on} /> : null}
        <Panel title={words.entries}>
          <ProblemView error={query.error} again={query.refetch} />
          {query.isPending ? <Loading /> : null}
          {query.data?.entries.length === 0 ? <p>{words.none}</p> : null}
          {query.data === undefined || query.data.entries.length === 0 ? null : <EntriesTable rows={query.data.entries} />}
        </Panel>
      </div>
    </>
  );
}

function CheckPanel({ region, on }: { readonly region: string; readonly on: string }) {
  const words = usePageWords(cataloguesPageWords);
  const [file, setFile] = useState<File>();
  const check = useMutation({
    mutationFn: async (given: File) =>
      client.catalogues.check({ file: (await uploadWithProgress(given, () => undefined)).file, region, date: on }),
  });
  return (
    <Panel title={words.label.check}>
      <div className="yd-stack">
        <Field label={words.products}>{(ids) => <FileInput {...ids} accept=".csv,.xlsx" onFiles={([chosen]) => setFile(chosen)} />}</Field>
        <div className="yd-row">
          <Button
            type="primary"
            disabled={file === undefined}
            loading={check.isPending}
            onClick={() => (file === undefined ? undefined : check.mutate(file))}
          >
            {words.label.check}
          </Button>
        </div>
        <ProblemView error={check.error} />
        {check.data === undefined ? null : <CheckedTable of={check.data} />}
      </div>
    </Panel>
  );
}
