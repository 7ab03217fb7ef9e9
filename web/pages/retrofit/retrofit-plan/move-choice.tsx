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

/** Another place for a project, chosen by hand: in, out, or a year. The same as dragging its card, but also by keyboard. */
export function MoveChoice({ project, years, now, onPin }: Props) {
  const words = usePageWords(planPageWords);
  const options = [
    { value: 'in', label: words.pinIn },
    ...years.filter((year) => year !== now).map((year) => ({ value: String(year), label: words.pinYear(year) })),
    { value: 'out', label: words.pinOut },
  ];
  const choose = (where: string | undefined) => (where === undefined ? undefined : onPin(pinTo(project, where)));
  return <Choice label={`${words.move} ${project}`} value={undefined} none={words.move} options={options} onChoose={choose} />;
}

/** A pin for where a project is put: `in`, `out` or a year. */
export const pinTo = (project: string, where: string): Pin =>
  where === 'in' || where === 'out' ? { project, in: where === 'in' } : { project, in: true, year: Number(where) };
