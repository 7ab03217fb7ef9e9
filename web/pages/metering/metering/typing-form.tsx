import { Button } from 'antd';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { api, client } from '../../../api.ts';
import { useFormat, useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { Alert } from '../../../ui/alert.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Undo } from '../../../ui/undo.tsx';
import { uploadWithProgress } from '../../../upload.ts';
import { useSettled, useTyped, valuesOf } from './typing-draft.ts';
import type { Sheet } from './typing-draft.ts';
import { TypingRows } from './typing-rows.tsx';
import { typingWords } from './typing-words.ts';
import { FileInput } from '../../../ui/file-input.tsx';

type Sent = Awaited<ReturnType<typeof client.readings.record>> & { readonly typed: readonly string[] };

/** The readings of one building and month: typed, checked by the server while typing, sent, with the result of the intake shown. */
export function TypingForm({ sheet, month }: { readonly sheet: Sheet; readonly month: string }) {
  const words = usePageWords(typingWords);
  const { format } = useLanguage();
  const [rows, setRows] = useTyped(`${sheet.building} ${month}`);
  const [photos, setPhotos] = useState<readonly File[]>([]);
  const values = useMemo(() => valuesOf(sheet, rows), [sheet, rows]);
  const settled = useSettled(values, 350);
  const check = useQuery({
    ...api.metering.typing.check.queryOptions({ input: { building: sheet.building, month, values: settled } }),
    placeholderData: keepPreviousData,
  });
  const send = useSend(values, photos, (sent) => {
    const refused = new Set(sent.rejected.map(({ row }) => sent.typed[row - 1]));
    setRows(Object.fromEntries(Object.entries(rows).filter(([meter]) => refused.has(meter))));
    if (refused.size === 0) setPhotos([]);
  });
  const rejects = new Map(send.data?.rejected.map(({ row, detail }) => [send.data.typed[row - 1] ?? '', detail]));
  const doubts = check.data?.checks.flatMap(({ findings }) => findings.filter(({ severity }) => severity !== 'info')).length ?? 0;
  if (sheet.meters.length === 0) return <p className="yd-panel">{words.noMeters}</p>;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (values.length > 0 && !send.isPending) send.mutate();
      }}
    >
      <Panel title={`${sheet.name} ${words.sheet}`}>
        <TypingRows sheet={sheet} rows={rows} change={setRows} checks={check.data?.checks ?? []} rejects={rejects} />
        <ProblemView error={check.error} again={check.refetch} />
      </Panel>
      <div className="yd-panel">
        <Photos photos={photos} onChoose={setPhotos} />
      </div>
      <div className="yd-stack" aria-live="polite">
        {(check.data?.missing ?? []).length === 0 ? null : (
          <p className="yd-quiet">{words.missing(check.data?.missing.join(format.and) ?? '')}</p>
        )}
        {doubts === 0 ? null : <Alert type="warning" title={words.doubts(format.count(doubts))} />}
        <div>
          <Button type="primary" htmlType="submit" loading={send.isPending} disabled={values.length === 0}>
            {send.isPending ? words.sending : words.send}
          </Button>{' '}
          <span className="yd-quiet">{values.length === 0 ? words.nothing : words.kept}</span>
        </div>
        <ProblemView error={send.error} />
        {send.data === undefined ? null : <Done sent={send.data} />}
      </div>
    </form>
  );
}

/** Sends the photos, then the readings that name them. What was sent is cleared from the boxes; what was rejected stays. */
function useSend(values: ReturnType<typeof valuesOf>, photos: readonly File[], onSent: (sent: Sent) => void) {
  const known = useQueryClient();
  return useMutation({
    mutationFn: async (): Promise<Sent> => {
      const files: string[] = [];
      for (const photo of photos) files.push((await uploadWithProgress(photo, () => undefined)).file);
      const sent = await client.readings.record({ readings: values, ...(files.length > 0 ? { photos: files } : {}) });
      return { ...sent, typed: values.map(({ meter }) => meter) };
    },
    onSuccess: async (sent) => {
      onSent(sent);
      await known.invalidateQueries();
    },
  });
}

function Photos({ photos, onChoose }: { readonly photos: readonly File[]; readonly onChoose: (photos: readonly File[]) => void }) {
  const format = useFormat();
  const words = usePageWords(typingWords);
  return (
    <div className="yd-drop">
      <label htmlFor="typing-photos">{words.photo}</label>
      <FileInput
        id="typing-photos"
        accept="image/jpeg,image/png,image/webp"
        multiple
        aria-describedby="typing-photos-hint"
        onFiles={(files) => onChoose(files.slice(0, 10))}
      />
      <div id="typing-photos-hint" className="yd-quiet">
        {words.photoHint}
      </div>
      {photos.length === 0 ? null : <div role="status">{words.chosen(photos.map(({ name }) => name).join(format.and))}</div>}
    </div>
  );
}

function Done({ sent }: { readonly sent: Sent }) {
  const taken = sent.accepted + sent.revised + sent.repeated;
  const words = usePageWords(typingWords);
  const { format } = useLanguage();
  return (
    <div className="yd-panel yd-stack" role="status">
      <div>{taken === 0 ? words.noneTaken : words.done(format.count(taken))}</div>
      {sent.rejectedCount === 0 ? null : <div className="yd-missing">{words.rejected(format.count(sent.rejectedCount))}</div>}
      <div className="yd-row">
        <Link to="/imports/$import" params={{ import: String(sent.import) }} search={{}}>
          {words.open}
        </Link>
        <Undo id={sent.import} name={words.name} />
      </div>
    </div>
  );
}
