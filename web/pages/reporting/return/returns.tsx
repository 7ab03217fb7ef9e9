import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { api, client, queryClient } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { textIn, useAddress, wordIn } from '../../../ui/address.ts';
import { Choice } from '../../../ui/choice.tsx';
import type { Column } from '../../../ui/column.ts';
import { Field } from '../../../ui/field.tsx';
import { FindingList } from '../../../ui/finding-list.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { PlacePick, usePlaces } from '../../../ui/place-pick.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { ShortTable } from '../../../ui/short-table.tsx';
import { Tabs } from '../../../ui/tabs.tsx';
import { FormsTab } from './forms-tab.tsx';
import { returnsPageWords } from './words.ts';

type PeriodRow = Awaited<ReturnType<typeof client.return.periods>>['periods'][number];

const readReturns = (given: Readonly<Record<string, unknown>>) => ({
  region: textIn(given, 'region'),
  tab: wordIn(given, 'tab', ['periods', 'forms'], 'periods'),
});

/** Statistical forms: their periods in a place and their progress, and the forms themselves. */
export function ReturnsPage() {
  const words = usePageWords(returnsPageWords);
  const [at, go] = useAddress(readReturns);
  return (
    <>
      <PageHeader title={words.term.title} below={words.means} />
      <Tabs
        label={words.term.title}
        active={at.tab}
        onChoose={(tab) => go({ tab: tab === 'forms' ? tab : undefined })}
        tabs={[
          {
            key: 'periods',
            label: words.tabs.periods,
            show: () => <PeriodsTab region={at.region} onRegion={(region) => go({ region })} />,
          },
          { key: 'forms', label: words.tabs.forms, show: () => <FormsTab /> },
        ]}
      />
    </>
  );
}

function PeriodsTab({ region, onRegion }: { readonly region: string | undefined; readonly onRegion: (code: string | undefined) => void }) {
  const words = usePageWords(returnsPageWords);
  const keeps = may(useMe(), 'keep-returns');
  const places = usePlaces();
  const place = keeps ? (region ?? places.begin) : undefined;
  const query = useQuery({
    ...api.return.periods.queryOptions({ input: place === undefined ? {} : { region: place } }),
    enabled: !keeps || place !== undefined,
  });
  return (
    <div className="yd-stack">
      {keeps ? (
        <div className="yd-panel yd-row">
          <PlacePick label={words.label.place} value={place} onPick={onRegion} />
        </div>
      ) : null}
      {keeps && place !== undefined ? <OpenPanel region={place} /> : null}
      <ProblemView error={query.error} again={query.refetch} />
      {query.data === undefined ? query.error === null ? <Loading /> : null : <Periods rows={query.data.periods} region={place} />}
    </div>
  );
}

function Periods({ rows, region }: { readonly rows: readonly PeriodRow[]; readonly region: string | undefined }) {
  const words = usePageWords(returnsPageWords);
  const { language } = useLanguage();
  if (rows.length === 0) return <p className="yd-panel yd-quiet">{words.noPeriods}</p>;
  const count = (key: 'opened' | 'open' | 'submitted' | 'returned' | 'accepted' | 'late', title: string): Column<PeriodRow> => ({
    key,
    title,
    number: true,
    value: (row) => row[key],
  });
  const columns: Column<PeriodRow>[] = [
    { key: 'form', title: words.term.form, value: ({ names }) => names[language] },
    {
      key: 'period',
      title: words.term.period,
      value: ({ period }) => period,
      show: ({ form, period, names }) => (
        <Link
          to="/returns/$form/$period"
          params={{ form, period }}
          search={region === undefined ? {} : { region }}
          aria-label={words.look(`${names[language]} ${period}`)}
        >
          {period}
        </Link>
      ),
    },
    { key: 'due', title: words.term.due, value: ({ due }) => due },
    count('opened', words.term.opened),
    count('open', words.state.open),
    count('submitted', words.state.submitted),
    count('returned', words.state.returned),
    count('accepted', words.state.accepted),
    count('late', words.term.late),
  ];
  return <ShortTable label={words.tabs.periods} columns={columns} rows={rows} rowKey={({ form, period }) => `${form} ${period}`} />;
}

function OpenPanel({ region }: { readonly region: string }) {
  const words = usePageWords(returnsPageWords);
  const { language, format } = useLanguage();
  const forms = useQuery(api.return.forms.queryOptions({ input: undefined }));
  const [form, setForm] = useState<string>();
  const [period, setPeriod] = useState('');
  const open = useMutation({
    mutationFn: () => client.return.open({ form: form ?? '', period: period.trim(), region }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: api.return.key() }),
  });
  return (
    <Panel title={words.openNew}>
      <div className="yd-row">
        <Field label={words.term.form}>
          {({ id }) => (
            <Choice
              id={id}
              value={form}
              none={words.term.form}
              options={(forms.data?.forms ?? []).map((one) => ({ value: one.id, label: one.names[language] }))}
              onChoose={setForm}
            />
          )}
        </Field>
        <Field label={words.term.period} hint={words.periodHint}>
          {(ids) => (
            <Input {...ids} style={{ width: 120 }} maxLength={10} value={period} onChange={({ target }) => setPeriod(target.value)} />
          )}
        </Field>
        <Button disabled={form === undefined || period.trim().length < 4} loading={open.isPending} onClick={() => open.mutate()}>
          {words.doOpen}
        </Button>
      </div>
      <ProblemView error={open.error ?? forms.error} />
      {open.data === undefined ? null : (
        <div role="status">
          {words.opened(format.count(open.data.expected), format.count(open.data.opened))}
          <FindingList findings={open.data.findings} />
        </div>
      )}
    </Panel>
  );
}
