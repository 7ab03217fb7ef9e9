import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { useAddress } from '../../../ui/address.ts';
import { readStart } from './address.ts';
import { BuildingRows } from './building-rows.tsx';
import { Dropped } from './dropped.tsx';
import { Samples } from './samples.tsx';
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
          {city === undefined ? null : <BuildingRows city={city} />}
        </>
      )}
    </div>
  );
}
