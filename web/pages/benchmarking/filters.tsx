import { useLanguage, usePageWords } from '../../i18n/language.tsx';
import type { Go } from '../../ui/address.ts';
import { Pick } from '../../ui/pick.tsx';
import { PlacePick } from '../../ui/place-pick.tsx';
import { measures, years } from './address.ts';
import type { RankingAddress } from './address.ts';
import { benchmarkingWords } from './words.ts';

/** What the ranked list is of: region, year, energy, use. */
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
      <YearPick label={ranking.year} year={at.year} onPick={(year) => go({ year })} />
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
  const { ranking } = usePageWords(benchmarkingWords);
  const shown = years.includes(year) ? years : [...years, year];
  const options = shown.map((one) => ({ value: String(one), label: ranking.yearName(String(one)) }));
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
