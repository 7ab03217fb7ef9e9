import { Button } from 'antd';
import { useId, useRef, useState } from 'react';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { FileInput } from '../../../ui/file-input.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { uploadWithProgress } from '../../../upload.ts';
import { importWords } from './words.ts';

/** Takes a file, dropped or chosen, and uploads it while showing the progress. */
export function DropZone({
  label,
  hint,
  refuse = () => undefined,
  onSent,
}: {
  readonly label: string;
  readonly hint: string;
  /** Says why a file is not sent at all. */
  readonly refuse?: (file: File) => string | undefined;
  readonly onSent: (file: string) => void;
}) {
  const [over, setOver] = useState(false);
  const { sending, error, refused, send, stop } = useUpload(onSent, refuse);
  const id = useId();
  return (
    <div
      className="yd-drop"
      data-over={over}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        void send(event.dataTransfer.files[0]);
      }}
    >
      <label htmlFor={id}>
        <strong>{label}</strong>
      </label>
      <FileInput id={id} aria-describedby={`${id}-hint`} disabled={sending !== undefined} onceEach onFiles={([file]) => void send(file)} />
      <div id={`${id}-hint`} className="yd-quiet">
        {hint}
      </div>
      <Progress of={sending} refused={refused} stop={stop} />
      <ProblemView error={error} />
    </div>
  );
}

/** The progress of an upload, and a button to stop it; or why it was not started. */
function Progress({
  of,
  refused,
  stop,
}: {
  readonly of: { readonly name: string; readonly share: number } | undefined;
  readonly refused: string | undefined;
  readonly stop: () => void;
}) {
  const { format } = useLanguage();
  const { drop } = usePageWords(importWords);
  if (refused !== undefined)
    return (
      <div role="alert" className="yd-missing">
        {refused}
      </div>
    );
  if (of === undefined) return null;
  const said = drop.sending(of.name, format.share(of.share));
  return (
    <div className="yd-row" role="status">
      <progress max={1} value={of.share} aria-label={said} />
      <span>{said}</span>
      <Button onClick={stop}>{drop.stop}</Button>
    </div>
  );
}

/** One upload at a time, which can be stopped. */
function useUpload(onSent: (file: string) => void, refuse: (file: File) => string | undefined) {
  const [sending, setSending] = useState<{ name: string; share: number }>();
  const [error, setError] = useState<unknown>(null);
  const [refused, setRefused] = useState<string>();
  const running = useRef<AbortController>(undefined);
  const send = async (file: File | undefined) => {
    if (file === undefined || sending !== undefined) return;
    const why = refuse(file);
    setRefused(why);
    if (why !== undefined) return;
    const stopper = new AbortController();
    running.current = stopper;
    setError(null);
    setSending({ name: file.name, share: 0 });
    try {
      const kept = await uploadWithProgress(file, (share) => setSending({ name: file.name, share }), stopper.signal);
      onSent(kept.file);
    } catch (trouble) {
      if (!stopper.signal.aborted) setError(trouble);
    } finally {
      setSending(undefined);
    }
  };
  return { sending, error, refused, send, stop: () => running.current?.abort() };
}
