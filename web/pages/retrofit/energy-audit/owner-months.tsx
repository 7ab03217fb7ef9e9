import { useId } from 'react';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { auditOwnerWords } from './owner-words.ts';
import { monthsBetween, monthsText, monthsTyped } from './typed-months.ts';

/** The use of each month of the period, one box per month; an empty one is not known. */
export function OwnerMonths({
  name,
  unit,
  from,
  to,
  text,
  onText,
  onLeave,
}: {
  readonly name: string;
  /** The unit of the use. */
  readonly unit: string;
  readonly from: string;
  readonly to: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly onLeave: () => void;
}) {
  const words = usePageWords(auditOwnerWords);
  const { format } = useLanguage();
  const id = useId();
  const typed = monthsTyped(text);
  const change = (month: string, value: string) => onText(monthsText({ ...typed, [month]: value }));
  return (
    <div role="group" aria-labelledby={id} className="yd-stack">
      <p id={id} className="yd-quiet">
        {words.monthsHint(unit)}
      </p>
      <div className="yd-owner-months">
        {monthsBetween(from, to).map((month) => {
          const label = format.stepStart(`${month}-01T00:00:00Z`, 'month', 'UTC');
          return (
            <label key={month} className="yd-field">
              {label}
              <input
                aria-label={words.month(name, label)}
                className="yd-area"
                inputMode="decimal"
                maxLength={20}
                value={typed[month] ?? ''}
                onChange={({ target }) => change(month, target.value.replaceAll(/[\s;]/gu, ''))}
                onBlur={onLeave}
              />
            </label>
          );
        })}
      </div>
    </div>
  );
}
