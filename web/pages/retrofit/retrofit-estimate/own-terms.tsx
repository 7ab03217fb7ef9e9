import { Input } from 'antd';
import { carrierUnit } from '#kernel/carrier.ts';
import { unitSign } from '#kernel/unit-sign.ts';
import { usePageWords, useWords } from '../../../i18n/language.tsx';
import type { Go } from '../../../ui/address.ts';
import { Field } from '../../../ui/field.tsx';
import { type EstimateAddress, pricedCarriers, pricesIn, pricesText } from './address.ts';
import type { Library } from './answers.ts';
import { estimateWords } from './words.ts';

type Props = { readonly at: EstimateAddress; readonly go: Go<EstimateAddress>; readonly library: Library };

/** Measures that the reader chooses, and the inputs of the money calculation; none of them has a default. */
export function OwnTerms(props: Props) {
  const words = usePageWords(estimateWords);
  return (
    <div className="yd-panel yd-stack yd-no-print">
      <details open={props.at.measures !== undefined}>
        <summary>{words.own}</summary>
        <OwnMeasures {...props} />
      </details>
      <details open={props.at.prices !== undefined || props.at.discount !== undefined || props.at.years > 0}>
        <summary>{words.prices}</summary>
        <Money {...props} />
      </details>
    </div>
  );
}

function OwnMeasures({ at, go, library }: Props) {
  const words = usePageWords(estimateWords);
  const chosen = new Set((at.measures ?? '').split(',').filter((one) => one !== ''));
  const toggle = (code: string) => {
    const next = chosen.has(code) ? [...chosen].filter((one) => one !== code) : [...chosen, code];
    go({ measures: next.length === 0 ? undefined : next.toSorted().join(','), package: next.length === 0 ? undefined : 'custom' });
  };
  return (
    <fieldset className="yd-bare">
      <legend className="yd-quiet">{words.ownHint}</legend>
      <div className="yd-row">
        {library.measures.map((one) => (
          <label key={one.measure}>
            <input type="checkbox" checked={chosen.has(one.measure)} onChange={() => toggle(one.measure)} /> {one.name}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function Money({ at, go }: Props) {
  const words = usePageWords(estimateWords);
  const { carrier: carriers } = useWords();
  const prices = pricesIn(at.prices);
  return (
    <div className="yd-row">
      {pricedCarriers.map((carrier) => (
        <Field key={carrier} label={words.priceOf(carriers[carrier], unitSign(carrierUnit(carrier)))}>
          {(ids) => (
            <Input
              {...ids}
              key={prices[carrier] ?? ''}
              defaultValue={prices[carrier] ?? ''}
              inputMode="decimal"
              style={{ width: 120 }}
              onBlur={({ target }) => go({ prices: pricesText({ ...prices, [carrier]: target.value.trim() }) })}
            />
          )}
        </Field>
      ))}
      <Field label={words.discount}>
        {(ids) => (
          <Input
            {...ids}
            key={at.discount ?? ''}
            defaultValue={at.discount ?? ''}
            inputMode="decimal"
            style={{ width: 120 }}
            onBlur={({ target }) => go({ discount: target.value.trim() === '' ? undefined : target.value.trim() })}
          />
        )}
      </Field>
      <Field label={words.years}>
        {(ids) => (
          <Input
            {...ids}
            key={at.years}
            defaultValue={at.years === 0 ? '' : String(at.years)}
            inputMode="numeric"
            style={{ width: 90 }}
            onBlur={({ target }) => go({ years: target.value.trim() === '' ? undefined : Number(target.value) })}
          />
        )}
      </Field>
    </div>
  );
}
