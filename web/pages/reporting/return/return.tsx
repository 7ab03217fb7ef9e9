import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { api, client, queryClient } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { instant } from '../../../ui/cell.ts';
import type { Column } from '../../../ui/column.ts';
import { Field } from '../../../ui/field.tsx';
import { FindingList } from '../../../ui/finding-list.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading, TroublePage } from '../../../ui/states.tsx';
import { ShortTable } from '../../../ui/short-table.tsx';
import { FieldsPanel } from './fields-panel.tsx';
import { textOf, type ReturnShown } from './shown.ts';
import { returnsPageWords } from './words.ts';

/** A return: its values with the source of each, the checks while typing, the steps that the reader may take, its versions. */
export function ReturnPage() {
  const { form = '', period = '', unit = '' } = useParams({ strict: false });
  const words = usePageWords(returnsPageWords);
  const { language } = useLanguage();
  const query = useQuery(api.return.show.queryOptions({ input: { form, period, unit } }));
  if (query.error !== null && query.data === undefined) return <TroublePage error={query.error} again={query.refetch} />;
  const one = query.data;
  const below = one === undefined ? unit : `${unit} · ${words.state[one.state]} · ${words.term.version} ${one.version} · ${one.due ?? ''}`;
  return (
    <>
      <PageHeader title={one === undefined ? unit : `${one.name} ${one.names[language]} ${period}`} below={below}>
        <Link to="/returns/$form/$period" params={{ form, period }} search={{}}>
          {words.back}
        </Link>
      </PageHeader>
      {one === undefined ? (
        <Loading />
      ) : (
        <div className="yd-stack">
          {one.locked ? <p className="yd-panel">{words.locked}</p> : null}
          <FindingList findings={one.findings} />
          <FieldsPanel key={one.seen} of={one} />
          <JudgePanel of={one} />
          <StepsPanel of={one} />
        </div>
      )}
    </>
  );
}

function JudgePanel({ of }: { readonly of: ReturnShown }) {
  const words = usePageWords(returnsPageWords);
  const keeps = may(useMe(), 'keep-returns');
  const [note, setNote] = useState('');
  const { form, period, unit, seen } = of;
  const judge = useMutation({
    mutationFn: (verb: 'accept' | 'sendBack') =>
      client.return[verb]({ form, period, unit, seen, ...(note.trim() !== '' && { note: note.trim() }) }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: api.return.key() }),
  });
  if (!keeps || of.state !== 'submitted') return null;
  return (
    <Panel title={words.judge}>
      <Field label={words.term.note}>
        {(ids) => <Input {...ids} maxLength={2000} value={note} onChange={({ target }) => setNote(target.value)} />}
      </Field>
      <div className="yd-row">
        <Button type="primary" loading={judge.isPending} onClick={() => judge.mutate('accept')}>
          {words.term.approve}
        </Button>
        <Button disabled={note.trim() === ''} loading={judge.isPending} onClick={() => judge.mutate('sendBack')}>
          {words.term.sendBack}
        </Button>
      </div>
      <ProblemView error={judge.error} />
    </Panel>
  );
}

type Step = ReturnShown['steps'][number];

function StepsPanel({ of }: { readonly of: ReturnShown }) {
  const words = usePageWords(returnsPageWords);
  const { language, format } = useLanguage();
  const nameOf = (field: string): string => of.fields[field]?.name[language] ?? field;
  const said = ({ changes }: Step): string =>
    changes.map(({ field, was, now }) => words.change(nameOf(field), textOf(was) || '—', textOf(now) || '—')).join(format.pause);
  const columns: Column<Step>[] = [
    { key: 'version', title: words.term.version, value: ({ version }) => String(version) },
    { key: 'action', title: words.label.state, value: ({ action }) => words.step[action as keyof typeof words.step] ?? action },
    { key: 'by', title: words.term.who, value: ({ by }) => by },
    { key: 'at', title: words.term.when, value: ({ at }) => instant(at, 'Asia/Shanghai') },
    { key: 'note', title: words.term.note, value: ({ note }) => note },
    { key: 'changes', title: words.term.changed, value: said },
  ];
  const rows = of.steps.toReversed();
  return (
    <Panel title={words.versions}>
      <ShortTable label={words.versions} columns={columns} rows={rows} rowKey={(row) => String(of.steps.indexOf(row))} />
    </Panel>
  );
}
