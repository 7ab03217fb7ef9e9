import { Button } from 'antd';
import type { client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { useFigureColumns } from './candidate-columns.tsx';
import { useEnergyColumn } from './energy.tsx';
import { publicWords } from './public-words.ts';
import { Refused } from './refused.tsx';
import { disclosureWords } from './words.ts';

export type Preview = Awaited<ReturnType<typeof client.disclosure.preview>>;
type PreviewRow = Preview['buildings'][number];

/** What would be public, of which buildings, and what prevents the rest; then it is confirmed or dismissed. */
export function IssuePreview({
  year,
  preview: { buildings, refused },
  busy,
  onYes,
  onNo,
}: {
  readonly year: number;
  readonly preview: Preview;
  readonly busy: boolean;
  readonly onYes: () => void;
  readonly onNo: () => void;
}) {
  const words = usePageWords(disclosureWords);
  const { format } = useLanguage();
  const { energy: energyWord } = usePageWords(publicWords);
  const [name, use, area, electricity, verdict] = useFigureColumns<PreviewRow>();
  const energy = useEnergyColumn<PreviewRow>(energyWord, ({ uses }) => uses);
  const columns = [name, use, area, energy, electricity, verdict].filter((column) => column !== undefined);
  const again = buildings.filter(({ disclosed }) => disclosed).length;
  return (
    <section className="yd-stack" aria-label={words.preview}>
      <h3>{words.preview}</h3>
      <p>{words.previewMeans(format.count(buildings.length), String(year))}</p>
      {again === 0 ? null : <p>{words.previewAgain(format.count(again))}</p>}
      <Refused title={words.previewHindered(format.count(refused.length))} refused={refused} />
      {buildings.length === 0 ? null : <PlainTable label={words.preview} columns={columns} rows={buildings} rowKey={({ code }) => code} />}
      <div className="yd-row">
        <Button type="primary" disabled={buildings.length === 0} loading={busy} onClick={onYes}>
          {words.confirm}
        </Button>
        <Button onClick={onNo}>{words.cancel}</Button>
      </div>
    </section>
  );
}
