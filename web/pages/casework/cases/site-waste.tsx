import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { wordsIn } from '#kernel/vocabulary.ts';
import { intensityText, kindText, limitText, verdictText, wasteTerms } from '#casework/site-waste/vocabulary.ts';
import { api } from '../../../api.ts';
import type { client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { share } from '../../../ui/cell.ts';
import { AsOfPicker, useKnownAt } from '../../../ui/as-of.tsx';
import type { Column } from '../../../ui/column.ts';
import { FindingList } from '../../../ui/finding-list.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { ShortTable } from '../../../ui/short-table.tsx';
import { Loading } from '../../../ui/states.tsx';

type Waste = Awaited<ReturnType<typeof client.siteWaste.show>>;
type Sum = Waste['total'];

const words = { zh: wordsIn(wasteTerms, 'zh'), en: wordsIn(wasteTerms, 'en') };

/** What happened to the waste of building sites over a span of days: by place, kind, month and site; and what does not add up. */
export function SiteWaste({ from, to, region }: { readonly from: string; readonly to: string; readonly region: string | undefined }) {
  const { language } = useLanguage();
  const terms = usePageWords(words);
  const me = useMe();
  const asked = { from, to, ...(region !== undefined && { region }), ...useKnownAt() };
  const { data, error, refetch, isPending } = useQuery(api.siteWaste.show.queryOptions({ input: asked }));
  return (
    <Panel title={terms.waste}>
      <AsOfPicker />
      <ProblemView error={error} again={refetch} />
      {isPending ? <Loading /> : null}
      {data === undefined ? null : (
        <div className="yd-stack">
          <FindingList findings={data.findings} />
          <Year rows={data.year} />
          <Intensities rows={data.sites} />
          <Sums label={terms.region} rows={data.places} nameOf={({ name }) => name} keyOf={({ region: code }) => code} />
          <Sums label={terms.kind} rows={data.kinds} nameOf={({ kind }) => kindText(kind, language)} keyOf={({ kind }) => kind} />
          <Sums label={terms.period} rows={data.months} nameOf={({ period }) => period} keyOf={({ period }) => period} />
          <Sums
            label={terms.site}
            rows={data.sites}
            nameOf={(one) => <a href={`/cases/${one.case}`}>{one.site === '' ? one.case : one.site}</a>}
            keyOf={(one) => one.case}
          />
          {may(me, 'export') ? (
            <p>
              <a href={`/api/exports/site-waste?${new URLSearchParams({ ...asked, language }).toString()}`} download>
                {terms.file}
              </a>{' '}
              <a href={`/api/exports/site-waste?${new URLSearchParams({ ...asked, table: 'year', language }).toString()}`} download>
                {terms.yearFile}
              </a>
            </p>
          ) : null}
        </div>
      )}
    </Panel>
  );
}

type YearRow = Waste['year'][number];

/** The table by place: sites and area, how they stand by the limit, reuse with its target, and what checks of smart sites found. */
function Year({ rows }: { readonly rows: readonly YearRow[] }) {
  const terms = usePageWords(words);
  const { format } = useLanguage();
  const sharesOf = (row: YearRow) =>
    row.checked === 0 ? undefined : row.smart.map(({ name, sites }) => `${name} ${format.count(sites)}`).join(format.pause);
  const verdict = (key: 'within' | 'over' | 'open' | 'indicative'): Column<YearRow> => ({
    key,
    title: terms[key],
    number: true,
    value: ({ verdicts }) => verdicts[key],
  });
  return (
    <ShortTable<YearRow>
      label={terms.year}
      columns={[
        { key: 'region', title: terms.region, value: ({ name }) => name ?? terms.together },
        { key: 'sites', title: terms.sites, number: true, value: ({ sites }) => sites },
        { key: 'areaM2', title: terms.areaM2, number: true, value: ({ areaM2 }) => (areaM2 === null ? null : Number(areaM2)) },
        verdict('within'),
        verdict('over'),
        verdict('open'),
        verdict('indicative'),
        {
          key: 'reuseShare',
          title: terms.reuseShare,
          number: true,
          value: ({ reuseShare }) => share(reuseShare === null ? null : Number(reuseShare)),
        },
        { key: 'reuseTarget', title: terms.reuseTarget, number: true, value: ({ reuseTarget }) => share(reuseTarget) },
        { key: 'checked', title: terms.checked, number: true, value: ({ checked }) => checked },
        { key: 'smart', title: terms.smart, value: sharesOf },
      ]}
      rows={rows}
      rowKey={({ region }) => region ?? ''}
    />
  );
}

type Site = Waste['sites'][number];

/** Sites compared with the limit, the highest first; the waste of each as one number, or what it is at least and at most. */
function Intensities({ rows }: { readonly rows: readonly Site[] }) {
  const terms = usePageWords(words);
  const { format, language } = useLanguage();
  const sorted = rows.toSorted((a, b) => Number(b.intensity.low ?? -1) - Number(a.intensity.low ?? -1));
  // one number stays a number in files
  const amount = ({ intensity }: Site) => {
    const { low, high } = intensity;
    return low !== null && low === high ? Number(low) : intensityText(intensity, format.number);
  };
  return (
    <ShortTable<Site>
      label={terms.intensity}
      columns={[
        {
          key: 'site',
          title: terms.site,
          value: ({ case: code }) => code,
          show: (one) => <a href={`/cases/${one.case}`}>{one.site === '' ? one.case : one.site}</a>,
        },
        { key: 'areaM2', title: terms.areaM2, number: true, value: ({ areaM2 }) => (areaM2 === null ? null : Number(areaM2)) },
        { key: 'intensity', title: terms.intensity, number: true, value: amount },
        { key: 'limit', title: terms.limit, number: true, value: ({ intensity }) => limitText(intensity, language, format.number) },
        { key: 'verdict', title: terms.verdict, value: ({ intensity }) => verdictText(intensity, language) },
      ]}
      rows={sorted}
      rowKey={(one) => one.case}
    />
  );
}

/** Sums, each with the name of its subject. */
function Sums<Row extends Sum>({
  label,
  rows,
  nameOf,
  keyOf,
}: {
  readonly label: string;
  readonly rows: readonly Row[];
  readonly nameOf: (row: Row) => ReactNode;
  readonly keyOf: (row: Row) => string;
}) {
  const terms = usePageWords(words);
  const tonnes = (key: 'made' | 'reused' | 'disposed' | 'stored'): Column<Row> => ({
    key,
    title: terms[key],
    number: true,
    value: (row) => (row[key] === null ? null : Number(row[key])),
  });
  return (
    <ShortTable<Row>
      label={label}
      columns={[
        { key: 'name', title: label, value: keyOf, show: nameOf },
        tonnes('made'),
        tonnes('reused'),
        tonnes('disposed'),
        tonnes('stored'),
        {
          key: 'reuseShare',
          title: terms.reuseShare,
          number: true,
          value: ({ reuseShare }) => share(reuseShare === null ? null : Number(reuseShare)),
        },
      ]}
      rows={rows}
      rowKey={keyOf}
    />
  );
}
