import { useState } from 'react';
import { usePageWords } from '../../../i18n/language.tsx';
import { DayInput } from '../../../ui/day-input.tsx';
import { Field } from '../../../ui/field.tsx';
import { PlacePick } from '../../../ui/place-pick.tsx';
import { warningsPageWords } from './words.ts';

/** The month before this one, `2026-05`. */
const lastMonth = (): string => {
  const now = new Date();
  return new Date(Date.UTC(now.getFullYear(), now.getMonth() - 1, 15)).toISOString().slice(0, 7);
};

/** The month of warnings as Word: of the building that the list is filtered by, otherwise of a place. */
export function MonthLink({ building }: { readonly building: string | undefined }) {
  const words = usePageWords(warningsPageWords);
  const [month, setMonth] = useState<string | undefined>(lastMonth);
  const [region, setRegion] = useState<string>();
  const which = building ?? region;
  const asked = { month: month ?? '', ...(building === undefined ? { region: region ?? '' } : { building }) };
  return (
    <details>
      <summary>{words.monthReport}</summary>
      <div className="yd-row yd-row-top">
        <Field label={words.month}>{(ids) => <DayInput {...ids} of="month" value={month} onDay={setMonth} />}</Field>
        {building === undefined ? <PlacePick label={words.place} value={region} none={words.choosePlace} onPick={setRegion} /> : null}
        {month === undefined || which === undefined ? (
          <p className="yd-quiet">{words.monthNeeds}</p>
        ) : (
          <a href={`/api/exports/warnings?${new URLSearchParams(asked)}`} download>
            {words.monthSave(month, which)}
          </a>
        )}
      </div>
    </details>
  );
}
