import { useMemo } from 'react';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { pathwayPageWords } from './pathway-words.ts';
import { measuresIn, withShare } from './plan-text.ts';

/** A year's share in half per cents; a slider up to 100 % could not be set finely enough. */
const step = 0.005;
const usualMost = 0.2;

/** The measures of a plan whose share is one number, each with a slider between nothing and what a town can do in a year. */
export function Sliders({ text, onText }: { readonly text: string; readonly onText: (text: string) => void }) {
  const words = usePageWords(pathwayPageWords);
  const { format } = useLanguage();
  const measures = useMemo(() => measuresIn(text), [text]);
  if (measures.length === 0) return null;
  return (
    <fieldset className="yd-stack">
      <legend>{words.sliders}</legend>
      {measures.map(({ at, id, share }) => (
        <div key={`${at} ${id}`} className="yd-row">
          <span>
            {id} {format.share(share)}
          </span>
          <input
            type="range"
            className="yd-range"
            aria-label={words.slider(id)}
            aria-valuetext={format.share(share)}
            min={0}
            max={Math.max(usualMost, share)}
            step={step}
            value={share}
            onChange={({ target }) => onText(withShare(text, at, Number(target.value)))}
          />
        </div>
      ))}
    </fieldset>
  );
}
