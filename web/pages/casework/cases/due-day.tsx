import { useFormat, usePageWords } from '../../../i18n/language.tsx';
import { casesListWords } from './list-words.ts';

/** A due day; in red and with a label if it has passed. */
export function DueDay({
  due,
  overdue,
  indicative = false,
}: {
  readonly due: string | null;
  readonly overdue: boolean;
  readonly indicative?: boolean;
}) {
  const words = usePageWords(casesListWords);
  const format = useFormat();
  return (
    <span className={overdue ? 'yd-missing' : undefined}>
      {due === null ? format.none : format.day(due)}
      {overdue ? ` ${words.term.overdue}` : ''}
      {indicative && due !== null ? <span className="yd-quiet"> {words.indicative}</span> : null}
    </span>
  );
}
