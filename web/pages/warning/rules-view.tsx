import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { api, client, queryClient } from '../../api.ts';
import { useFormat, useLanguage, usePageWords } from '../../i18n/language.tsx';
import { may, useMe } from '../../session.ts';
import { share } from '../../ui/cell.ts';
import type { Column } from '../../ui/column.ts';
import { Field } from '../../ui/field.tsx';
import { FindingList } from '../../ui/finding-list.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ProblemView } from '../../ui/problem-view.tsx';
import { Loading } from '../../ui/states.tsx';
import { PlainTable } from '../../ui/table.tsx';
import { warningsPageWords } from './words.ts';

type Rule = Awaited<ReturnType<typeof client.warning.rules>>['rules'][number];

const refresh = () => queryClient.invalidateQueries({ queryKey: api.warning.key() });

/** Rules with how often each was false; a new one is tried on a year of history before it is kept. */
export function RulesView() {
  const words = usePageWords(warningsPageWords);
  const { language } = useLanguage();
  const keeps = may(useMe(), 'warning-rules');
  const query = useQuery(api.warning.rules.queryOptions());
  const turn = useMutation({
    mutationFn: ({ id, state }: Rule) => (state === 'on' ? client.warning.off({ rule: id }) : client.warning.on({ rule: id })),
    onSuccess: refresh,
  });
  const rows = query.data?.rules ?? [];
  const columns: Column<Rule>[] = [
    { key: 'id', title: words.label.code, value: ({ id }) => id },
    { key: 'name', title: words.label.name, value: ({ names }) => names[language] },
    { key: 'state', title: words.label.state, value: ({ state }) => words.ruleState[state] },
    { key: 'severity', title: words.term.severity, value: ({ severity }) => words.severity[severity as 'info'] },
    { key: 'found', title: words.term.found, number: true, value: ({ found }) => found },
    { key: 'open', title: words.state.open, number: true, value: ({ open }) => open },
    {
      key: 'false',
      title: words.term.falseShare,
      number: true,
      value: ({ falseShare }) => (falseShare === null ? undefined : share(falseShare)),
    },
    {
      key: 'turn',
      title: words.rules,
      press: true,
      value: () => undefined,
      show: (rule) => (keeps ? <Button onClick={() => turn.mutate(rule)}>{rule.state === 'on' ? words.off : words.on}</Button> : null),
    },
  ];
  return (
    <div className="yd-stack">
      <ProblemView error={query.error ?? turn.error} again={query.refetch} />
      {query.isPending ? <Loading /> : null}
      {query.data !== undefined && rows.length === 0 ? <p>{words.noRules}</p> : null}
      {rows.length === 0 ? null : <PlainTable label={words.rules} columns={columns} rows={rows} rowKey={({ id }) => id} />}
      {keeps ? <NewRule /> : null}
    </div>
  );
}

function NewRule() {
  const words = usePageWords(warningsPageWords);
  const format = useFormat();
  const [rule, setRule] = useState('');
  const trial = useMutation({
    mutationFn: (live: boolean) => {
      const [from, to] = [365, 0].map((days) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10)) as [string, string];
      return client.warning.test({ rule, from, to, live });
    },
  });
  const keep = useMutation({ mutationFn: () => client.warning.add({ rule }), onSuccess: refresh });
  const found = trial.data;
  return (
    <Panel title={words.newRule}>
      <div className="yd-stack">
        <Field label={words.ruleText} hint={words.ruleHint}>
          {(ids) => <textarea {...ids} className="yd-area" rows={12} value={rule} onChange={({ target }) => setRule(target.value)} />}
        </Field>
        <div className="yd-row">
          <Button loading={trial.isPending} onClick={() => trial.mutate(false)}>
            {words.tryNow}
          </Button>
          <Button loading={trial.isPending} onClick={() => trial.mutate(true)}>
            {words.tryThen}
          </Button>
          <Button type="primary" loading={keep.isPending} onClick={() => keep.mutate()}>
            {words.save}
          </Button>
        </div>
        <ProblemView error={trial.error ?? keep.error} />
        {found === undefined ? null : (
          <p role="status">
            {words.tried(format.number(found.episodes.length), found.perWeek === null ? '—' : format.number(found.perWeek))}
          </p>
        )}
        <FindingList findings={[...(found?.findings ?? []), ...(keep.data?.findings ?? [])]} />
      </div>
    </Panel>
  );
}
