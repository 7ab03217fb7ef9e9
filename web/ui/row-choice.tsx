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
};

/** @param keys of the rows that are shown; @param most how many can be chosen */
export function useRowChoice(keys: readonly string[], most = 1000): RowChoice {
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const shown = new Set(keys);
  return {
    chosen,
    shown: keys.length,
    choose: (here) => setChosen([...chosen.filter((key) => !shown.has(key)), ...here.filter((key) => shown.has(key))].slice(0, most)),
    first: (count) => setChosen(keys.slice(0, count)),
    drop: () => setChosen([]),
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
