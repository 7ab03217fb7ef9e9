import { Button } from 'antd';
import type { client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { useSumColumns } from './sum-table.tsx';
import { disclosureWords } from './words.ts';

type Preview = Awaited<ReturnType<typeof client.disclosure.previewSums>>;

/** The sums that would be public; then they are confirmed or dismissed. */
export function SumsPreview({
  year,
  preview: { sums, tooSmall },
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
  const columns = useSumColumns<Preview['sums'][number]>();
  return (
    <section className="yd-stack" aria-label={words.sumsPreview}>
      <h3>{words.sumsPreview}</h3>
      <p>{words.sumsPreviewMeans(format.count(sums.length), String(year))}</p>
      {tooSmall.length === 0 ? null : <p className="yd-missing">{words.sumsSmall(tooSmall.join(format.and))}</p>}
      {sums.length === 0 ? null : <PlainTable label={words.sumsPreview} columns={columns} rows={sums} rowKey={({ code }) => code} />}
      <div className="yd-row">
        <Button type="primary" loading={busy} onClick={onYes}>
          {words.confirm}
        </Button>
        <Button onClick={onNo}>{words.cancel}</Button>
      </div>
    </section>
  );
}
