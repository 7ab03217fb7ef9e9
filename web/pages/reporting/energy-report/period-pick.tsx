import { usePageWords } from '../../../i18n/language.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { Field } from '../../../ui/field.tsx';
import { months, years } from './address.ts';
import { reportWords } from './words.ts';

/** A month or a year: first which of the two, then which one. */
export function PeriodPick({ period, onPick }: { readonly period: string; readonly onPick: (period: string) => void }) {
  const words = usePageWords(reportWords);
  const isMonth = period.includes('-');
  const usual = isMonth ? months : years;
  const shown = usual.includes(period) ? usual : [period, ...usual];
  const kinds = [
    { value: 'month', label: words.monthly },
    { value: 'year', label: words.yearly },
  ] as const;
  return (
    <div className="yd-row yd-no-print">
      <Field label={words.period}>
        {(ids) => (
          <Choice
            {...ids}
            value={isMonth ? 'month' : 'year'}
            options={kinds}
            onChoose={(kind) => onPick((kind === 'year' ? years[0] : months[0]) ?? period)}
          />
        )}
      </Field>
      <Field label={words.ofPeriod}>
        {(ids) => (
          <Choice
            {...ids}
            value={period}
            options={shown.map((one) => ({ value: one, label: one }))}
            onChoose={(one) => onPick(one ?? period)}
          />
        )}
      </Field>
    </div>
  );
}
