import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { api, client, queryClient } from '../../../api.ts';
import { useFormat, usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { Alert } from '../../../ui/alert.tsx';
import { Confirm } from '../../../ui/confirm.tsx';
import { Field } from '../../../ui/field.tsx';
import { FileInput } from '../../../ui/file-input.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { uploadWithProgress } from '../../../upload.ts';
import { saveText } from '../draws/save.ts';
import { SurveyResults } from './results.tsx';
import { surveysPageWords } from './words.ts';

type Survey = Awaited<ReturnType<typeof client.surveys.show>>;

/** A survey: its links while it is open, what it shows when it is closed. */
export function SurveyPage() {
  const { survey = '' } = useParams({ strict: false });
  const words = usePageWords(surveysPageWords);
  const makes = may(useMe(), 'survey');
  const query = useQuery(api.surveys.show.queryOptions({ input: { survey } }));
  const { data } = query;
  return (
    <>
      <PageHeader title={data?.name ?? words.term.title} below={data === undefined ? undefined : <Facts of={data} />} />
      <div className="yd-stack">
        <ProblemView error={query.error} again={query.refetch} />
        {query.isPending ? <Loading /> : null}
        {data === undefined ? null : data.state === 'closed' ? <SurveyResults of={data} /> : <p>{words.waits}</p>}
        {data !== undefined && data.state === 'open' && makes ? <Invite survey={data.survey} /> : null}
        {data !== undefined && data.state === 'open' && makes ? <Close survey={data.survey} /> : null}
      </div>
    </>
  );
}

function Facts({ of: { survey, region, building, standard, state, invited, k } }: { readonly of: Survey }) {
  const words = usePageWords(surveysPageWords);
  const format = useFormat();
  const facts = [
    survey,
    region,
    words.state[state],
    `${words.term.invited}${format.colon}${format.count(invited)}`,
    `${words.term.threshold}${format.colon}${format.count(k)}`,
  ];
  return (
    <>
      {facts.join(format.pause)}{' '}
      {building === null ? null : (
        <Link to="/buildings/$building" params={{ building }} search={{}}>
          {words.energy}
        </Link>
      )}
      {standard === null ? null : (
        <Link to="/standards" search={{ under: standard }}>
          {words.standardOf(standard)}
        </Link>
      )}
    </>
  );
}

function Invite({ survey }: { readonly survey: string }) {
  const words = usePageWords(surveysPageWords);
  const format = useFormat();
  const [file, setFile] = useState<File>();
  const invite = useMutation({
    mutationFn: async (given: File) => client.surveys.invite({ survey, file: (await uploadWithProgress(given, () => undefined)).file }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: api.surveys.show.key() }),
  });
  return (
    <Panel title={words.inviting}>
      <div className="yd-stack">
        <Field label={words.people} hint={words.peopleHint}>
          {(ids) => <FileInput {...ids} accept=".csv,.xlsx" onFiles={([chosen]) => setFile(chosen)} />}
        </Field>
        <div className="yd-row">
          <Button
            type="primary"
            disabled={file === undefined}
            loading={invite.isPending}
            onClick={() => (file === undefined ? undefined : invite.mutate(file))}
          >
            {words.make}
          </Button>
          {invite.data === undefined || invite.data.links.length === 0 ? null : (
            <Button onClick={() => saveText(`${survey}.csv`, csvOf(invite.data.links))}>{words.download}</Button>
          )}
        </div>
        <ProblemView error={invite.error} />
        {invite.data === undefined ? null : (
          <Alert
            type="success"
            role="status"
            title={words.made(format.count(invite.data.links.length), format.count(invite.data.already))}
          />
        )}
      </div>
    </Panel>
  );
}

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

function csvOf(links: readonly { readonly code: string; readonly link: string }[]): string {
  const rows = links.map(({ code, link }) => `${quoted(code)},${quoted(link)}\n`).join('');
  return `\u{FEFF}code,link\n${rows}`;
}

function Close({ survey }: { readonly survey: string }) {
  const words = usePageWords(surveysPageWords);
  const close = useMutation({
    mutationFn: () => client.surveys.close({ survey }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: api.surveys.key() }),
  });
  return (
    <Panel title={words.closing}>
      <div className="yd-stack">
        <div className="yd-row">
          <Confirm label={words.closing} name={survey} means={words.closeMeans} busy={close.isPending} onYes={() => close.mutate()} />
        </div>
        <ProblemView error={close.error} />
      </div>
    </Panel>
  );
}
