import { resourceFieldTerms } from '#registry/resources/vocabulary.ts';
import { termText } from '#kernel/vocabulary.ts';
import { solarYieldTerms } from '#flexibility/solar/vocabulary.ts';
import { placementTerms } from '#flexibility/solar-design/vocabulary.ts';
import { weatherSeriesTerms } from '#metering/weather/vocabulary.ts';
import type { client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { share } from '../../../ui/cell.ts';
import type { Column } from '../../../ui/column.ts';
import { Fact } from '../../../ui/fact.tsx';
import { Figure } from '../../../ui/figure.tsx';
import { FindingList } from '../../../ui/finding-list.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { solarPageWords } from './words.ts';

type Design = Awaited<ReturnType<typeof client.solarDesign.design>>;
type Pose = Design['arrays'][number]['placements'][number];
type OwnUse = NonNullable<Design['ownUse']>;

/** A calculated design: poses with their months, own use by month, saving, and remarks. */
export function DesignAnswer({ of }: { readonly of: Design }) {
  const words = usePageWords(solarPageWords);
  const { language, format } = useLanguage();
  return (
    <div className="yd-stack">
      <FindingList findings={of.findings} />
      <p>{words.byStation(of.stationName, termText(weatherSeriesTerms, of.series, language))}</p>
      {of.indicative ? <p>{words.indicative}</p> : null}
      {of.kw === null ? <p>{words.perKw}</p> : null}
      <dl className="yd-facts">
        {of.kw === null ? null : <Fact name={words.designTerm.kw}>{format.quantity(of.kw, 'kW')}</Fact>}
        {of.area === null ? null : <Fact name={termText(resourceFieldTerms, 'area', language)}>{format.quantity(of.area, 'm2')}</Fact>}
        {of.saving === null ? null : (
          <Fact name={`${words.designTerm.saving}${format.aside(words.ofTariff(of.saving.tariff))}`}>{format.money(of.saving.total)}</Fact>
        )}
        {of.saving === null ? null : <Fact name={words.designTerm.ownKwh}>{format.money(of.saving.own)}</Fact>}
        {of.saving === null || of.saving.export === null ? null : (
          <Fact name={words.designTerm.exportKwh}>{format.money(of.saving.export)}</Fact>
        )}
      </dl>
      <Poses of={of.arrays.flatMap(({ placements }) => placements)} />
      {of.ownUse === null ? null : <OwnUseTable of={of.ownUse} />}
    </div>
  );
}

function Poses({ of }: { readonly of: readonly Pose[] }) {
  const words = usePageWords(solarPageWords);
  const { language } = useLanguage();
  const columns: Column<Pose>[] = [
    { key: 'placement', title: words.designTerm.placement, value: ({ placement }) => termText(placementTerms, placement, language) },
    ...(['tilt', 'azimuth'] as const).map((key): Column<Pose> => ({
      key,
      title: `${termText(resourceFieldTerms, key, language)} °`,
      number: true,
      value: (row) => row[key],
    })),
    ...(['year', 'specific'] as const).map((key): Column<Pose> => ({
      key,
      title: termText(solarYieldTerms, key, language),
      number: true,
      value: (row) => ({ value: row[key], unit: key === 'year' ? 'kWh' : 'kWh/kW' }),
    })),
    {
      key: 'ratio',
      title: termText(solarYieldTerms, 'performanceRatio', language),
      number: true,
      value: (row) => share(row.performanceRatio),
    },
    ...Array.from({ length: 12 }, (_, at): Column<Pose> => ({
      key: `m${at + 1}`,
      title: String(at + 1),
      number: true,
      value: ({ months }) => months[at] ?? null,
    })),
  ];
  return <PlainTable label={words.placements} columns={columns} rows={of} rowKey={({ placement }) => placement} />;
}

function OwnUseTable({ of }: { readonly of: OwnUse }) {
  const words = usePageWords(solarPageWords);
  const { format } = useLanguage();
  type Row = OwnUse['months'][number];
  const kwh = (key: 'ownKwh' | 'exportKwh' | 'importKwh'): Column<Row> => ({
    key,
    title: words.designTerm[key],
    number: true,
    value: (row) => ({ value: row[key], unit: 'kWh' }),
  });
  const part = (key: 'ownShare' | 'coveredShare'): Column<Row> => ({
    key,
    title: words.designTerm[key],
    number: true,
    value: (row) => share(row[key]),
  });
  const columns: Column<Row>[] = [
    { key: 'month', title: words.month, value: ({ month }) => month },
    kwh('ownKwh'),
    kwh('exportKwh'),
    kwh('importKwh'),
    part('ownShare'),
    part('coveredShare'),
    { key: 'hours', title: words.hours, value: ({ hours }) => `${hours.compared}/${hours.of}` },
  ];
  return (
    <>
      <dl className="yd-facts">
        <Fact name={words.designTerm.load}>
          <Figure of={{ value: of.loadKwh, unit: 'kWh', figure: of.figure }} />
        </Fact>
        <Fact name={words.designTerm.ownShare}>{of.ownShare === null ? format.none : format.share(of.ownShare)}</Fact>
        <Fact name={words.designTerm.coveredShare}>{of.coveredShare === null ? format.none : format.share(of.coveredShare)}</Fact>
      </dl>
      <PlainTable label={words.ownUse(of.from, of.to)} columns={columns} rows={of.months} rowKey={({ month }) => month} />
    </>
  );
}
