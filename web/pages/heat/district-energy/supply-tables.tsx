import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import type { Column } from '../../../ui/column.ts';
import { Panel } from '../../../ui/panel.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import type { DistrictPlanShown } from './answers.ts';
import { districtPlanWords } from './words.ts';

type Plant = DistrictPlanShown['phases'][number]['plants'][number] & { readonly year: number };
type Price = DistrictPlanShown['prices'][number];
type Oversize = DistrictPlanShown['oversizes'][number];

/** Plants by phase, prices of limits, and what too large a plant would cost. */
export function SupplyTables({ of }: { readonly of: DistrictPlanShown }) {
  const words = usePageWords(districtPlanWords);
  const { format } = useLanguage();
  const plants = of.phases.flatMap(({ year, plants: own }) => own.map((one): Plant => ({ ...one, year })));
  const columns: Column<Plant>[] = [
    { key: 'phase', title: words.term.phase, value: ({ year }) => String(year) },
    { key: 'plant', title: words.term.plant, value: ({ code }) => code },
    { key: 'size', title: words.term.size, number: true, value: ({ size }) => size },
    { key: 'added', title: words.term.added, number: true, value: ({ added }) => added },
    { key: 'given', title: words.term.given, number: true, value: ({ kwh }) => ({ value: kwh, unit: 'kWh' }) },
    { key: 'yuan', title: words.term.yuan, number: true, value: ({ yuan }) => format.quantity(yuan, words.yuan) },
  ];
  const prices: Column<Price>[] = [
    { key: 'limit', title: words.term.limit, value: ({ limit }) => words.limit[limit] },
    { key: 'plant', title: words.term.plant, value: ({ code, year }) => code ?? String(year ?? '') },
    { key: 'amount', title: words.term.amount, number: true, value: ({ amount }) => amount },
    { key: 'used', title: words.term.used, number: true, value: ({ used }) => used },
    { key: 'price', title: words.term.perUnit, number: true, value: ({ perUnit }) => perUnit },
  ];
  return (
    <>
      <Panel title={words.term.supply}>
        <PlainTable
          label={words.term.supply}
          columns={columns}
          rows={plants}
          rowKey={({ year, code }) => `${year} ${code}`}
          pageSize={20}
        />
      </Panel>
      {of.prices.length === 0 ? null : (
        <Panel title={words.term.prices}>
          <PlainTable
            label={words.term.prices}
            columns={prices}
            rows={of.prices}
            rowKey={({ limit, code, year }) => `${limit} ${code ?? ''} ${year ?? ''}`}
            pageSize={20}
          />
        </Panel>
      )}
      {of.oversizes.length === 0 ? null : <OversizeTable of={of} />}
    </>
  );
}

function OversizeTable({ of }: { readonly of: DistrictPlanShown }) {
  const words = usePageWords(districtPlanWords);
  const { format } = useLanguage();
  const columns: Column<Oversize>[] = [
    { key: 'kind', title: words.term.kind, value: ({ carrier }) => words.kind[carrier] },
    { key: 'by', title: words.term.oversize, value: ({ by }) => words.oversize[by] },
    { key: 'kw', title: words.term.wouldBe, number: true, value: ({ kw }) => ({ value: kw, unit: 'kW' }) },
    { key: 'peak', title: words.term.peakKw, number: true, value: ({ peakKw }) => ({ value: peakKw, unit: 'kW' }) },
    { key: 'more', title: words.term.moreYuan, number: true, value: ({ moreYuan }) => format.quantity(moreYuan, words.yuan) },
  ];
  return (
    <Panel title={words.term.oversize}>
      <PlainTable
        label={words.term.oversize}
        columns={columns}
        rows={of.oversizes}
        rowKey={({ carrier, by }) => `${carrier} ${by}`}
        pageSize={10}
      />
    </Panel>
  );
}
