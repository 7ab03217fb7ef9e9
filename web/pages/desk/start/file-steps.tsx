import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { useAddress } from '../../../ui/address.ts';
import { readStart } from './address.ts';
import { BuildingRows } from './building-rows.tsx';
import { Dropped } from './dropped.tsx';
import { mostRows } from './save-rows.ts';
import type { Progress } from './use-progress.ts';
import { startWords } from './words.ts';

/** Buildings by a ledger's file, or typed in a small table. */
export function BuildingsStep({ progress: { city } }: { readonly progress: Progress }) {
  const { buildings: words } = usePageWords(startWords);
  const { format } = useLanguage();
  const me = useMe();
  const [{ step, file }] = useAddress(readStart);
  if (!may(me, 'upload') || !may(me, 'import-registry')) return null;
  return (
    <div className="yd-stack">
      <Dropped step="buildings" label={words.drop} hint={words.dropHint} />
      {step === 'buildings' && file !== undefined ? null : (
        <>
          <Samples of="buildings" csv={words.sample} xlsx={words.sampleBook} />
          <div>
            <h3>{words.or}</h3>
            <p className="yd-quiet">{city === undefined ? words.cityFirst : words.orHint(format.count(mostRows))}</p>
          </div>
          {city === undefined ? null : <BuildingRows key={city.code} city={city} />}
        </>
      )}
    </div>
  );
}

/** Bills and readings by file. */
export function BillsStep({ progress: { total } }: { readonly progress: Progress }) {
  const { bills: words } = usePageWords(startWords);
  const me = useMe();
  const [{ step, file }] = useAddress(readStart);
  if (total === 0) return <p>{words.buildingsFirst}</p>;
  if (!may(me, 'upload') || !may(me, 'import-readings')) return null;
  return (
    <div className="yd-stack">
      <Dropped step="bills" label={words.drop} hint={words.dropHint} />
      {step === 'bills' && file !== undefined ? null : <Samples of="readings" csv={words.sample} xlsx={words.sampleBook} />}
    </div>
  );
}

/** Files of a kind that can be imported unchanged, or filled in. */
function Samples({ of, csv, xlsx }: { readonly of: 'buildings' | 'readings'; readonly csv: string; readonly xlsx: string }) {
  return (
    <div className="yd-row">
      <a href={`/api/samples/${of}?format=xlsx`} download>
        {xlsx}
      </a>
      <a href={`/api/samples/${of}?format=csv`} download>
        {csv}
      </a>
    </div>
  );
}
