import { Button, Drawer } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { api } from '../api.ts';
import { useWords } from '../i18n/language.tsx';
import { Explanation } from './explanation.tsx';
import { ProblemView } from './problem-view.tsx';
import { SaveMemo } from './save-memo.tsx';
import { ShareLink } from './share-link.tsx';
import { Loading } from './states.tsx';

/** The opened figure: where it comes from, all the way down. It is in the address, so a copied link opens it. */
export function FigureDrawer({ figure, open }: { readonly figure: string; readonly open: (figure: string | undefined) => void }) {
  const { figure: words } = useWords();
  const { above, deeper, back } = useTrail(figure, open);
  const query = useQuery(api.figures.explain.queryOptions({ input: { figure }, staleTime: Number.POSITIVE_INFINITY }));
  const level = useFocusOnLevel(figure);
  return (
    <Drawer
      open
      size="large"
      title={words.title}
      onClose={() => open(undefined)}
      closable={{ 'aria-label': words.close }}
      extra={above ? <Button onClick={back}>{words.back}</Button> : null}
      getContainer={() => document.getElementById('main') ?? document.body}
    >
      <div className="yd-stack" ref={level} tabIndex={-1}>
        <ProblemView error={query.error} again={query.refetch} />
        {query.isPending ? <Loading /> : null}
        {query.data === undefined ? null : <Explanation of={query.data} open={deeper} />}
        <ShareLink />
        <SaveMemo key={figure} figure={figure} />
      </div>
    </Drawer>
  );
}

/** Going one level up or down removes what was pressed: the new level takes the focus. */
function useFocusOnLevel(figure: string) {
  const level = useRef<HTMLDivElement>(null);
  const before = useRef(figure);
  useEffect(() => {
    if (before.current !== figure) level.current?.focus();
    before.current = figure;
  }, [figure]);
  return level;
}

/** The figures opened one below the other, for the way back up. */
function useTrail(figure: string, open: (figure: string | undefined) => void) {
  const [trail, setTrail] = useState<readonly string[]>([]);
  return {
    above: trail.length > 0,
    deeper: (next: string) => {
      setTrail([...trail, figure]);
      open(next);
    },
    back: () => {
      setTrail(trail.slice(0, -1));
      open(trail.at(-1));
    },
  };
}
