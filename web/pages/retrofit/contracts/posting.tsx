import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { usePageWords } from '../../../i18n/language.tsx';
import { useKnownAt } from '../../../ui/as-of.tsx';
import { FindingList } from '../../../ui/finding-list.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { EntryLines } from './entry-lines.tsx';
import { EntryFacts } from './entry-facts.tsx';
import { fresh } from './fresh.ts';
import type { Contract, Posted } from './answers.ts';
import { contractsPageWords } from './words.ts';

/** Shows first what would be posted, and posts it by a second click. @param ask settles or reviews, as a preview or for real */
export function Posting({
  of,
  label,
  none,
  ask,
}: {
  readonly of: Contract;
  readonly label: string;
  readonly none: string;
  /** @param seen the preview that is posted */
  readonly ask: (preview: boolean, seen?: Posted) => Promise<Posted>;
}) {
  const words = usePageWords(contractsPageWords);
  const isPast = useKnownAt().knownAt !== undefined;
  const [shown, setShown] = useState<Posted>();
  const preview = useMutation({ mutationFn: () => ask(true), onSuccess: setShown, onError: () => setShown(undefined) });
  const post = useMutation({
    mutationFn: () => ask(false, shown),
    onSuccess: async () => {
      setShown(undefined);
      await fresh();
    },
  });
  return (
    <div className="yd-stack yd-no-print">
      <div className="yd-row">
        <Button loading={preview.isPending} onClick={() => preview.mutate()}>
          {label}
        </Button>
        {post.isSuccess && shown === undefined ? <output>{words.posted}</output> : null}
      </div>
      <ProblemView error={preview.error ?? post.error} />
      {shown === undefined ? null : (
        <section aria-label={words.differs} className="yd-stack">
          <FindingList findings={shown.findings} />
          {shown.posted.length === 0 ? <p role="status">{none}</p> : null}
          {shown.posted.map((entry) => (
            <div key={entry.entry}>
              <EntryFacts of={of} entry={entry} isPreview />
              <EntryLines of={of} entry={entry} />
            </div>
          ))}
          {shown.posted.length === 0 ? null : isPast ? (
            <p className="yd-quiet">{words.previewOnly}</p>
          ) : (
            <div>
              <Button type="primary" loading={post.isPending} onClick={() => post.mutate()}>
                {words.post}
              </Button>
            </div>
          )}
        </section>
      )}
    </div>
  );
}
