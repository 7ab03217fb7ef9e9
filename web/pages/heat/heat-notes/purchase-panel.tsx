import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { heatNoteKindTerms, heatNoteTerms, heatPurchaseTerms } from '#heat/heat-notes/vocabulary.ts';
import { termText } from '#kernel/vocabulary.ts';
import { api, client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { day } from '../../../ui/cell.ts';
import type { Column } from '../../../ui/column.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { OpenedText } from '../../../ui/figure.tsx';
import { FindingList } from '../../../ui/finding-list.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { ChainDrawing } from './chain-drawing.tsx';
import { purchaseWords } from './purchase-words.ts';

type Bought = Awaited<ReturnType<typeof client.heatNotes.purchases.show>>;
type Month = Bought['suppliers'][number]['months'][number] & { readonly supplier: string };
type Statement = Bought['notes'][number];
type OfCompany = { readonly company: string; readonly season: string };

/** What a company bought in a season: the path of the heat, months, issued statements and those that would be issued. */
export function PurchasePanel({ company, season }: OfCompany) {
  const words = usePageWords(purchaseWords);
  const me = useMe();
  const chain = useQuery(api.heatNotes.purchases.chain.queryOptions({ input: { company, season } }));
  const query = useQuery(api.heatNotes.purchases.show.queryOptions({ input: { company, season } }));
  return (
    <Panel title={words.title} actions={may(me, 'export') ? <Files company={company} season={season} /> : null}>
      <div className="yd-stack">
        <ProblemView error={chain.error ?? query.error} again={() => void Promise.all([chain.refetch(), query.refetch()])} />
        {chain.data === undefined ? null : <ChainDrawing chain={chain.data} />}
        {query.isPending ? <Loading /> : null}
        {query.data === undefined ? null : <BoughtTables bought={query.data} of={{ company, season }} />}
      </div>
    </Panel>
  );
}

function Files(asked: OfCompany) {
  const words = usePageWords(purchaseWords);
  return (
    <span className="yd-row yd-no-print">
      {(['xlsx', 'docx'] as const).map((format) => (
        <a key={format} href={`/api/exports/heat-purchase?${new URLSearchParams({ ...asked, format }).toString()}`} download>
          {`${words.paper} ${format}`}
        </a>
      ))}
    </span>
  );
}

function BoughtTables({ bought, of }: { readonly bought: Bought; readonly of: OfCompany }) {
  const words = usePageWords(purchaseWords);
  const { language } = useLanguage();
  const title = (code: 'months' | 'statements') => termText(heatPurchaseTerms, code, language);
  const me = useMe();
  const months = bought.suppliers.flatMap(({ supplier, months: some }) => some.map((one): Month => ({ ...one, supplier })));
  const monthColumns = useMonthColumns();
  const columns = useStatementColumns();
  if (months.length === 0 && bought.notes.length === 0) return <p className="yd-quiet">{words.nothing}</p>;
  return (
    <>
      <FindingList findings={bought.findings} />
      <PlainTable
        label={title('months')}
        columns={monthColumns}
        rows={months}
        rowKey={({ supplier, meter, month }) => `${supplier} ${meter} ${month}`}
        pageSize={12}
      />
      {bought.issued.length === 0 ? null : (
        <>
          <PlainTable label={words.toIssue} columns={columns} rows={bought.issued} rowKey={({ number }) => number} pageSize={10} />
          {may(me, 'close-heat') ? <Issue count={bought.issued.length} of={of} seen={bought.hash} /> : null}
        </>
      )}
      {bought.notes.length === 0 ? null : (
        <PlainTable label={title('statements')} columns={columns} rows={bought.notes} rowKey={({ number }) => number} pageSize={10} />
      )}
    </>
  );
}

function Issue({ count, of, seen }: { readonly count: number; readonly of: OfCompany; readonly seen: string }) {
  const words = usePageWords(purchaseWords);
  const { format } = useLanguage();
  const known = useQueryClient();
  const issue = useMutation({
    mutationFn: () => client.heatNotes.purchases.issue({ ...of, seen }),
    onSuccess: () => known.invalidateQueries({ queryKey: api.heatNotes.purchases.key() }),
  });
  return (
    <div>
      <Confirm
        label={words.issue}
        name={of.season}
        means={words.issueMeans(format.count(count))}
        busy={issue.isPending}
        onYes={() => issue.mutate()}
      />
      <ProblemView error={issue.error} />
    </div>
  );
}

function useMonthColumns(): Column<Month>[] {
  const { language, format } = useLanguage();
  const of = (code: keyof typeof heatPurchaseTerms) => termText(heatPurchaseTerms, code, language);
  return [
    { key: 'supplier', title: of('supplier'), value: ({ supplier }) => supplier },
    { key: 'meter', title: of('meter'), value: ({ meter }) => meter },
    { key: 'month', title: of('month'), value: ({ month }) => month },
    { key: 'quantity', title: of('quantity'), number: true, value: ({ quantity }) => quantity?.toFixed(4) ?? null },
    { key: 'price', title: of('price'), number: true, value: ({ price }) => price },
    { key: 'yuan', title: of('yuan'), number: true, value: ({ yuan }) => (yuan === null ? null : format.money(yuan)) },
  ];
}

function useStatementColumns(): Column<Statement>[] {
  const { language, format } = useLanguage();
  const of = (code: keyof typeof heatPurchaseTerms) => termText(heatPurchaseTerms, code, language);
  return [
    { key: 'number', title: of('number'), value: ({ number }) => number },
    { key: 'kind', title: termText(heatNoteTerms, 'kind', language), value: ({ kind }) => termText(heatNoteKindTerms, kind, language) },
    { key: 'supplier', title: of('supplier'), value: ({ supplier }) => supplier },
    { key: 'quantity', title: of('quantity'), number: true, value: ({ quantity }) => quantity.toFixed(4) },
    {
      key: 'total',
      title: of('yuan'),
      number: true,
      value: ({ total }) => format.money(total),
      show: ({ total, figure }) => (figure === null ? format.money(total) : <OpenedText figure={figure} text={format.money(total)} />),
    },
    { key: 'day', title: termText(heatNoteTerms, 'day', language), value: (row) => day(row.day) },
  ];
}
