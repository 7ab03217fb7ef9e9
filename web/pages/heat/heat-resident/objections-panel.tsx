import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { caseTerms } from '#casework/cases/vocabulary.ts';
import { heatNoteTerms } from '#heat/heat-notes/vocabulary.ts';
import { headingTerms } from '#kernel/heading-terms.ts';
import { termText } from '#kernel/vocabulary.ts';
import { api, type client } from '../../../api.ts';
import { usualZone } from '../../../i18n/format.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { useMe } from '../../../session.ts';
import { day, instant } from '../../../ui/cell.ts';
import type { Column } from '../../../ui/column.ts';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { ShortTable } from '../../../ui/short-table.tsx';
import { residentConsoleWords } from './console-words.ts';

type Objection = Awaited<ReturnType<typeof client.heatResident.objections>>['objections'][number];

/** Objections to bills of a household: what its residents say is wrong, the state of each, and the answer. */
export function ObjectionsPanel({ household }: { readonly household: string }) {
  const words = usePageWords(residentConsoleWords);
  const { data, error, refetch } = useQuery(api.heatResident.objections.queryOptions({ input: { household } }));
  const columns = useColumns();
  return (
    <Panel title={words.objections}>
      <ProblemView error={error} again={refetch} />
      {data?.objections.length === 0 ? <p className="yd-quiet">{words.noObjections}</p> : null}
      {data === undefined || data.objections.length === 0 ? null : (
        <ShortTable label={words.objections} columns={columns} rows={data.objections} rowKey={(row) => row.case} />
      )}
    </Panel>
  );
}

function useColumns(): Column<Objection>[] {
  const words = usePageWords(residentConsoleWords);
  const { language, format } = useLanguage();
  const me = useMe();
  const of = (code: keyof typeof caseTerms) => termText(caseTerms, code, language);
  const noted = (code: keyof typeof heatNoteTerms) => termText(heatNoteTerms, code, language);
  const joined = (...texts: readonly (string | null)[]) => texts.filter((text) => text !== null).join(format.colon) || null;
  return [
    {
      key: 'case',
      title: of('case'),
      value: (row) => row.case,
      // posts of the bureau work on it; the company reads its state
      ...(me?.role !== 'operator' && {
        show: (row: Objection) => (
          <Link to="/cases/$case" params={{ case: row.case }} search={{}}>
            {row.case}
          </Link>
        ),
      }),
    },
    { key: 'made', title: of('began'), value: ({ made }) => instant(made, usualZone) },
    { key: 'account', title: noted('account'), value: ({ account }) => account },
    { key: 'season', title: termText(headingTerms, 'heatSeason', language), value: ({ season }) => season },
    { key: 'note', title: noted('number'), value: ({ note }) => note },
    { key: 'matter', title: words.matter, value: ({ matter }) => matter },
    { key: 'text', title: words.text, value: ({ text }) => text },
    { key: 'state', title: termText(headingTerms, 'state', language), value: ({ stateName }) => stateName },
    { key: 'due', title: of('due'), value: ({ due }) => (due === null ? null : day(due)) },
    { key: 'answer', title: words.answer, value: ({ outcome, answer }) => joined(outcome, answer) },
  ];
}
