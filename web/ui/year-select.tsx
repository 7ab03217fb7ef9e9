import { Select } from 'antd';
import { useWords } from '../i18n/language.tsx';
import { years } from './year.ts';

/** A calendar year, with how far it is measured beside each. `aside` returns nothing for a whole year. */
export function YearSelect({
  year,
  onPick,
  aside,
  id,
}: {
  readonly year: number;
  readonly onPick: (year: number) => void;
  readonly aside?: (year: number) => string | undefined;
  readonly id?: string;
}) {
  const { yearOf, year: words } = useWords();
  const shown = years.includes(year) ? years : [...years, year].toSorted((a, b) => b - a);
  const options = shown.map((one) => ({ value: one, label: yearOf(String(one)), aside: aside?.(one) }));
  return (
    <Select<number, (typeof options)[number]>
      {...(id === undefined ? { 'aria-label': words.label } : { id })}
      className="yd-year-select"
      value={year}
      options={options}
      onChange={onPick}
      optionRender={({ label, data }) => (
        <>
          {label} {data.aside === undefined ? null : <span className="yd-quiet yd-small">{data.aside}</span>}
        </>
      )}
      popupMatchSelectWidth={false}
      getPopupContainer={(box: HTMLElement) => box.parentElement ?? box}
    />
  );
}
