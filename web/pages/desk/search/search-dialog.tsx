import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import type { InputRef } from 'antd';
import { useEffect, useId, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { api } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { SearchResults } from './search-results.tsx';
import { searchWords } from './words.ts';

/** How long a text must stay unchanged before it is searched for, ms. */
const restMs = 120;

/** A box over the page: what is typed is searched for everywhere; arrow keys choose, Enter opens, Escape closes. */
export function SearchDialog({ close }: { readonly close: () => void }) {
  const words = usePageWords(searchWords);
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const { groups, hits, query } = useFound(text);
  const box = useRef<HTMLDialogElement>(null);
  const id = useId();
  const { history } = useRouter();
  const input = useRef<InputRef>(null);
  useEffect(() => {
    box.current?.showModal();
    input.current?.focus();
  }, []);
  const open = (href: string) => {
    box.current?.close();
    history.push(href);
  };
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || hits.length === 0) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined && event.key !== 'Enter') return;
    event.preventDefault();
    if (step === undefined) open(hits[at]?.href ?? '/');
    else setActive((at + step + hits.length) % hits.length);
  };
  const at = Math.min(active, Math.max(hits.length - 1, 0));
  return (
    <dialog ref={box} className="yd-search" aria-labelledby={`${id}-title`} onClose={close}>
      <Head id={`${id}-title`} close={() => box.current?.close()} />
      <Input
        ref={input}
        size="large"
        value={text}
        placeholder={words.box}
        role="combobox"
        aria-label={words.title}
        aria-describedby={`${id}-hint`}
        aria-autocomplete="list"
        aria-expanded={hits.length > 0}
        {...(hits.length > 0 && { 'aria-controls': `${id}-list`, 'aria-activedescendant': `${id}-${at}` })}
        onChange={({ target }) => {
          setText(target.value);
          setActive(0);
        }}
        onKeyDown={press}
      />
      <p id={`${id}-hint`} className="yd-quiet">
        {words.hint}
      </p>
      <ProblemView error={query.error} again={query.refetch} />
      <div role="status">{query.data !== undefined && !query.isFetching && hits.length === 0 ? words.none : null}</div>
      {hits.length === 0 ? null : <SearchResults id={id} groups={groups} active={at} open={open} />}
      <p className="yd-quiet yd-wide">{words.keys}</p>
    </dialog>
  );
}

function Head({ id, close }: { readonly id: string; readonly close: () => void }) {
  const words = usePageWords(searchWords);
  return (
    <div className="yd-search-head">
      <h2 id={id}>{words.title}</h2>
      <Button size="small" onClick={close}>
        {words.close}
      </Button>
    </div>
  );
}

/** The results for the text, once it stays unchanged; the previous results stay until then. */
function useFound(text: string) {
  const asked = useRested(text.trim());
  const query = useQuery({
    ...api.search.find.queryOptions({ input: { text: asked } }),
    enabled: asked !== '',
    placeholderData: keepPreviousData,
  });
  const groups = asked === '' ? [] : (query.data?.groups ?? []);
  return { groups, hits: groups.flatMap((group) => group.hits), query };
}

function useRested(text: string): string {
  const [rested, setRested] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), restMs);
    return () => clearTimeout(timer);
  }, [text]);
  return rested;
}
