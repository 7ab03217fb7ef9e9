import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { substationFieldTerms } from '#heat/heat-network/vocabulary.ts';
import { termText } from '#kernel/vocabulary.ts';
import { api, type client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import type { Column } from '../../../ui/column.ts';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { networkWords } from './words.ts';

type Row = Awaited<ReturnType<typeof client.heatNetwork.substations.list>>['substations'][number];

/** The visible substations, each linked to its points. */
export function SubstationsTab({ asked }: { readonly asked: { readonly region?: string; readonly company?: string } }) {
  const words = usePageWords(networkWords);
  const { language } = useLanguage();
  const { data, error, refetch } = useQuery({
    ...api.heatNetwork.substations.list.queryOptions({ input: { ...asked, limit: 1000 } }),
    placeholderData: keepPreviousData,
  });
  if (error !== null) return <ProblemView error={error} again={refetch} />;
  if (data === undefined) return <Loading />;
  if (data.substations.length === 0) return <p className="yd-panel">{words.noSubstations}</p>;
  const field = (code: keyof typeof substationFieldTerms) => termText(substationFieldTerms, code, language);
  const columns: Column<Row>[] = [
    {
      key: 'code',
      title: field('code'),
      value: ({ code }) => code,
      show: ({ code }) => (
        <Link to="/heat-network" search={{ substation: code }}>
          {code}
        </Link>
      ),
    },
    { key: 'name', title: words.name, value: ({ name }) => name },
    { key: 'region', title: words.region, value: ({ region }) => region },
    { key: 'company', title: field('company'), value: ({ company }) => company },
    { key: 'points', title: words.feeds, number: true, value: ({ points }) => points },
  ];
  return <PlainTable label={words.substations} columns={columns} rows={data.substations} total={data.total} rowKey={({ code }) => code} />;
}
