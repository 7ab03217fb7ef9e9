import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { api, queryClient } from '../../../api.ts';
import { Field } from '../../../ui/field.tsx';
import { FileInput } from '../../../ui/file-input.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';

type TextFile = { readonly name: string; readonly text: string };

/** A file whose text is saved when its button is pressed; all its faults are reported by line and column. */
export function FileAction({
  title,
  label,
  action,
  write,
  done,
}: {
  readonly title: string;
  readonly label: string;
  readonly action: string;
  /** Returns the number of items written. */
  readonly write: (file: TextFile) => Promise<number>;
  readonly done: (count: number) => string;
}) {
  const [file, setFile] = useState<TextFile>();
  const written = useMutation({
    mutationFn: write,
    onSuccess: () => queryClient.invalidateQueries({ queryKey: api.sharing.key() }),
  });
  const take = async (given: File | undefined) => {
    if (given === undefined) return;
    written.reset();
    setFile({ name: given.name, text: await given.text() });
  };
  return (
    <div className="yd-no-print">
      <Panel title={title}>
        <div className="yd-stack">
          <Field label={label} hint={file?.name}>
            {(ids) => <FileInput {...ids} accept=".yaml,.yml,.json" onceEach onFiles={([one]) => void take(one)} />}
          </Field>
          <Button
            disabled={file === undefined || written.isSuccess}
            loading={written.isPending}
            onClick={() => file !== undefined && written.mutate(file)}
          >
            {action}
          </Button>
          <ProblemView error={written.error} />
          {written.data === undefined ? null : <p role="status">{done(written.data)}</p>}
        </div>
      </Panel>
    </div>
  );
}
