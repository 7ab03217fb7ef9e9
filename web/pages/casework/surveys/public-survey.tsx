import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useId, useState } from 'react';
import { client } from '../../../api.ts';
import { useFormat, useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { Alert } from '../../../ui/alert.tsx';
import { Switches } from '../../../ui/head.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { surveysPageWords } from './words.ts';

type Question = Awaited<ReturnType<typeof client.surveys.link.open>>['questions'][number];

/** The questions of a one-time link, for anyone who holds it. The token is after the `#`, so that no server and no log receives it. */
export function PublicSurveyPage() {
  const words = usePageWords(surveysPageWords);
  const { words: all } = useLanguage();
  const [link] = useState(() => window.location.hash.slice(1));
  const query = useQuery({
    queryKey: ['survey-link'],
    queryFn: () => client.surveys.link.open({ link }),
    enabled: link !== '',
    retry: false,
    refetchOnWindowFocus: false,
  });
  const title = query.data?.name ?? words.publicTitle;
  useEffect(() => {
    document.title = `${title} · ${all.app.name}`;
  }, [title, all.app.name]);
  return (
    <div className="yd-public">
      <header className="yd-head yd-no-print">
        <span className="yd-brand">{all.app.name}</span>
        <Switches />
      </header>
      <main className="yd-main" id="main" aria-label={words.publicTitle}>
        <div className="yd-page-head">
          <div>
            <h1>{title}</h1>
            <div className="yd-quiet">{words.publicMeans}</div>
          </div>
        </div>
        {link === '' ? <p>{words.noLink}</p> : null}
        <ProblemView error={link === '' ? null : query.error} />
        {link !== '' && query.isPending ? <Loading /> : null}
        {query.data === undefined ? null : <Answer link={link} questions={query.data.questions} />}
      </main>
    </div>
  );
}

function Answer({ link, questions }: { readonly link: string; readonly questions: readonly Question[] }) {
  const words = usePageWords(surveysPageWords);
  const format = useFormat();
  const [set, change] = useState<Readonly<Record<string, string>>>({});
  const send = useMutation({ mutationFn: () => client.surveys.link.answer({ link, set: { ...set } }) });
  if (send.isSuccess) return <Alert type="success" role="status" title={words.term.received} />;
  return (
    <form
      className="yd-stack"
      onSubmit={(event) => {
        event.preventDefault();
        send.mutate();
      }}
    >
      {questions.map((question) => (
        <Panel key={question.id} title={question.required ? `${question.title}${format.aside(words.term.required)}` : question.title}>
          <OneQuestion question={question} value={set[question.id] ?? ''} onChange={(value) => change({ ...set, [question.id]: value })} />
        </Panel>
      ))}
      <ProblemView error={send.error} />
      <div className="yd-row">
        <Button type="primary" htmlType="submit" size="large" loading={send.isPending}>
          {words.send}
        </Button>
      </div>
    </form>
  );
}

function OneQuestion({
  question: { title, type, options, required },
  value,
  onChange,
}: {
  readonly question: Question;
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  const words = usePageWords(surveysPageWords);
  const name = useId();
  if (type === 'text')
    return (
      <textarea
        className="yd-area"
        rows={4}
        maxLength={2000}
        aria-label={title}
        aria-required={required}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    );
  const given = options.map((option) => ({ value: option, label: option }));
  const choices = required ? given : [...given, { value: '', label: words.skip }];
  return (
    <div role="radiogroup" aria-label={title} aria-required={required} className={type === 'scale' ? 'yd-row' : 'yd-stack'}>
      {choices.map((one) => (
        <label key={one.value} style={{ minHeight: 44, display: 'inline-flex', alignItems: 'center', gap: 8, paddingInlineEnd: 12 }}>
          <input type="radio" name={name} checked={value === one.value} onChange={() => onChange(one.value)} />
          {one.label}
        </label>
      ))}
    </div>
  );
}
