import { useSyncExternalStore } from 'react';
import { useLanguage } from '../i18n/language.tsx';
import { dayIn, useAddress } from './address.ts';
import { useIsOfYear } from './is-of-year.ts';
import { yearIn } from './year.ts';

const readKnown = (given: Readonly<Record<string, unknown>>) => ({
  known: dayIn(given, 'known'),
  year: yearIn(given),
});

let printed = new Date().toISOString();

function onPrint(changed: () => void): () => void {
  const now = () => {
    printed = new Date().toISOString();
    changed();
  };
  window.addEventListener('beforeprint', now);
  return () => window.removeEventListener('beforeprint', now);
}

/** Only on paper: when it was printed, from which address, of which year, and as known on which day its figures are. */
export function PrintNote() {
  const { words, format } = useLanguage();
  const [{ known, year }] = useAddress(readKnown);
  const isOfYear = useIsOfYear();
  const at = useSyncExternalStore(onPrint, () => printed);
  const when = format.instant(at);
  return (
    <footer className="yd-print-only yd-quiet yd-small">
      <div>{words.print.at(words.app.name, when)}</div>
      {isOfYear ? <div>{`${words.year.label}${format.colon}${words.yearOf(String(year))}`}</div> : null}
      <div>{known === undefined ? words.print.knownNow(when) : words.known.shown(format.day(known))}</div>
      <div className="yd-wrap">{location.href}</div>
    </footer>
  );
}
