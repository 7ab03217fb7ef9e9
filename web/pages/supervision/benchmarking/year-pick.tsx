import { useWords } from '../../../i18n/language.tsx';
import { Pick } from '../../../ui/pick.tsx';
import { years } from './address.ts';

/** A calendar year. */
export function YearPick({
  label,
  year,
  onPick,
}: {
  readonly label: string;
  readonly year: number;
  readonly onPick: (year: number | undefined) => void;
}) {
  const { yearOf } = useWords();
  const shown = years.includes(year) ? years : [...years, year];
  const options = shown.map((one) => ({ value: String(one), label: yearOf(String(one)) }));
  return (
    <Pick
      label={label}
      value={String(year)}
      options={options}
      onPick={(value) => onPick(value === undefined ? undefined : Number(value))}
      width={120}
    />
  );
}
