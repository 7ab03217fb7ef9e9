import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '../../../api.ts';
import type { client } from '../../../api.ts';
import { useFormat, usePageWords } from '../../../i18n/language.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { WaitingCases } from './waiting-cases.tsx';
import { Beginning } from './beginning.tsx';
import { totalOf } from './total.ts';
import { todoWords } from './words.ts';

type Item = Awaited<ReturnType<typeof client.todo.list>>['items'][number];

/** What waits for the reader: each kind links to its list. */
export function TodoPage() {
  const words = usePageWords(todoWords);
  const format = useFormat();
  const query = useQuery(api.todo.list.queryOptions());
  const items = query.data?.items;
  return (
    <>
      <PageHeader title={words.title} below={words.below}>
        {items === undefined ? null : <span className="yd-tile-value">{words.count(format.count(totalOf(items)))}</span>}
      </PageHeader>
      <Beginning />
      <ProblemView error={query.error} again={query.refetch} />
      {query.isPending ? <Loading /> : null}
      {items?.length === 0 ? <p>{words.nothing}</p> : null}
      <WaitingCases />
      {items === undefined || items.length === 0 ? null : (
        <ul className="yd-todo" aria-label={words.title}>
          {items.map((item) => (
            <Waiting key={item.name} of={item} />
          ))}
        </ul>
      )}
    </>
  );
}

function Waiting({ of: { name, count, units, buildings, about, since, href } }: { readonly of: Item }) {
  const words = usePageWords(todoWords);
  const format = useFormat();
  const details = [
    units === null ? null : words.items(format.count(count)),
    buildings === null ? null : words.buildings(format.count(buildings)),
    since === null ? null : words.since(since),
    about.length === 0 ? null : about.join(format.pause),
  ];
  const [path = '/', search = ''] = href.split('?');
  return (
    <li className="yd-panel">
      <Link to={path as '/'} search={Object.fromEntries(new URLSearchParams(search))}>
        <strong>{words.name[name]}</strong>
      </Link>
      <span className="yd-tile-value">{units === null ? words.count(format.count(count)) : words.units(format.count(units))}</span>
      <span className="yd-quiet">{details.filter((part) => part !== null).join(' · ')}</span>
    </li>
  );
}
