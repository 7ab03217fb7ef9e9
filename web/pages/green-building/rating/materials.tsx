import { useQuery } from '@tanstack/react-query';
import { api, client } from '../../../api.ts';
import { useFormat, usePageWords } from '../../../i18n/language.tsx';
import { FindingList } from '../../../ui/finding-list.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { ShortTable } from '../../../ui/short-table.tsx';
import type { Column } from '../../../ui/column.ts';
import { usePolicyWords, type PolicyVocabulary } from '../policy/facts.ts';
import { FileWays } from './file-ways.tsx';
import { useInput } from './input.ts';
import { JudgedRules, useBounds } from './judged.tsx';
import { RatingNav } from './nav.tsx';
import { PlaceRow, ProjectSteps, useWhere, questionOf } from './place-project.tsx';
import { TypedTable, type RowField } from './rows.tsx';
import { ratingWords } from './words.ts';

type Answer = Awaited<ReturnType<typeof client.rating.materials>>;
type Share = Pick<Answer['byCost'], 'least' | 'most'> & { readonly basis: string; readonly certified: string; readonly total: string };

/** The share of certified green materials, by cost and by quantity, against what the documents of the place require. */
export function MaterialsPage() {
  const { materials: words, common } = usePageWords(ratingWords);
  const { known, error, refetch } = usePolicyWords();
  const place = useWhere(known);
  const { input, set, tooLong } = useInput('materials');
  const told = useQuery({
    ...api.rating.materials.queryOptions({ input: { ...questionOf(place.where), input } }),
    enabled: known !== undefined,
    retry: false,
  });
  const readTable = async (file: string) => (await client.rating.readProducts({ file })).input;
  const needs = told.data?.rules.flatMap((rule) => rule.needs);
  return (
    <>
      <PageHeader title={words.title} below={words.below} />
      <RatingNav />
      <div className="yd-panel yd-stack">
        <PlaceRow of={place} />
        <FileWays name={words.file} input={input} tooLong={tooLong} onLoad={set} readTable={readTable} />
      </div>
      <ProblemView error={error} again={refetch} />
      <Panel title={words.products}>
        <TypedTable label={words.products} list="products" fields={useFields()} input={input} set={set} />
      </Panel>
      <ProblemView error={told.error} />
      {known === undefined ? (
        <Loading />
      ) : (
        <div className="yd-asking">
          <ProjectSteps of={place} known={known} needs={needs} />
          <div aria-live="polite" aria-busy={told.isFetching}>
            {told.data === undefined ? (
              told.error === null ? (
                <Loading />
              ) : (
                <p className="yd-quiet">{common.kept}</p>
              )
            ) : (
              <Answer of={told.data} known={known} onSay={(fact) => place.go({ fact })} />
            )}
          </div>
        </div>
      )}
    </>
  );
}

function useFields(): readonly RowField[] {
  const { materials: words } = usePageWords(ratingWords);
  return [
    { field: 'product', title: words.product, kind: 'text' },
    { field: 'certificate', title: words.certificate, kind: 'text' },
    { field: 'category', title: words.category, kind: 'text', width: 100 },
    { field: 'quantity', title: words.quantity, kind: 'number' },
    { field: 'unit', title: words.unit, kind: 'text', width: 60 },
    { field: 'costYuan', title: words.cost, kind: 'number' },
    { field: 'certified', title: words.certified, kind: 'yes' },
    { field: 'validTo', title: words.validTo, kind: 'text', width: 110 },
  ];
}

function Answer({ of, known, onSay }: { readonly of: Answer; readonly known: PolicyVocabulary; readonly onSay: (fact: string) => void }) {
  const { materials: words, common } = usePageWords(ratingWords);
  const format = useFormat();
  const bounds = useBounds();
  const number = (value: number | null) => (value === null ? common.unknown : format.number(value));
  const shares: Share[] = [
    { ...of.byCost, basis: words.byCost, certified: format.money(of.byCost.certified), total: format.money(of.byCost.total) },
    ...of.byQuantity.map((one) => ({
      ...one,
      basis: words.byQuantity(one.unit === '' ? common.unknown : one.unit),
      certified: number(one.certified),
      total: number(one.total),
    })),
  ];
  const columns: Column<Share>[] = [
    { key: 'basis', title: words.basis, show: ({ basis }) => basis },
    { key: 'certified', title: words.green, number: true, show: ({ certified }) => certified },
    { key: 'total', title: words.total, number: true, show: ({ total }) => total },
    { key: 'share', title: words.share, number: true, show: (one) => bounds(one, (value) => `${format.number(value)}%`) },
  ];
  return (
    <>
      <Panel title={words.result}>
        <ShortTable label={words.result} columns={columns} rows={shares} rowKey={({ basis }) => basis} />
        <p className="yd-quiet">
          {words.counted(format.count(of.products.filter(({ counts }) => counts === true).length), format.count(of.products.length))}
        </p>
        <FindingList findings={of.findings} />
      </Panel>
      <JudgedRules of={of.rules} known={known} onSay={onSay} />
    </>
  );
}
