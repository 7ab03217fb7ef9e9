import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { api, client, queryClient } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { uploadWithProgress } from '../../../upload.ts';
import { Alert } from '../../../ui/alert.tsx';
import type { Column } from '../../../ui/column.ts';
import { Field } from '../../../ui/field.tsx';
import { fieldsAtFault } from '../../../ui/file-faults.ts';
import { FileInput } from '../../../ui/file-input.tsx';
import { FindingList } from '../../../ui/finding-list.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { ShortTable } from '../../../ui/short-table.tsx';
import { Loading } from '../../../ui/states.tsx';
import { Tabs } from '../../../ui/tabs.tsx';
import { emptyPlan, ownFaults, planText } from './plan-form.ts';
import { drawsWords } from './words.ts';

type Checked = Awaited<ReturnType<typeof client.draws.check>>;

const PlanFields = lazy(async () => ({ default: (await import('./plan-fields.tsx')).PlanFields }));

/**
 * The plan and the lists as entered, and their actions; any change must be checked again. The plan is whichever is shown, the form or the
 * file; the file mirrors the form until someone edits it.
 */
function useAnnouncement() {
  const [form, setForm] = useState(emptyPlan);
  const [file, setFile] = useState<{ readonly shown: boolean; readonly typed: string | null }>({ shown: false, typed: null });
  const [wrong, setWrong] = useState<readonly string[]>([]);
  const [files, setFiles] = useState<{ readonly objects?: File; readonly people?: File }>({});
  const send = async (one: File) => (await uploadWithProgress(one, () => undefined)).file;
  const text = file.typed ?? planText(form);
  const gather = async () => ({
    plan: await send(new File([file.shown ? text : planText(form)], 'plan.yaml')),
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
  const write = (to: { readonly form?: typeof form; readonly file?: typeof file }) => {
    if (to.form !== undefined) setForm(to.form);
    if (to.file !== undefined) setFile(to.file);
    setWrong([]);
    renew();
  };
  const begin = () => {
    const own = file.shown ? [] : ownFaults(form);
    setWrong(own);
    renew();
    if (own.length === 0) check.mutate();
  };
  const choose = (list: 'objects' | 'people', chosen: File | undefined) => {
    if (chosen !== undefined) setFiles({ ...files, [list]: chosen });
    renew();
  };
  const faults = [...wrong, ...fieldsAtFault(check.error ?? announce.error, 'draw-plan-field')];
  return { form, file: { ...file, text }, write, faults, choose, hasObjects: files.objects !== undefined, begin, check, announce };
}

/** A plan with its lists: checked, then committed to in public. */
export function AnnouncePanel() {
  const words = usePageWords(drawsWords);
  const given = useAnnouncement();
  const { choose, hasObjects, begin, check, announce } = given;
  return (
    <Panel title={words.newDraw}>
      <div className="yd-stack">
        <Plan {...given} />
        <Field label={words.objectsFile}>
          {(ids) => <FileInput {...ids} accept=".csv,.xlsx" onFiles={([file]) => choose('objects', file)} />}
        </Field>
        <Field label={words.peopleFile}>
          {(ids) => <FileInput {...ids} accept=".csv,.xlsx" onFiles={([file]) => choose('people', file)} />}
        </Field>
        <div className="yd-row">
          <Button disabled={!hasObjects} loading={check.isPending} onClick={begin}>
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

/** The plan as a form, or as its file. */
function Plan({ form, file, write, faults }: Pick<ReturnType<typeof useAnnouncement>, 'form' | 'file' | 'write' | 'faults'>) {
  const words = usePageWords(drawsWords);
  const asForm = () => (
    <Suspense fallback={<Loading />}>
      <PlanFields form={form} faults={faults} onChange={(to) => write({ form: to })} />
    </Suspense>
  );
  const asFile = () => (
    <Field label={words.plan} hint={words.planHint}>
      {(ids) => (
        <textarea
          {...ids}
          className="yd-area"
          rows={8}
          value={file.text}
          onChange={({ target }) => write({ file: { shown: true, typed: target.value } })}
        />
      )}
    </Field>
  );
  return (
    <Tabs
      label={words.planAs}
      active={file.shown ? 'file' : 'form'}
      tabs={[
        { key: 'form', label: words.asForm, show: asForm },
        { key: 'file', label: words.asFile, show: asFile },
      ]}
      onChoose={(to) => write({ file: { shown: to === 'file', typed: file.typed } })}
    />
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
