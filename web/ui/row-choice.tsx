import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useLanguage } from '../i18n/language.tsx';

/** The rows that are chosen in a list, over all its pages. */
export type RowChoice = {
  readonly chosen: readonly string[];
  /** As a table takes it: the selection on other pages stays. */
  readonly choose: (here: readonly string[]) => void;
  /** Chooses the first rows of those shown. */
  readonly first: (count: number) => void;
  readonly drop: () => void;
  /** How many rows are shown. */
  readonly shown: number;
  /** Whether the rows that are shown are of what is asked for, and not still of the year before. */
  readonly isCurrent: boolean;
};

/** What the rows of a list are of, besides their keys: the year of their figures, by what is measured, as known when. */
type Shown = {
  readonly about?: string;
  /** The rows are still those of the question before. */
  readonly isOld?: boolean;
  /** How many can be chosen. */
  readonly most?: number;
};

/**
 * Rows are chosen by their key and what they are of: of another year nothing is chosen, and rows of the year before are not taken for it
 * while its own are loading.
 * @param keys of the rows that are shown
 */
export function useRowChoice(keys: readonly string[], { about = '', isOld = false, most = 1000 }: Shown = {}): RowChoice {
  const [held, setHeld] = useState<{ readonly about: string; readonly chosen: readonly string[] }>({ about, chosen: [] });
  const [loaded, setLoaded] = useState(about);
  if (held.about !== about) setHeld({ about, chosen: [] });
  if (!isOld && loaded !== about) setLoaded(about);
  const isCurrent = !isOld || loaded === about;
  const here = isCurrent ? keys : [];
  const shown = new Set(here);
  const chosen = held.about === about ? held.chosen : [];
  const set = (next: readonly string[]) => setHeld({ about, chosen: next });
  return {
    chosen,
    isCurrent,
    shown: here.length,
    choose: (picked) => set([...chosen.filter((key) => !shown.has(key)), ...picked.filter((key) => shown.has(key))].slice(0, most)),
    first: (count) => set(here.slice(0, count)),
    drop: () => set([]),
  };
}

/** The acts on chosen rows, above their table; without a choice the first three can be chosen at once. */
export function RowActs({ choice, children }: { readonly choice: RowChoice; readonly children: ReactNode }) {
  const { words, format } = useLanguage();
  const { chosen, shown, first, drop } = choice;
  if (shown === 0 && chosen.length === 0) return null;
  const most = Math.min(3, shown);
  return (
    <div className="yd-row yd-no-print" role="group" aria-label={words.table.acts}>
      {chosen.length === 0 ? (
        <Button size="small" onClick={() => first(most)}>
          {words.table.chooseFirst(format.count(most))}
        </Button>
      ) : (
        <>
          <output>{words.table.chosen(format.count(chosen.length))}</output>
          {children}
          <Button size="small" onClick={drop}>
            {words.table.dropChosen}
          </Button>
        </>
      )}
    </div>
  );
}
