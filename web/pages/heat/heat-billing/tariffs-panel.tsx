import { useQuery } from '@tanstack/react-query';
import { heatTariffTerms } from '#heat/heat-billing/vocabulary.ts';
import { statusTerms, termText, useTerms } from '#kernel/vocabulary.ts';
import { api, type client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { day } from '../../../ui/cell.ts';
import type { Column } from '../../../ui/column.ts';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { ShortTable } from '../../../ui/short-table.tsx';
import { heatBillingPageWords } from './words.ts';

type Tariff = Awaited<ReturnType<typeof client.heatBilling.tariffs.list>>['tariffs'][number];
type Row = { readonly tariff: Tariff; readonly of: string } & { readonly [K in 'area' | 'basic' | 'metered']?: string | undefined } & {
  readonly per: string;
};

/** Every version of every tariff, class by class. */
export function TariffsPanel() {
  const words = usePageWords(heatBillingPageWords);
  const { data, error, refetch } = useQuery(api.heatBilling.tariffs.list.queryOptions({ input: {} }));
  const rows = (data?.tariffs ?? []).flatMap((tariff): Row[] =>
    Object.entries(tariff.classes).map(([of, prices]) => ({ tariff, of, ...prices })),
  );
  return (
    <Panel title={words.tariffList}>
      <ProblemView error={error} again={refetch} />
      {data !== undefined && rows.length === 0 ? (
        <p className="yd-quiet">{words.noTariff}</p>
      ) : (
        <ShortTable
          label={words.tariffList}
          columns={useColumns()}
          rows={rows}
          rowKey={({ tariff, of }) => `${tariff.id} ${tariff.version} ${of}`}
        />
      )}
    </Panel>
  );
}

function useColumns(): Column<Row>[] {
  const words = usePageWords(heatBillingPageWords);
  const { language, format } = useLanguage();
  const title = (code: keyof typeof heatTariffTerms) => termText(heatTariffTerms, code, language);
  return [
    {
      key: 'tariff',
      title: title('tariff'),
      value: ({ tariff }) => `${tariff.id}@${tariff.version}${format.aside(termText(statusTerms, tariff.status, language))}`,
    },
    { key: 'validFrom', title: words.validFrom, value: ({ tariff }) => (tariff.validFrom === undefined ? null : day(tariff.validFrom)) },
    { key: 'class', title: title('class'), value: ({ of }) => termText(useTerms, of, language) },
    { key: 'area', title: title('area'), number: true, value: ({ area }) => area ?? null },
    { key: 'basic', title: title('basic'), number: true, value: ({ basic }) => basic ?? null },
    { key: 'metered', title: title('metered'), number: true, value: ({ metered }) => metered ?? null },
    { key: 'per', title: title('per'), value: ({ per }) => per },
  ];
}
