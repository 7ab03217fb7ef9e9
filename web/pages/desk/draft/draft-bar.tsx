import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useFormat, usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { useActor } from '../../../ui/actor.ts';
import { Alert } from '../../../ui/alert.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import type { Draft, DraftAddress, DraftKind, Question } from './draft-address.ts';
import { KeepDraft } from './keep-draft.tsx';
import { type OpenDraft, useOpenDraft } from './open-draft.ts';
import { draftWords } from './words.ts';

/**
 * Keeps the question of a page as a draft, saves the open one, and links to all of them.
 * @param question what is kept: as the procedure of the page takes it
 * @param onOpen fills the page with a draft, through its address, and puts `at` there too
 */
export function DraftBar({
  kind,
  question,
  onOpen,
}: {
  readonly kind: DraftKind;
  readonly question: Question;
  readonly onOpen: (draft: Draft, at: DraftAddress) => void;
}) {
  const words = usePageWords(draftWords);
  const edits = may(useMe(), 'edit');
  const [keeping, setKeeping] = useState<string>();
  const open = useOpenDraft(kind, question);
  const { unfilled } = open;
  useEffect(() => {
    if (unfilled !== undefined) onOpen(unfilled, { draft: String(unfilled.id), rev: String(unfilled.revision) });
  }, [unfilled, onOpen]);
  return (
    <section className="yd-panel yd-no-print yd-stack" aria-label={words.bar}>
      <div className="yd-row">
        {open.draft === undefined ? null : <State of={open} draft={open.draft} />}
        {open.draft?.mayChange === true && !open.isBehind ? (
          <Button disabled={!open.isChanged} loading={open.isSaving} onClick={open.save}>
            {words.update}
          </Button>
        ) : null}
        {edits ? <Button onClick={() => setKeeping(keeping === undefined ? '' : undefined)}>{words.keep}</Button> : null}
        <Link to="/drafts" search={{}}>
          {words.open}
        </Link>
      </div>
      {open.isBehind && open.draft !== undefined ? (
        <Behind draft={open.draft} onTake={open.takeNewer} onCopy={edits ? (title) => setKeeping(words.copyOf(title)) : undefined} />
      ) : (
        <ProblemView error={open.error} />
      )}
      {open.draft === undefined || open.draft.knowledge.length === 0 ? null : <Changed count={open.draft.knowledge.length} />}
      {keeping === undefined ? null : (
        <KeepDraft
          key={keeping}
          kind={kind}
          question={question}
          title={keeping}
          project={open.draft?.project ?? ''}
          onKept={(made) => {
            setKeeping(undefined);
            open.turnTo(made);
          }}
          onCancel={() => setKeeping(undefined)}
        />
      )}
    </section>
  );
}

function State({ of, draft }: { readonly of: OpenDraft; readonly draft: Draft }) {
  const words = usePageWords(draftWords);
  const format = useFormat();
  const actor = useActor();
  const saved = words.saved(actor(draft.updatedBy), format.instant(draft.updatedAt));
  return (
    <span role="status">
      <strong>{words.opened(draft.title, of.revision)}</strong>
      {format.aside(of.isSaving ? words.saving : of.isChanged ? words.unsaved : saved)}
    </span>
  );
}

/** Someone else has saved a newer revision: open theirs, or keep the current content as another draft. */
function Behind({
  draft,
  onTake,
  onCopy,
}: {
  readonly draft: Draft;
  readonly onTake: () => void;
  readonly onCopy: ((title: string) => void) | undefined;
}) {
  const words = usePageWords(draftWords);
  const format = useFormat();
  const actor = useActor();
  return (
    <Alert
      type="warning"
      title={words.newer}
      description={words.newerMeans(actor(draft.updatedBy), format.instant(draft.updatedAt), draft.revision)}
      action={
        <div className="yd-row">
          <Button onClick={onTake}>{words.takeNewer}</Button>
          {onCopy === undefined ? null : <Button onClick={() => onCopy(draft.title)}>{words.copy}</Button>}
        </div>
      }
    />
  );
}

/** Something it depends on has another version than when it was saved. */
function Changed({ count }: { readonly count: number }) {
  const words = usePageWords(draftWords);
  const format = useFormat();
  return (
    <Alert
      type="info"
      role="status"
      title={words.changed(format.count(count))}
      action={
        <Link to="/knowledge" search={{}}>
          {words.seeKnowledge}
        </Link>
      }
    />
  );
}
