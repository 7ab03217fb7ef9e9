import { useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useLanguage } from '../i18n/language.tsx';

/**
 * Keyboard navigation for a chart over time: arrow keys go from step to step, Enter opens the current one. Visible once it has the focus;
 * the step is marked in the chart too.
 */
export function StepWalker({
  label,
  count,
  say,
  onStep,
  onOpen,
  onStretch,
}: {
  readonly label: string;
  readonly count: number;
  /** A step with its values, as text. */
  readonly say: (index: number) => string;
  readonly onStep: (index: number | null) => void;
  readonly onOpen: (index: number) => void;
  /** The first and the last of the marked steps. */
  readonly onStretch: (first: number, last: number) => void;
}) {
  const { words, format } = useLanguage();
  const [chosen, setChosen] = useState({ at: 0, since: 0 });
  const [at, since] = [Math.min(chosen.at, count - 1), Math.min(chosen.since, count - 1)];
  const move = (to: number, isMarking: boolean) => {
    setChosen({ at: to, since: isMarking ? since : to });
    onStep(to);
  };
  const open = () => (at === since ? onOpen(at) : onStretch(Math.min(at, since), Math.max(at, since)));
  const press = (event: KeyboardEvent) => {
    const to = walked(event.key, at, count);
    if (to === null && event.key !== 'Enter') return;
    event.preventDefault();
    if (to === null) open();
    else move(to, event.shiftKey);
  };
  const told = at === since ? say(at) : words.chart.marked(format.count(Math.abs(at - since) + 1), say(at));
  return (
    <div
      role="slider"
      tabIndex={0}
      className="yd-walk yd-no-print"
      aria-label={`${label}${format.colon}${words.chart.walk}`}
      aria-valuemin={1}
      aria-valuemax={count}
      aria-valuenow={at + 1}
      aria-valuetext={told}
      onKeyDown={press}
      onFocus={() => onStep(at)}
      onBlur={() => onStep(null)}
    >
      {told} <span className="yd-quiet">{words.chart.walk}</span>
    </div>
  );
}

/** Null: not a navigation key. */
function walked(key: string, at: number, count: number): number | null {
  if (key === 'ArrowRight' || key === 'ArrowUp') return Math.min(at + 1, count - 1);
  if (key === 'ArrowLeft' || key === 'ArrowDown') return Math.max(at - 1, 0);
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : null;
}
