import { heatPurchaseTerms } from '#heat/heat-notes/vocabulary.ts';
import { termText } from '#kernel/vocabulary.ts';
import type { client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { purchaseWords } from './purchase-words.ts';

type Chain = Awaited<ReturnType<typeof client.heatNotes.purchases.chain>>;
type Station = { readonly name: string; readonly heat: number | null; readonly of: number | null };

/**
 * The path of a season's heat from plants through points to homes, each bar relative to the amount that it is part of, and the losses in
 * between.
 */
export function ChainDrawing({ chain }: { readonly chain: Chain }) {
  const words = usePageWords(purchaseWords);
  const { language } = useLanguage();
  const of = (code: keyof typeof heatPurchaseTerms) => termText(heatPurchaseTerms, code, language);
  const { network, building } = chain;
  return (
    <div className="yd-stack" role="group" aria-label={words.chain}>
      <Bar of={{ name: words.plants, heat: network.from, of: network.from }} />
      <Lost name={of('network')} step={network} />
      <Bar of={{ name: words.points(String(chain.read), String(chain.points)), heat: network.to, of: network.from ?? network.to }} />
      <Lost name={of('building')} step={building} />
      <Bar of={{ name: words.behind(String(building.points)), heat: building.from, of: building.from }} />
      <Bar of={{ name: words.homes, heat: building.to, of: building.from ?? building.to }} />
    </div>
  );
}

function Bar({ of: { name, heat, of } }: { readonly of: Station }) {
  const words = usePageWords(purchaseWords);
  const said = heat === null ? words.unknown : `${heat.toFixed(4)} GJ`;
  return (
    <div className="yd-row">
      <span>{name}</span>
      {heat === null || of === null || of <= 0 ? null : (
        <progress max={of} value={Math.min(Math.max(heat, 0), of)} aria-label={`${name} ${said}`} />
      )}
      <strong>{said}</strong>
    </div>
  );
}

function Lost({ name, step }: { readonly name: string; readonly step: Chain['network'] }) {
  const words = usePageWords(purchaseWords);
  const { format } = useLanguage();
  const { loss, share } = step;
  const part = share === null ? '' : format.share(share);
  return <p className="yd-quiet">{loss === null ? words.lossUnknown(name) : words.lost(name, `${loss.toFixed(4)} GJ`, part)}</p>;
}
