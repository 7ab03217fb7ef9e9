import { useLanguage } from '../i18n/language.tsx';
import { dayIn, useAddress } from './address.ts';
import { DayInput } from './day-input.tsx';
import { Field } from './field.tsx';
import { Term } from './term.tsx';
import { todayHere } from './day-text.ts';

/** The part of every address that says as known on which day the figures are shown. */
const readKnown = (given: Readonly<Record<string, unknown>>) => ({ known: dayIn(given, 'known') });

/**
 * `{knownAt}` to spread into the input of a query: the end of the chosen day, local to the building; empty if everything known now counts.
 */
export function useKnownAt(): { readonly knownAt?: string } {
  const [{ known }] = useAddress(readKnown);
  return known === undefined ? {} : { knownAt: `${known}T23:59:59.999` };
}

const today = todayHere();

/** The "as known on" picker; shown on every page with figures. */
export function AsOfPicker() {
  const { words, format } = useLanguage();
  const [{ known }, go] = useAddress(readKnown);
  return (
    <Field label={words.known.label} hint={known === undefined ? undefined : words.known.shown(format.day(known))}>
      {(ids) => (
        <span className="yd-beside">
          <DayInput {...ids} value={known} max={today} onDay={(day) => go({ known: day })} />
          <Term of="known-at" name={words.known.label} />
        </span>
      )}
    </Field>
  );
}
