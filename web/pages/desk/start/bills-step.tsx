import { usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { useAddress } from '../../../ui/address.ts';
import { readStart } from './address.ts';
import { Dropped } from './dropped.tsx';
import { Samples } from './samples.tsx';
import type { Progress } from './use-progress.ts';
import { startWords } from './words.ts';

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
