import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { api, client, queryClient } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { share } from '../../../ui/cell.ts';
import type { Column } from '../../../ui/column.ts';
import { NewRule } from './new-rule.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { warningsPageWords } from './words.ts';

type Rule = Awaited<ReturnType<typeof client.warning.rules>>['rules'][number];

const refresh = () => queryClient.invalidateQueries({ queryKey: api.warning.key() });

/** Rules with how often each was false; a new one is tried on a year of history before it is kept. */
export function RulesView() {
  const words = usePageWords(warningsPageWords);
  const { language } = useLanguage();
  const [edited, setEdited] = useState<Rule>();
  const keeps = may(useMe(), 'warning-rules');
  const query = useQuery(api.warning.rules.queryOptions());
  const turn = useMutation({
    mutationFn: ({ id, state, revision }: Rule) =>
      state === 'on' ? client.warning.off({ rule: id }) : client.warning.on({ rule: id, seen: revision }),
    onSettled: refresh,
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
      show: (rule) =>
        keeps ? (
          <span className="yd-row">
            <Button onClick={() => turn.mutate(rule)}>{rule.state === 'on' ? words.off : words.on}</Button>
            <Button onClick={() => setEdited(rule)}>{words.edit(rule.id)}</Button>
          </span>
        ) : null,
    },
  ];
  return (
    <div className="yd-stack">
      <ProblemView error={query.error ?? turn.error} again={query.refetch} />
      {query.isPending ? <Loading /> : null}
      {query.data !== undefined && rows.length === 0 ? <p>{words.noRules}</p> : null}
      {rows.length === 0 ? null : <PlainTable label={words.rules} columns={columns} rows={rows} rowKey={({ id }) => id} />}
      {keeps && edited === undefined ? <NewRule key="new" initial="" /> : null}
      {keeps && edited !== undefined ? (
        <NewRule
          key={`${edited.id} ${edited.version}`}
          title={words.editing(edited.id)}
          initial={JSON.stringify({ ...edited.rule, version: edited.version + 1 }, null, 2)}
        />
      ) : null}
    </div>
  );
}
