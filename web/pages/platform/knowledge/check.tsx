import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { termText } from '#kernel/vocabulary.ts';
import { sourceStateTerms } from '#supervision/source-check/vocabulary.ts';
import { api } from '../../../api.ts';
import type { client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { textIn, useAddress } from '../../../ui/address.ts';
import { whole } from '../../../ui/cell.ts';
import type { Column } from '../../../ui/column.ts';
import { PageHeader } from '../../../ui/page-header.tsx';
import { PlacePick, usePlaces } from '../../../ui/place-pick.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { CheckEntry } from './check-entry.tsx';
import { checkWords } from './check-words.ts';

type Row = Awaited<ReturnType<typeof client.sourceCheck.list>>['entries'][number];

const readCheck = (given: Readonly<Record<string, unknown>>) => ({ entry: textIn(given, 'entry'), region: textIn(given, 'region') });

/** Entries to be compared with the printed text, those that most buildings depend on first; or one of them. */
export function SourceCheckPage() {
  const words = usePageWords(checkWords);
  const [at, go] = useAddress(readCheck);
  const { begin } = usePlaces();
  const region = at.region ?? begin;
  if (at.entry === undefined)
    return (
      <>
        <PageHeader title={words.title} below={words.means}>
          <PlacePick label={words.buildings} value={region} onPick={(code) => go({ region: code })} />
        </PageHeader>
        <EntryList region={region} />
      </>
    );
  return (
    <>
      <PageHeader title={words.title} below={words.means}>
        <Link to="/knowledge/check" search={{}}>
          {words.all}
        </Link>
      </PageHeader>
      <CheckEntry key={at.entry} id={at.entry} />
    </>
  );
}

function EntryList({ region }: { readonly region: string | undefined }) {
  const words = usePageWords(checkWords);
  const { language, format } = useLanguage();
  const query = useQuery(api.sourceCheck.list.queryOptions({ input: region === undefined ? {} : { region } }));
  const columns: Column<Row>[] = [
    {
      key: 'entry',
      title: words.entry,
      value: ({ name }) => name,
      show: ({ base, name }) => (
        <Link to="/knowledge/check" search={{ entry: base }}>
          {name}
        </Link>
      ),
    },
    { key: 'document', title: words.document, value: ({ document, clause }) => `${document} ${clause}` },
    { key: 'state', title: words.state, value: ({ state }) => termText(sourceStateTerms, state, language) },
    { key: 'buildings', title: words.buildings, number: true, value: ({ buildings }) => whole(buildings) },
    { key: 'differing', title: words.differing, number: true, value: ({ differing }) => whole(differing) },
  ];
  return (
    <>
      <ProblemView error={query.error} again={query.refetch} />
      {query.isPending ? <Loading /> : null}
      {query.data === undefined ? null : (
        <div className="yd-stack">
          <p>{words.waiting(format.count(query.data.open), format.count(query.data.waiting))}</p>
          <PlainTable label={words.list} columns={columns} rows={query.data.entries} rowKey={({ entry }) => entry} />
        </div>
      )}
    </>
  );
}
