import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import type { Go } from '../../../ui/address.ts';
import { Pick } from '../../../ui/pick.tsx';
import { PlacePick } from '../../../ui/place-pick.tsx';
import { measures } from './address.ts';
import type { RankingAddress } from './address.ts';
import { benchmarkingWords } from './words.ts';

/** The filters of the ranked list: region, year, energy, use. */
export function RankingFilters({
  at,
  region,
  go,
}: {
  readonly at: RankingAddress;
  readonly region: string | undefined;
  readonly go: Go<RankingAddress>;
}) {
  const { words } = useLanguage();
  const { ranking } = usePageWords(benchmarkingWords);
  return (
    <div className="yd-panel yd-row" role="search" aria-label={ranking.title}>
      <PlacePick label={ranking.region} value={region} onPick={(code) => go({ region: code })} />
      <Pick
        label={ranking.carrier}
        value={at.carrier}
        options={measures.map((value) => ({ value, label: words.carrier[value] }))}
        onPick={(carrier) => go({ carrier })}
      />
      <Pick
        label={ranking.use}
        value={at.use}
        options={Object.entries(words.use).map(([value, label]) => ({ value, label }))}
        onPick={(use) => go({ use })}
        none={ranking.allUses}
      />
    </div>
  );
}
