import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '../../../api.ts';
import type { client } from '../../../api.ts';
import { useFormat, usePageWords } from '../../../i18n/language.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { ShortTable } from '../../../ui/short-table.tsx';
import { DueDay } from '../../casework/cases/due-day.tsx';
import { casesListWords } from '../../casework/cases/list-words.ts';
import { todoWords } from './words.ts';

type Item = Awaited<ReturnType<typeof client.cases.todo>>['items'][number];

/** The first to be due; the others are in the list of cases. */
const most = 10;

/** Cases that wait for the reader, their posts, or those they stand in for: by due day. */
export function WaitingCases() {
  const words = usePageWords(todoWords);
  const { term, label } = usePageWords(casesListWords);
  const format = useFormat();
  const query = useQuery(api.cases.todo.queryOptions({ input: { limit: most } }));
  const total = query.data?.total ?? 0;
  if (query.error !== null) return <ProblemView error={query.error} again={query.refetch} />;
  if (query.data === undefined || total === 0) return null;
  const steps = (item: Item) => [...item.steps, ...(item.votes.length === 0 ? [] : [term.vote])].join(format.pause);
  return (
    <Panel title={`${term.title} ${words.count(format.count(total))}`}>
      <ul className="yd-row yd-bare" aria-label={words.byState}>
        {query.data.states.map(({ procedure, procedureName, state, stateName, count }) => (
          <li key={`${procedure} ${state}`}>
            <Link to="/cases" search={{ procedure, state }}>
              {words.standing(procedureName, stateName, format.count(count))}
            </Link>
          </li>
        ))}
      </ul>
      <ShortTable<Item>
        label={term.title}
        columns={[
          {
            key: 'case',
            title: term.case,
            value: (item) => item.case,
            show: (item) => (
              <Link to="/cases/$case" params={{ case: item.case }} search={{}}>
                {item.procedureName} {item.case}
              </Link>
            ),
          },
          { key: 'state', title: label.state, value: ({ stateName }) => stateName },
          { key: 'step', title: term.transition, value: steps },
          { key: 'due', title: term.due, value: ({ due }) => due ?? undefined, show: (item) => <DueDay {...item} /> },
          { key: 'insteadOf', title: term.insteadOf, value: ({ insteadOf }) => insteadOf ?? undefined },
        ]}
        rows={query.data.items}
        rowKey={(item) => `${item.case} ${item.as} ${item.insteadOf ?? ''}`}
      />
      {total > most ? (
        <Link to="/cases" search={{}}>
          {words.allCases}
        </Link>
      ) : null}
    </Panel>
  );
}
