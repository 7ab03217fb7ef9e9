import { useQuery } from '@tanstack/react-query';
import { api, type client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { day } from '../../../ui/cell.ts';
import type { Column } from '../../../ui/column.ts';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { factorText } from './answer.ts';
import { carbonWords } from './words.ts';

type Factor = Awaited<ReturnType<typeof client.carbon.factors>>['factors'][number];
type Certificate = Awaited<ReturnType<typeof client.carbon.certificates.list>>['certificates'][number];
type Known = { readonly knownAt?: string };

/** Emission factors of the place, those above it, their grids and the nation, with document and status. */
export function FactorsTab({ region, known }: { readonly region: string; readonly known: Known }) {
  const { words: own } = useLanguage();
  const words = usePageWords(carbonWords);
  const query = useQuery(api.carbon.factors.queryOptions({ input: { region, ...known } }));
  const columns: Column<Factor>[] = [
    { key: 'carrier', title: words.energy, value: ({ carrier }) => own.carrier[carrier] },
    { key: 'place', title: words.factorPlace, value: ({ place }) => place },
    { key: 'year', title: words.ofYear, value: ({ year }) => (year === null ? undefined : String(year)) },
    { key: 'series', title: words.of.series, value: ({ series }) => words.series[series] },
    { key: 'value', title: words.of.factor, number: true, value: (factor) => factorText(factor) },
    { key: 'status', title: words.verification, value: ({ status }) => words.statuses[status] ?? status },
    { key: 'document', title: words.document, value: ({ document, clause }) => `${document} ${clause}` },
    { key: 'published', title: words.published, value: ({ published }) => (published === null ? null : day(published)) },
  ];
  return (
    <>
      <ProblemView error={query.error} again={query.refetch} />
      {query.data === undefined ? (
        <Loading />
      ) : (
        <div className="yd-scroll">
          <PlainTable label={words.factors} columns={columns} rows={query.data.factors} rowKey={({ id, version }) => `${id}@${version}`} />
        </div>
      )}
    </>
  );
}

/** Green certificates that count in the year. */
export function CertificatesTab({ year, known }: { readonly year: number; readonly known: Known }) {
  const words = usePageWords(carbonWords);
  const query = useQuery(api.carbon.certificates.list.queryOptions({ input: { year, limit: 1000, ...known } }));
  const columns: Column<Certificate>[] = [
    { key: 'number', title: words.certificate.number, value: ({ number }) => number },
    { key: 'building', title: words.certificate.building, value: ({ building }) => building ?? undefined },
    { key: 'organisation', title: words.certificate.organisation, value: ({ organisation }) => organisation ?? undefined },
    { key: 'kwh', title: words.certificate.kwh, number: true, value: ({ kwh }) => ({ value: kwh, unit: 'kWh' }) },
    { key: 'from', title: words.certificate.periodFrom, value: ({ from }) => day(from) },
    { key: 'to', title: words.certificate.periodTo, value: ({ to }) => day(to) },
    { key: 'document', title: words.certificate.document, value: ({ document }) => document ?? undefined },
  ];
  return (
    <>
      <ProblemView error={query.error} again={query.refetch} />
      {query.data === undefined ? <Loading /> : null}
      {query.data?.total === 0 ? <p>{words.noCertificates}</p> : null}
      {query.data === undefined || query.data.total === 0 ? null : (
        <div className="yd-scroll">
          <PlainTable
            label={words.of.certificates}
            columns={columns}
            rows={query.data.certificates}
            total={query.data.total}
            rowKey={({ number }) => number}
          />
        </div>
      )}
    </>
  );
}
