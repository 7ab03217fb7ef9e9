import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '../../../api.ts';
import type { client } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { ShortTable } from '../../../ui/short-table.tsx';
import { drawCasesWords } from './draw-cases-words.ts';

type Row = Awaited<ReturnType<typeof client.cases.drawn>>['objects'][number];

/** The cases that a draw started: one for each object, or the reason why there is none. Renders nothing if the plan starts none. */
export function DrawCases({ draw }: { readonly draw: string }) {
  const words = usePageWords(drawCasesWords);
  const query = useQuery(api.cases.drawn.queryOptions({ input: { draw } }));
  if (query.error !== null) return <ProblemView error={query.error} again={query.refetch} />;
  if (query.data === undefined || query.data.objects.length === 0) return null;
  return (
    <Panel title={words.title}>
      <ShortTable<Row>
        label={words.title}
        columns={[
          { key: 'object', title: words.object, value: ({ object }) => object },
          {
            key: 'case',
            title: words.case,
            value: (row) => row.case ?? undefined,
            show: (row) =>
              row.case === null ? null : (
                <Link to="/cases/$case" params={{ case: row.case }}>
                  {row.case}
                </Link>
              ),
          },
          { key: 'remarks', title: words.remarks, value: (row) => (row.gone ? words.gone : row.problem?.detail) },
        ]}
        rows={query.data.objects}
        rowKey={({ object }) => object}
      />
    </Panel>
  );
}
