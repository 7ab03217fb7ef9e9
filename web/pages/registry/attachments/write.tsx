import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { api } from '../../../api.ts';
import { useFormat, usePageWords } from '../../../i18n/language.tsx';
import { Field } from '../../../ui/field.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { DropZone } from '../../platform/imports/drop-zone.tsx';
import { useSettle } from './entry-item.tsx';
import { attachmentsWords } from './words.ts';

/** A new note; what was typed stays if it could not be saved. */
export function WriteNote({ building }: { readonly building: string }) {
  const words = usePageWords(attachmentsWords);
  const [text, setText] = useState('');
  const settle = useSettle();
  const work = useMutation({
    ...api.attachments.note.mutationOptions(),
    onSuccess: async () => {
      setText('');
      await settle.onSuccess();
    },
  });
  return (
    <div className="yd-stack">
      <Field label={words.write} hint={words.writeHint}>
        {(ids) => (
          <textarea
            {...ids}
            className="yd-area"
            rows={4}
            maxLength={10_000}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      <div>
        <Button disabled={text.trim() === ''} loading={work.isPending} onClick={() => work.mutate({ building, text })}>
          {words.writeDo}
        </Button>
      </div>
      <ProblemView error={work.error} />
    </div>
  );
}

/** A new file: uploaded, then kept with the building. One that is too large is reported before it is uploaded. */
export function AttachFile({ building, mostBytes }: { readonly building: string; readonly mostBytes: number }) {
  const format = useFormat();
  const words = usePageWords(attachmentsWords);
  const [about, setAbout] = useState('');
  const settle = useSettle();
  const work = useMutation({
    ...api.attachments.attach.mutationOptions(),
    onSuccess: async () => {
      setAbout('');
      await settle.onSuccess();
    },
  });
  const mb = (bytes: number) => format.number(bytes / 1_000_000);
  return (
    <div className="yd-stack">
      <Field label={words.about}>
        {(ids) => <Input {...ids} value={about} maxLength={500} onChange={(event) => setAbout(event.target.value)} />}
      </Field>
      <DropZone
        label={words.attach}
        hint={words.attachHint(mb(mostBytes))}
        refuse={({ name, size }) => (size > mostBytes ? words.tooLarge(name, mb(size), mb(mostBytes)) : undefined)}
        onSent={(file) => work.mutate({ building, file, about })}
      />
      <ProblemView error={work.error} />
    </div>
  );
}
