import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import type { Column } from '../../../ui/column.ts';
import { OpenedText } from '../../../ui/figure.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import type { DistrictPlanShown } from './answers.ts';
import { districtPlanWords } from './words.ts';

type Demand = DistrictPlanShown['demands'][number];
type Peak = DistrictPlanShown['peaks'][number];

/** What each plot needs, and the peaks of the district. */
export function DemandTables({ of }: { readonly of: DistrictPlanShown }) {
  const words = usePageWords(districtPlanWords);
  const { format } = useLanguage();
  const per = (value: number | null) => (value === null ? null : { value, unit: 'kWh/m²' });
  const columns: Column<Demand>[] = [
    { key: 'plot', title: words.term.plot, value: ({ plot }) => plot },
    { key: 'use', title: words.useLabel, value: ({ use }) => words.use[use] },
    { key: 'kind', title: words.term.kind, value: ({ carrier }) => words.kind[carrier] },
    { key: 'basis', title: words.term.basis, value: ({ basis }) => words.basis[basis] },
    { key: 'buildings', title: words.term.measuredBuildings, number: true, value: ({ buildings }) => buildings },
    { key: 'per', title: words.term.perM2, number: true, value: ({ kwhPerM2 }) => per(kwhPerM2) },
    {
      key: 'interval',
      title: words.term.interval,
      value: ({ low, high }) => (low === null || high === null ? null : `${format.quantity(low, '')} – ${format.quantity(high, '')}`),
    },
    {
      key: 'kwh',
      title: words.term.kwh,
      number: true,
      value: ({ kwh }) => (kwh === null ? null : { value: kwh, unit: 'kWh' }),
      show: ({ kwh, figure }) => (kwh === null ? null : <OpenedText figure={figure} text={format.quantity(kwh, 'kWh')} />),
    },
    { key: 'origin', title: words.term.origin, value: ({ source }) => source },
  ];
  const peaks: Column<Peak>[] = [
    { key: 'kind', title: words.term.kind, value: ({ carrier }) => words.kind[carrier] },
    { key: 'peak', title: words.term.peakKw, number: true, value: ({ peakKw }) => ({ value: peakKw, unit: 'kW' }) },
    { key: 'sum', title: words.term.sumOfPeaks, number: true, value: ({ sumOfPeaksKw }) => ({ value: sumOfPeaksKw, unit: 'kW' }) },
    { key: 'diversity', title: words.term.diversity, number: true, value: ({ diversity }) => diversity },
  ];
  return (
    <>
      <Panel title={words.term.demand}>
        <PlainTable
          label={words.term.demand}
          columns={columns}
          rows={of.demands}
          rowKey={({ plot, carrier }) => `${plot} ${carrier}`}
          pageSize={20}
        />
      </Panel>
      <Panel title={words.term.diversity}>
        <PlainTable label={words.term.diversity} columns={peaks} rows={of.peaks} rowKey={({ carrier }) => carrier} pageSize={10} />
      </Panel>
    </>
  );
}
