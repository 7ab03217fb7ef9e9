import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { api, client, queryClient } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { useAddress } from '../../../ui/address.ts';
import { Alert } from '../../../ui/alert.tsx';
import { Choice } from '../../../ui/choice.tsx';
import type { Column } from '../../../ui/column.ts';
import { Field } from '../../../ui/field.tsx';
import { fieldsAtFault } from '../../../ui/file-faults.ts';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { Tabs } from '../../../ui/tabs.tsx';
import { uploadWithProgress } from '../../../upload.ts';
import { readSurveys } from './address.ts';
import { emptySurvey, ownFaults, surveyText, withQuestions } from './survey-form.ts';
import { surveysPageWords } from './words.ts';

type Row = Awaited<ReturnType<typeof client.surveys.list>>['surveys'][number];

/** The surveys of the places that the reader sees, and a form to create the next. */
export function SurveysPage() {
  const words = usePageWords(surveysPageWords);
  const makes = may(useMe(), 'survey');
  const [{ standard }, go] = useAddress(readSurveys);
  const query = useQuery(api.surveys.list.queryOptions({ input: standard === undefined ? {} : { standard } }));
  const columns: Column<Row>[] = [
    {
      key: 'survey',
      title: words.label.number,
      value: ({ survey }) => survey,
      show: ({ survey }) => (
        <Link to="/surveys/$survey" params={{ survey }} search={{}}>
          {survey}
        </Link>
      ),
    },
    { key: 'name', title: words.label.name, value: ({ name }) => name },
    { key: 'state', title: words.label.state, value: ({ state }) => words.state[state] },
    { key: 'region', title: words.label.place, value: ({ region }) => region },
    { key: 'building', title: words.label.building, value: ({ building }) => building ?? undefined },
    { key: 'standard', title: words.label.standard, value: ({ standard: code }) => code ?? undefined },
    { key: 'invited', title: words.term.invited, number: true, value: ({ invited }) => invited },
  ];
  return (
    <>
      <PageHeader title={words.term.title} below={words.below} />
      <div className="yd-stack">
        <ProblemView error={query.error} again={query.refetch} />
        {standard === undefined ? null : (
          <p>
            {words.about(standard)}{' '}
            <Button type="link" size="small" onClick={() => go({ standard: undefined })}>
              {words.label.all}
            </Button>
          </p>
        )}
        {query.isPending ? <Loading /> : null}
        {query.data?.surveys.length === 0 ? <p>{words.none}</p> : null}
        {query.data === undefined || query.data.surveys.length === 0 ? null : (
          <PlainTable
            label={words.term.title}
            columns={columns}
            rows={query.data.surveys}
            total={query.data.total}
            rowKey={({ survey }) => survey}
          />
        )}
        {makes ? <NewSurvey key={standard ?? ''} standard={standard ?? ''} /> : null}
      </div>
    </>
  );
}

const SurveyFields = lazy(async () => ({ default: (await import('./survey-fields.tsx')).SurveyFields }));

/** A survey as a form, or as its file: what is shown is sent; the file mirrors the form until someone edits it. */
function NewSurvey({ standard }: { readonly standard: string }) {
  const words = usePageWords(surveysPageWords);
  const [form, setForm] = useState({ ...emptySurvey, standard });
  const [file, setFile] = useState<{ readonly shown: boolean; readonly typed: string | null }>({ shown: false, typed: null });
  const [wrong, setWrong] = useState<readonly string[]>([]);
  const text = file.typed ?? surveyText(form);
  const make = useMutation({
    mutationFn: async () => {
      const sent = new File([file.shown ? text : surveyText(form)], 'survey.yaml');
      return client.surveys.create({ file: (await uploadWithProgress(sent, () => undefined)).file });
    },
    onSuccess: () => queryClient.invalidateQueries({ queryKey: api.surveys.list.key() }),
  });
  const change = (to: { readonly form?: typeof form; readonly file?: typeof file }) => {
    if (to.form !== undefined) setForm(to.form);
    if (to.file !== undefined) setFile(to.file);
    setWrong([]);
    make.reset();
  };
  const save = () => {
    const own = file.shown ? [] : ownFaults(form);
    setWrong(own);
    make.reset();
    if (own.length === 0) make.mutate();
  };
  const faults = [...wrong, ...fieldsAtFault(make.error, 'survey-field')];
  const asForm = () => (
    <Suspense fallback={<Loading />}>
      <QuestionnaireField onChoose={(chosen) => change({ form: withQuestions(form, chosen) })} />
      <SurveyFields form={form} faults={faults} onChange={(to) => change({ form: to })} />
    </Suspense>
  );
  const asFile = () => <AsFile text={text} onChange={(typed) => change({ file: { shown: true, typed } })} />;
  return (
    <Panel title={words.newSurvey}>
      <div className="yd-stack">
        <Tabs
          label={words.surveyAs}
          active={file.shown ? 'file' : 'form'}
          tabs={[
            { key: 'form', label: words.asForm, show: asForm },
            { key: 'file', label: words.asFile, show: asFile },
          ]}
          onChoose={(to) => change({ file: { shown: to === 'file', typed: file.typed } })}
        />
        <div className="yd-row">
          <Button type="primary" loading={make.isPending} onClick={save}>
            {words.save}
          </Button>
        </div>
        <ProblemView error={make.error} />
        {make.data === undefined ? null : <Alert type="success" role="status" title={words.saved(make.data.survey)} />}
      </div>
    </Panel>
  );
}

/** Fills the form with the questions of a questionnaire; they can then be changed. */
function QuestionnaireField({ onChoose }: { readonly onChoose: (chosen: Parameters<typeof withQuestions>[1]) => void }) {
  const words = usePageWords(surveysPageWords);
  const { data } = useQuery(api.surveys.questionnaires.queryOptions());
  const all = data?.questionnaires ?? [];
  if (all.length === 0) return null;
  return (
    <Field label={words.term.questionnaire} hint={words.questionnaireHint}>
      {({ id }) => (
        <Choice
          id={id}
          value={undefined}
          none={words.label.choose}
          options={all.map((one) => ({ value: one.id, label: one.name }))}
          onChoose={(chosen) => {
            const found = all.find((one) => one.id === chosen);
            if (found !== undefined) onChoose(found);
          }}
        />
      )}
    </Field>
  );
}

function AsFile({ text, onChange }: { readonly text: string; readonly onChange: (text: string) => void }) {
  const words = usePageWords(surveysPageWords);
  return (
    <Field label={words.file} hint={words.fileHint}>
      {(ids) => <textarea {...ids} className="yd-area" rows={10} value={text} onChange={({ target }) => onChange(target.value)} />}
    </Field>
  );
}
