import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { Alert } from '../../../ui/alert.tsx';
import { useActor } from '../../../ui/actor.ts';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { Loading, NoSuchPage, TroublePage } from '../../../ui/states.tsx';
import { Undo } from '../../../ui/undo.tsx';
import { DropZone } from './drop-zone.tsx';
import { Failed, Running, useImport } from './import-state.tsx';
import { kindIn } from './kinds.ts';
import { ResultView } from './result.tsx';
import type { OneImport } from './result.tsx';
import { SourcePanel } from './source.tsx';
import { importWords } from './words.ts';

/** One import: its progress, its result, its rejects, and how to undo it. */
export function ImportPage() {
  const params = useParams({ strict: false });
  const own = usePageWords(importWords);
  const { words, format } = useLanguage();
  const me = useMe();
  const actor = useActor();
  const id = Number((params as { import?: string }).import);
  const query = useImport(Number.isInteger(id) && id > 0 ? id : undefined);
  const of = query.data;
  useFreshData(of?.state);
  if (query.error !== null) return <TroublePage error={query.error} again={query.refetch} />;
  if (!(Number.isInteger(id) && id > 0)) return <NoSuchPage />;
  if (of === undefined) return <Loading />;
  const name = of.live ? own.list.live(format.day(of.subject)) : of.subject === '' ? own.list.typed : of.subject;
  const when = of.live && of.ended !== null ? own.list.last(format.instant(of.ended)) : format.instant(of.at);
  return (
    <>
      <PageHeader
        title={`${own.one.title(String(id))}${format.colon}${name}`}
        below={`${own.kind[of.kind] ?? own.changeKind[of.kind] ?? of.kind} · ${own.one.by(actor(of.by), when)} · ${own.state[of.state] ?? of.state}`}
      >
        <Link to="/imports">{own.one.all}</Link>
        {of.state === 'shown' && may(me, 'undo') ? <Undo id={of.import} name={name} /> : null}
      </PageHeader>
      <Outcome of={of} />
      <SourcePanel of={of} />
      {of.undone === null ? null : <Alert type="info" title={own.one.undone(actor(of.undoneBy ?? ''), format.instant(of.undone))} />}
      {of.photos.length === 0 ? null : <Photos of={of} />}
      {of.state === 'shown' &&
      !of.live &&
      Number(of.result?.['rejectedCount'] ?? 0) > 0 &&
      kindIn(of.kind) !== undefined &&
      may(me, 'upload') ? (
        <Fix id={of.import} />
      ) : null}
      <span className="yd-hidden" aria-live="polite">
        {of.state === 'begun' ? words.app.loading : own.state[of.state]}
      </span>
    </>
  );
}

/** Anything loaded before the import finished may have changed with it. */
function useFreshData(state: OneImport['state'] | undefined) {
  const known = useQueryClient();
  useEffect(() => {
    if (state === 'shown' || state === 'undone')
      void known.invalidateQueries({
        refetchType: 'none',
        predicate: ({ queryKey }) => !JSON.stringify(queryKey).includes('"imports","get"'),
      });
  }, [state, known]);
}

function Outcome({ of }: { readonly of: OneImport }) {
  const own = usePageWords(importWords);
  if (of.state === 'begun') return <Running of={of} text={own.one.running} />;
  if (of.problem !== null) return <Failed of={of} />;
  return (
    <Panel title={own.one.result}>
      {of.state === 'previewed' ? <p>{own.one.previewed}</p> : null}
      <ResultView of={of} />
      {of.state === 'shown' ? (
        <p className="yd-row">
          <Link to="/ranking">{own.one.ranking}</Link>
          <Link to="/buildings">{own.one.buildings}</Link>
        </p>
      ) : null}
    </Panel>
  );
}

function Photos({ of }: { readonly of: OneImport }) {
  const { one } = usePageWords(importWords);
  return (
    <Panel title={one.photos}>
      <div className="yd-row">
        {of.photos.map(({ name }, index) => (
          <img
            key={name}
            className="yd-photo"
            src={`/api/imports/${of.import}/photos/${index + 1}`}
            alt={one.photo(String(index + 1), name)}
          />
        ))}
      </div>
    </Panel>
  );
}

function Fix({ id }: { readonly id: number }) {
  const { one, drop } = usePageWords(importWords);
  const navigate = useNavigate();
  return (
    <Panel title={one.fix}>
      <DropZone
        label={drop.another}
        hint={one.fixHint}
        onSent={(file) => void navigate({ to: '/imports/file/$file', params: { file }, search: { like: String(id) } })}
      />
    </Panel>
  );
}
