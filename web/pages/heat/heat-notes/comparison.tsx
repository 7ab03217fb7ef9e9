import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { heatComparisonTerms } from '#heat/heat-notes/vocabulary.ts';
import { termText } from '#kernel/vocabulary.ts';
import { api, type client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import type { Go } from '../../../ui/address.ts';
import type { Column } from '../../../ui/column.ts';
import { Fact } from '../../../ui/fact.tsx';
import { ServerTable } from '../../../ui/server-table.tsx';
import { pageInput } from '../../../ui/table-address.ts';
import { HouseholdLink, SettlementPointLink } from '../heat-supply/links.tsx';
import type { HeatCloseAddress } from './address.ts';
import { useNoteTerms } from './note-columns.tsx';
import { heatNotesPageWords } from './words.ts';

type Comparison = Awaited<ReturnType<typeof client.heatNotes.closes.compare>>;
type Row = Comparison['rows'][number];
export type Against = 'last-season' | 'by-area';

/**
 * Households of a preview compared with the season before or with billing by area, the largest difference first, and all of them as a
 * sheet.
 */
export function ComparisonTable({
  job,
  against,
  at,
  go,
}: {
  readonly job: string;
  readonly against: Against;
  readonly at: HeatCloseAddress;
  readonly go: Go<HeatCloseAddress>;
}) {
  const words = usePageWords(heatNotesPageWords);
  const { language } = useLanguage();
  const asked = { job, against };
  const query = useQuery({
    ...api.heatNotes.closes.compare.queryOptions({ input: { ...asked, ...pageInput(at) } }),
    placeholderData: keepPreviousData,
  });
  const told = query.data;
  const label = termText(heatComparisonTerms, against, language);
  return (
    <div className="yd-stack">
      {told === undefined ? null : <Sums of={told} against={against} />}
      <ServerTable
        label={label}
        columns={useColumns(told, against)}
        rows={told?.rows ?? []}
        rowKey={({ household }) => household}
        query={query}
        total={told?.total ?? 0}
        at={at}
        go={go as never}
        empty={<p className="yd-quiet">{words.nothingCompared}</p>}
      />
      <Sheet job={job} against={against} />
    </div>
  );
}

function Sheet({ job, against }: { readonly job: string; readonly against: Against }) {
  const words = usePageWords(heatNotesPageWords);
  const me = useMe();
  if (!may(me, 'export')) return null;
  return (
    <p className="yd-no-print">
      <a href={`/api/exports/heat-comparison?${new URLSearchParams({ format: 'xlsx', job, against }).toString()}`} download>
        {words.comparisonSheet}
      </a>
    </p>
  );
}

function Sums({ of: { sums, before }, against }: { readonly of: Comparison; readonly against: Against }) {
  const words = usePageWords(heatNotesPageWords);
  const { language, format } = useLanguage();
  const of = (code: keyof typeof heatComparisonTerms) => termText(heatComparisonTerms, code, language);
  if (against === 'last-season' && before === null) return <p className="yd-quiet">{words.noSeasonBefore}</p>;
  return (
    <dl className="yd-facts">
      <Fact name={of('households')}>{format.count(sums.households)}</Fact>
      <Fact name={of('higher')}>{format.count(sums.higher)}</Fact>
      <Fact name={of('lower')}>{format.count(sums.lower)}</Fact>
      <Fact name={of('now')}>{sums.now === null ? null : format.money(sums.now)}</Fact>
      <Fact name={against === 'by-area' ? of('byArea') : `${of('last')} ${before ?? ''}`}>
        {sums.beside === null ? null : format.money(sums.beside)}
      </Fact>
    </dl>
  );
}

function useColumns(told: Comparison | undefined, against: Against): Column<Row>[] {
  const { language } = useLanguage();
  const { of: ofNote, household, money, heat } = useNoteTerms();
  const of = (code: keyof typeof heatComparisonTerms) => termText(heatComparisonTerms, code, language);
  const season = told?.season ?? '';
  const yuan = (text: string | null) => (text === null ? null : money(text));
  const heatBefore: Column<Row>[] =
    against === 'by-area'
      ? []
      : [
          {
            key: 'quantityBefore',
            title: of('quantityBefore'),
            number: true,
            value: (row) => (row.quantityBefore === null ? null : heat(row.quantityBefore)),
          },
        ];
  return [
    {
      key: 'household',
      title: household,
      value: (row) => row.household,
      show: (row) => <HouseholdLink household={row.household} season={season} />,
    },
    { key: 'point', title: ofNote('point'), value: ({ point }) => point, show: ({ point }) => <SettlementPointLink point={point} /> },
    { key: 'difference', title: of('difference'), number: true, value: (row) => yuan(row.difference) },
    { key: 'now', title: of('now'), number: true, value: (row) => money(row.now) },
    { key: 'beside', title: against === 'by-area' ? of('byArea') : of('last'), number: true, value: (row) => yuan(row.beside) },
    { key: 'quantity', title: ofNote('quantity'), number: true, value: (row) => heat(row.quantity) },
    ...heatBefore,
  ];
}
