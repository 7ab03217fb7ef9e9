import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect } from 'react';
import { api } from '../../../api.ts';
import { useFormat, useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { Alert } from '../../../ui/alert.tsx';
import { Switches } from '../../../ui/head.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { DrawFacts, DrawnTables, type ShownDraw } from './drawn-tables.tsx';
import { replay } from './replay.ts';
import { SaveDraw } from './save-draw.tsx';
import { drawsWords } from './words.ts';

/** A draw for anyone: its announcement, its result, and how to replay it. */
export function PublicDrawPage() {
  const { draw = '' } = useParams({ strict: false });
  const words = usePageWords(drawsWords);
  const { words: all } = useLanguage();
  const query = useQuery(api.draws.published.get.queryOptions({ input: { draw } }));
  const title = query.data?.name ?? words.term.title;
  useEffect(() => {
    document.title = `${title} · ${all.app.name}`;
  }, [title, all.app.name]);
  return (
    <div className="yd-public">
      <header className="yd-head yd-no-print">
        <span className="yd-brand">{all.app.name}</span>
        <Switches />
        <Link to="/sign-in" search={{}}>
          {words.signIn}
        </Link>
      </header>
      <main className="yd-main" id="main" aria-label={words.main}>
        <div className="yd-page-head">
          <div>
            <h1>{title}</h1>
            <div className="yd-quiet">{words.publicMeans}</div>
          </div>
        </div>
        <ProblemView error={query.error} again={query.refetch} />
        {query.isPending ? <Loading /> : null}
        {query.data === undefined ? null : <Published of={query.data} />}
      </main>
    </div>
  );
}

function Published({ of }: { readonly of: ShownDraw }) {
  const words = usePageWords(drawsWords);
  const format = useFormat();
  return (
    <>
      <Panel title={of.draw}>
        <DrawFacts of={of} />
        <SaveDraw of={of} />
      </Panel>
      {of.state === 'announced' ? <p>{words.waits(format.instant(of.knownFrom))}</p> : <Replay of={of} />}
      {of.state === 'announced' ? null : <DrawnTables of={of} />}
      <Python />
    </>
  );
}

/** Draws again in the browser, and says whether the result is the same. Later replacements are listed separately. */
function Replay({ of }: { readonly of: ShownDraw }) {
  const words = usePageWords(drawsWords);
  const work = useMutation({ mutationFn: () => replay(of.text, of.secret ?? '', of.randomness ?? '') });
  const replaced = new Set(of.replacements.flatMap(({ object, person, by }) => (person === null ? [object, by] : [object])));
  const same = (code: string, people: readonly string[]) =>
    of.drawn.some((one) => one.code === code && one.people.join(' ') === people.join(' '));
  const isSame = work.data?.isSecret === true && work.data.drawn.every(({ code, people }) => replaced.has(code) || same(code, people));
  if (globalThis.crypto?.subtle === undefined) return <p className="yd-quiet">{words.noCrypto}</p>;
  return (
    <div className="yd-stack">
      <div className="yd-row">
        <Button loading={work.isPending} onClick={() => work.mutate()}>
          {words.replay}
        </Button>
      </div>
      <ProblemView error={work.error} />
      {work.data === undefined ? null : (
        <Alert type={isSame ? 'success' : 'error'} role="status" title={isSame ? words.replayed : words.differs} />
      )}
    </div>
  );
}

function Python() {
  const words = usePageWords(drawsWords);
  const query = useQuery(api.draws.published.replay.queryOptions());
  if (query.data === undefined) return <ProblemView error={query.error} />;
  return (
    <details>
      <summary>{words.python}</summary>
      <pre className="yd-pre">{query.data.python}</pre>
    </details>
  );
}
