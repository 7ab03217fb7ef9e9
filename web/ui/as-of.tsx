import { EllipsisOutlined, HistoryOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { createContext, use, useId } from 'react';
import { createPortal } from 'react-dom';
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

/** The place in the top bar for the "as known on" picker of the open page; null while there is none. */
export const KnownPlace = createContext<HTMLElement | null>(null);

/** The "as known on" picker, on every page with figures: behind ⋯ in the top bar, with a mark there when a day is set. */
export function AsOfPicker() {
  const place = use(KnownPlace);
  return place === null ? null : createPortal(<KnownOn />, place);
}

function KnownOn() {
  const { words, format } = useLanguage();
  const [{ known }, go] = useAddress(readKnown);
  const id = useId();
  const mark = known === undefined ? undefined : words.known.set(format.day(known));
  return (
    <>
      <Button
        className={mark === undefined ? '' : 'yd-known-set'}
        type="text"
        icon={mark === undefined ? <EllipsisOutlined aria-hidden /> : <HistoryOutlined aria-hidden />}
        aria-label={mark ?? words.known.label}
        title={mark ?? words.known.label}
        popoverTarget={id}
      >
        {mark === undefined ? null : <span className="yd-wide">{mark}</span>}
      </Button>
      <div id={id} popover="auto" role="region" aria-label={words.known.label} className="yd-bell yd-known">
        <Field label={words.known.label} hint={known === undefined ? words.known.now : words.known.shown(format.day(known))}>
          {(ids) => (
            <span className="yd-beside">
              <DayInput {...ids} value={known} max={today} onDay={(day) => go({ known: day })} />
              <Term of="known-at" name={words.known.label} />
            </span>
          )}
        </Field>
        {known === undefined ? null : <Button onClick={() => go({ known: undefined })}>{words.known.lift}</Button>}
      </div>
    </>
  );
}
