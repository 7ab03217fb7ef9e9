import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { api, client, queryClient } from '../../api.ts';
import { usePageWords } from '../../i18n/language.tsx';
import { uploadWithProgress } from '../../upload.ts';
import { Alert } from '../../ui/alert.tsx';
import type { Column } from '../../ui/column.ts';
import { Field } from '../../ui/field.tsx';
import { FileInput } from '../../ui/file-input.tsx';
import { FindingList } from '../../ui/finding-list.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ProblemView } from '../../ui/problem-view.tsx';
import { ShortTable } from '../../ui/short-table.tsx';
import { drawsWords } from './words.ts';

type Checked = Awaited<ReturnType<typeof client.draws.check>>;

const starting = `name: ""
region: ""
objects: {}
people: {each: 2}
source: ""
knownFrom: ""
`;

/** The plan and the lists as they were given, and what is done with them; whatever is changed is to be checked again. */
function useAnnouncement() {
  const [plan, setPlan] = useState(starting);
  const [files, setFiles] = useState<{ readonly objects?: File; readonly people?: File }>({});
  const send = async (file: File) => (await uploadWithProgress(file, () => undefined)).file;
  const gather = async () => ({
    plan: await send(new File([plan], 'plan.yaml')),
    objects: await send(files.objects as File),
    ...(files.people !== undefined && { people: await send(files.people) }),
  });
  const check = useMutation({ mutationFn: async () => client.draws.check(await gather()) });
  const announce = useMutation({
    mutationFn: async () => client.draws.announce(await gather()),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: api.draws.list.key() }),
  });
  const renew = () => {
    check.reset();
    announce.reset();
  };
  const write = (text: string) => {
    setPlan(text);
    renew();
  };
  const choose = (list: 'objects' | 'people', file: File | undefined) => {
    if (file !== undefined) setFiles({ ...files, [list]: file });
    renew();
  };
  return { plan, write, choose, hasObjects: files.objects !== undefined, check, announce };
}

/** A plan with its lists: checked, then bound in public. */
export function AnnouncePanel() {
  const words = usePageWords(drawsWords);
  const { plan, write, choose, hasObjects, check, announce } = useAnnouncement();
  return (
    <Panel title={words.newDraw}>
      <div className="yd-stack">
        <Field label={words.plan} hint={words.planHint}>
          {(ids) => <textarea {...ids} className="yd-area" rows={8} value={plan} onChange={({ target }) => write(target.value)} />}
        </Field>
        <Field label={words.objectsFile}>
          {(ids) => <FileInput {...ids} accept=".csv,.xlsx" onFiles={([file]) => choose('objects', file)} />}
        </Field>
        <Field label={words.peopleFile}>
          {(ids) => <FileInput {...ids} accept=".csv,.xlsx" onFiles={([file]) => choose('people', file)} />}
        </Field>
        <div className="yd-row">
          <Button disabled={!hasObjects} loading={check.isPending} onClick={() => check.mutate()}>
            {words.check}
          </Button>
          <Button
            type="primary"
            disabled={!check.isSuccess || announce.isSuccess}
            loading={announce.isPending}
            onClick={() => announce.mutate()}
          >
            {words.announce}
          </Button>
        </div>
        <ProblemView error={check.error ?? announce.error} />
        {check.data === undefined ? null : <Counts of={check.data} />}
        {announce.data === undefined ? null : <Announced draw={announce.data.draw} />}
      </div>
    </Panel>
  );
}

function Announced({ draw }: { readonly draw: string }) {
  const words = usePageWords(drawsWords);
  const link = (
    <Link to="/draws/$draw" params={{ draw }} search={{}}>
      {words.label.look}
    </Link>
  );
  return <Alert type="success" role="status" title={words.announced(draw)} description={link} />;
}

function Counts({ of }: { readonly of: Checked }) {
  const words = usePageWords(drawsWords);
  type Row = Checked['strata'][number];
  const columns: Column<Row>[] = [
    { key: 'stratum', title: words.term.stratum, value: ({ stratum }) => stratum },
    { key: 'objects', title: words.term.objectCount, number: true, value: ({ objects }) => objects },
    { key: 'drawn', title: words.term.drawnCount, number: true, value: ({ drawn }) => drawn },
  ];
  return (
    <>
      <p role="status">{words.fine}</p>
      <ShortTable label={words.plan} columns={columns} rows={of.strata} rowKey={({ stratum }) => stratum} />
      <FindingList findings={of.findings} />
    </>
  );
}
