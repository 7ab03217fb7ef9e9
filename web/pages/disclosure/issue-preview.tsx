import { Button } from 'antd';
import { api, queryClient } from '../../api.ts';
import { useLanguage, usePageWords } from '../../i18n/language.tsx';
import { PlainTable } from '../../ui/table.tsx';
import { useCandidateColumns, type Candidate } from './candidate-columns.tsx';
import { disclosureWords } from './words.ts';

/** The buildings that were chosen, as the list has shown them. */
function chosenOf(codes: readonly string[]): Candidate[] {
  const pages = queryClient.getQueriesData<{ buildings: readonly Candidate[] }>({ queryKey: api.disclosure.candidates.key() });
  const shown = new Map(pages.flatMap(([, data]) => (data?.buildings ?? []).map((one) => [one.code, one] as const)));
  return codes.flatMap((code) => shown.get(code) ?? []);
}

/** What would be public, of how many buildings, and from when on; then it is confirmed or left. */
export function IssuePreview({
  year,
  chosen,
  busy,
  onYes,
  onNo,
}: {
  readonly year: number;
  readonly chosen: readonly string[];
  readonly busy: boolean;
  readonly onYes: () => void;
  readonly onNo: () => void;
}) {
  const words = usePageWords(disclosureWords);
  const { format } = useLanguage();
  const columns = useCandidateColumns();
  const rows = chosenOf(chosen);
  const hindered = rows.filter(({ hindrance }) => hindrance !== null).length;
  const again = rows.filter(({ disclosed, hindrance }) => disclosed !== null && hindrance === null).length;
  return (
    <section className="yd-stack" aria-label={words.preview}>
      <h3>{words.preview}</h3>
      <p>{words.previewMeans(format.count(chosen.length - hindered), String(year))}</p>
      {again === 0 ? null : <p>{words.previewAgain(format.count(again))}</p>}
      {hindered === 0 ? null : <p className="yd-missing">{words.previewHindered(format.count(hindered))}</p>}
      <PlainTable label={words.preview} columns={columns} rows={rows} rowKey={({ code }) => code} />
      <div className="yd-row">
        <Button type="primary" disabled={chosen.length === hindered} loading={busy} onClick={onYes}>
          {words.confirm}
        </Button>
        <Button onClick={onNo}>{words.cancel}</Button>
      </div>
    </section>
  );
}
