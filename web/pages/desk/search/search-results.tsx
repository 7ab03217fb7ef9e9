import { useEffect, useRef } from 'react';
import type { MouseEvent } from 'react';
import type { client } from '../../../api.ts';
import { useFormat, usePageWords } from '../../../i18n/language.tsx';
import { searchWords } from './words.ts';

type Group = Awaited<ReturnType<typeof client.search.find>>['groups'][number];
type Hit = Group['hits'][number];

type Results = {
  readonly id: string;
  readonly groups: readonly Group[];
  /** Index of the chosen result among all. */
  readonly active: number;
  readonly open: (href: string) => void;
};

/** What was found, by kind; each result links to its page. */
export function SearchResults({ id, groups, active, open }: Results) {
  const words = usePageWords(searchWords);
  const format = useFormat();
  const first = groups.map((_, at) => groups.slice(0, at).reduce((sum, { hits }) => sum + hits.length, 0));
  return (
    <div id={`${id}-list`} role="listbox" aria-label={words.results} className="yd-search-list">
      {groups.map(({ kind, total, least, hits }, group) => (
        <div key={kind} role="group" aria-label={words.kind[kind]}>
          <div className="yd-menu-group" aria-hidden>
            {words.kind[kind]} {format.aside(least ? words.least(format.count(total)) : words.count(format.count(total)))}
          </div>
          {hits.map((hit, at) => {
            const number = (first[group] ?? 0) + at;
            return <Option key={`${hit.href} ${at}`} id={`${id}-${number}`} of={hit} chosen={number === active} open={open} />;
          })}
        </div>
      ))}
    </div>
  );
}

type OptionOf = { readonly id: string; readonly of: Hit; readonly chosen: boolean; readonly open: (href: string) => void };

function Option({ id, of: { code, name, detail, href }, chosen, open }: OptionOf) {
  const place = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    if (chosen) place.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  const press = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open(href);
  };
  return (
    <a ref={place} id={id} role="option" aria-selected={chosen} href={href} tabIndex={-1} onClick={press}>
      <span>{name}</span>
      <span className="yd-quiet">{[code === name ? null : code, detail].filter((part) => part !== null).join(' · ')}</span>
    </a>
  );
}
