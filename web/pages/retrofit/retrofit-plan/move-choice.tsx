import { useRef, useState } from 'react';
import { usePageWords } from '../../../i18n/language.tsx';
import { Choice } from '../../../ui/choice.tsx';
import type { Pin } from './answers.ts';
import { planPageWords } from './words.ts';

type Props = {
  readonly project: string;
  readonly years: readonly number[];
  /** Its current year; null if it is out. */
  readonly now: number | null;
  readonly onPin: (pin: Pin) => void;
};

/**
 * Another place for a project, chosen by hand: in, out, or a year. The same as dragging its card, but also by keyboard: arrow keys pass
 * over all options, so that a choice counts only with Enter or on blur.
 */
export function MoveChoice({ project, years, now, onPin }: Props) {
  const words = usePageWords(planPageWords);
  const [walked, setWalked] = useState<string>();
  const byKey = useRef(false);
  const options = [
    { value: 'in', label: words.pinIn },
    ...years.filter((year) => year !== now).map((year) => ({ value: String(year), label: words.pinYear(year) })),
    { value: 'out', label: words.pinOut },
  ];
  const put = (where: string | undefined): void => {
    setWalked(undefined);
    if (where !== undefined) onPin(pinTo(project, where));
  };
  return (
    <span
      onPointerDown={() => {
        byKey.current = false;
      }}
      onKeyDown={({ key }) => {
        byKey.current = true;
        if (key === 'Enter') put(walked);
      }}
    >
      <Choice
        label={`${words.move} ${project}`}
        value={walked}
        none={words.move}
        options={options}
        onLeave={() => put(walked)}
        onChoose={(where) => (byKey.current ? setWalked(where) : put(where))}
      />
    </span>
  );
}

/** A pin for where a project is put: `in`, `out` or a year. */
export const pinTo = (project: string, where: string): Pin =>
  where === 'in' || where === 'out' ? { project, in: where === 'in' } : { project, in: true, year: Number(where) };
