import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { heatStateTerms } from '#heat/heat-notes/vocabulary.ts';
import { householdFieldTerms, settlementPointFieldTerms } from '#heat/heat-supply/vocabulary.ts';
import { headingTerms } from '#kernel/heading-terms.ts';
import { termText } from '#kernel/vocabulary.ts';
import { api, type client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { day } from '../../../ui/cell.ts';
import type { Column } from '../../../ui/column.ts';
import { Fact } from '../../../ui/fact.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { HouseholdLink, SettlementPointLink } from '../heat-supply/links.tsx';
import { heatNotesPageWords } from './words.ts';

type State = Awaited<ReturnType<typeof client.heatNotes.state>>;
type Read = State['points'];
type Unread = State['missing'][number];

/** Number of meters listed, those with the most missing days. */
const listed = 100;

/** How complete the readings of a season are, before anything is calculated, and which meters lack most of it. */
export function StatePanel({
  season,
  of,
}: {
  readonly season: string;
  readonly of: { readonly company?: string; readonly region?: string; readonly point?: string };
}) {
  const words = usePageWords(heatNotesPageWords);
  const { language, format } = useLanguage();
  const query = useQuery({
    ...api.heatNotes.state.queryOptions({ input: { season, ...of, limit: listed } }),
    placeholderData: keepPreviousData,
  });
  const columns = useUnreadColumns(season);
  const title = (code: keyof typeof heatStateTerms) => termText(heatStateTerms, code, language);
  const told = query.data;
  return (
    <Panel title={words.state}>
      <ProblemView error={query.error} again={query.refetch} />
      {query.isPending ? <Loading /> : null}
      {told === undefined ? null : (
        <div className="yd-stack">
          <dl className="yd-facts">
            <Fact name={title('passed')}>{words.jobOf(format.count(told.passed), format.count(told.days))}</Fact>
            <Fact name={title('byArea')}>{format.count(told.byArea)}</Fact>
            <Fact name={title('unitsMissing')}>
              {told.unitsMissing === 0 ? format.count(0) : <Link to="/imports">{format.count(told.unitsMissing)}</Link>}
            </Fact>
            {told.withoutSeason === 0 ? null : <Fact name={title('withoutSeason')}>{format.count(told.withoutSeason)}</Fact>}
          </dl>
          <ReadTable told={told} />
          {told.missing.length === 0 ? (
            <p>{words.allRead}</p>
          ) : (
            <PlainTable
              label={words.unread(format.count(told.total))}
              columns={columns}
              rows={told.missing}
              rowKey={({ point, household }) => `${point} ${household ?? ''}`}
              pageSize={10}
            />
          )}
        </div>
      )}
    </Panel>
  );
}

function ReadTable({ told }: { readonly told: State }) {
  const words = usePageWords(heatNotesPageWords);
  const { language, format } = useLanguage();
  const title = (code: keyof typeof heatStateTerms) => termText(heatStateTerms, code, language);
  type Row = Read & { readonly of: 'points' | 'homes' };
  const rows: Row[] = [
    { of: 'points', ...told.points },
    { of: 'homes', ...told.households },
  ];
  const count = (code: keyof Read) => ({ key: code, title: title(code), number: true, value: (row: Row) => format.count(row[code]) });
  const columns: Column<Row>[] = [
    { key: 'of', title: termText(headingTerms, 'meter', language), value: (row) => title(row.of) },
    count('all'),
    count('whole'),
    count('part'),
    count('none'),
    count('unmetered'),
  ];
  return <PlainTable label={words.read} columns={columns} rows={rows} rowKey={({ of }) => of} />;
}

function useUnreadColumns(season: string): Column<Unread>[] {
  const { language, format } = useLanguage();
  const title = (code: keyof typeof heatStateTerms) => termText(heatStateTerms, code, language);
  return [
    {
      key: 'point',
      title: termText(settlementPointFieldTerms, 'code', language),
      value: ({ point }) => point,
      show: ({ point }) => <SettlementPointLink point={point} />,
    },
    {
      key: 'household',
      title: termText(householdFieldTerms, 'code', language),
      value: ({ household }) => household,
      show: ({ household }) => (household === null ? null : <HouseholdLink household={household} season={season} />),
    },
    {
      key: 'meter',
      title: termText(headingTerms, 'meter', language),
      value: ({ meter, isMeter }) => (meter === null ? title('unmetered') : isMeter ? meter : `${meter} (${title('no-meter')})`),
    },
    { key: 'days', title: title('days'), number: true, value: ({ days }) => format.count(days) },
    { key: 'first', title: title('first'), value: ({ first }) => day(first) },
  ];
}
