import { useQueries } from '@tanstack/react-query';
import { api } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { share } from '../../../ui/cell.ts';
import type { Column } from '../../../ui/column.ts';
import { Figure } from '../../../ui/figure.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ShortTable } from '../../../ui/short-table.tsx';
import { type Inventory, tonnes } from './answer.ts';
import type { CarbonAddress } from './address.ts';
import { carbonWords } from './words.ts';

/** How many years are shown, the requested one last. */
const shownYears = 5;

/** The years up to the one shown: measured solid, estimated hatched, each with the emission factor of electricity that it is based on. */
export function TrendPanel({
  at,
  region,
  known,
}: {
  readonly at: CarbonAddress;
  readonly region: string;
  readonly known: { readonly knownAt?: string };
}) {
  const { words: own } = useLanguage();
  const words = usePageWords(carbonWords);
  const years = Array.from({ length: shownYears }, (_, back) => at.year - back);
  const isEstimated = at.basis === 'location';
  const asked = useQueries({
    queries: years.map((year) =>
      api.carbon.inventory.queryOptions({ input: { region, year, basis: at.basis, ...(isEstimated && { estimate: true }), ...known } }),
    ),
  });
  const rows = asked.flatMap(({ data }) => data ?? []);
  const most = Math.max(0, ...rows.map(({ total, estimated }) => Math.max(total.kg ?? 0, estimated?.totalKg ?? 0)));
  const electricity = ({ rows: all }: Inventory) => all.filter(({ carrier }) => carrier === 'electricity');
  const columns: Column<Inventory>[] = [
    { key: 'year', title: words.year, value: ({ year }) => own.yearOf(String(year)) },
    {
      key: 'kg',
      title: words.of.measuredPart,
      show: (one) => <CarbonBar of={one} most={most} />,
      value: ({ total }) => tonnes(total.kg),
    },
    {
      key: 'estimated',
      title: words.of.withEstimate,
      number: true,
      hidden: !isEstimated,
      show: ({ estimated, figure }) => <Figure of={tonnes(estimated?.totalKg, figure)} />,
      value: ({ estimated }) => tonnes(estimated?.totalKg),
    },
    { key: 'perM2', title: words.of.kgPerM2, number: true, value: ({ kgPerM2 }) => ({ value: kgPerM2, unit: 'kgCO2/m2' }) },
    { key: 'coverage', title: words.coverage, number: true, value: (one) => share(electricity(one)[0]?.use.coverage) },
    {
      key: 'ofYear',
      title: words.ofYear,
      value: (one) => [...new Set(electricity(one).flatMap(({ factor }) => factor?.year ?? []))].join(' '),
    },
  ];
  return (
    <Panel title={words.trend}>
      <ShortTable label={words.trend} columns={columns} rows={rows} rowKey={({ year }) => String(year)} />
      <p className="yd-quiet">
        {words.measuredBar} · {words.estimatedBar}
      </p>
    </Panel>
  );
}

/** Carbon as a bar: measured solid, estimated beyond it hatched; `most` is the value of the full width. */
function CarbonBar({ of, most }: { readonly of: Inventory; readonly most: number }) {
  const { total, estimated, figure } = of;
  const width = (kg: number): string => `${most === 0 ? 0 : (Math.max(0, kg) / most) * 100}%`;
  const measured = total.kg ?? 0;
  const beyond = Math.max(0, (estimated?.totalKg ?? measured) - measured);
  return (
    <div className="yd-bar">
      {measured > 0 ? <span className="yd-bar-fill yd-bar-carbon" style={{ width: width(measured) }} aria-hidden /> : null}
      <span className="yd-bar-fill yd-bar-estimate" style={{ insetInlineStart: width(measured), width: width(beyond) }} aria-hidden />
      <Figure of={tonnes(total.kg, figure)} />
    </div>
  );
}
