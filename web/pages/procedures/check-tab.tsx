import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { api, client, queryClient } from '../../api.ts';
import { usePageWords } from '../../i18n/language.tsx';
import { may, useMe } from '../../session.ts';
import { Alert } from '../../ui/alert.tsx';
import { Field } from '../../ui/field.tsx';
import { FileInput } from '../../ui/file-input.tsx';
import { FindingList } from '../../ui/finding-list.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ProblemView } from '../../ui/problem-view.tsx';
import { proceduresPageWords } from './words.ts';

/** The file of a procedure is checked: all its faults by line and column. Sound, it can be kept as knowledge of the city. */
export function CheckTab() {
  const words = usePageWords(proceduresPageWords);
  const keeps = may(useMe(), 'knowledge');
  const [file, setFile] = useState<ProcedureFile>({ name: 'procedure.yaml', text: '' });
  const check = useMutation({ mutationFn: () => client.procedures.check(file) });
  const add = useMutation({
    mutationFn: () => client.procedures.add(file),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: api.procedures.key() }),
  });
  const change = (next: ProcedureFile) => {
    setFile(next);
    check.reset();
    add.reset();
  };
  return (
    <Panel title={words.tabs.check}>
      <div className="yd-stack">
        <FileText file={file} onChange={change} />
        <div className="yd-row">
          <Button disabled={file.text.trim() === ''} loading={check.isPending} onClick={() => check.mutate()}>
            {words.check}
          </Button>
          {keeps ? (
            <Button type="primary" disabled={!check.isSuccess || add.isSuccess} loading={add.isPending} onClick={() => add.mutate()}>
              {words.add}
            </Button>
          ) : null}
        </div>
        <ProblemView error={check.error ?? add.error} />
        {check.data === undefined ? null : <Sound of={check.data} isKept={add.isSuccess} />}
      </div>
    </Panel>
  );
}

type ProcedureFile = { readonly name: string; readonly text: string };

/** The file is chosen, or its text pasted. */
function FileText({ file, onChange }: { readonly file: ProcedureFile; readonly onChange: (file: ProcedureFile) => void }) {
  const words = usePageWords(proceduresPageWords);
  return (
    <>
      <Field label={words.label.file}>
        {(ids) => (
          <FileInput
            {...ids}
            accept=".yaml,.yml"
            onceEach
            onFiles={([chosen]) => void chosen?.text().then((text) => onChange({ name: chosen.name, text }))}
          />
        )}
      </Field>
      <Field label={words.text} hint={words.textHint}>
        {(ids) => (
          <textarea
            {...ids}
            className="yd-area"
            rows={18}
            spellCheck={false}
            maxLength={1_000_000}
            value={file.text}
            onChange={({ target }) => onChange({ ...file, text: target.value })}
          />
        )}
      </Field>
    </>
  );
}

type Checked = Awaited<ReturnType<typeof client.procedures.check>>;

function Sound({ of, isKept }: { readonly of: Checked; readonly isKept: boolean }) {
  const words = usePageWords(proceduresPageWords);
  return (
    <Alert
      type="success"
      role="status"
      title={isKept ? words.added : words.sound(of.id, of.states, of.transitions)}
      description={of.findings.length === 0 ? undefined : <FindingList findings={of.findings} />}
    />
  );
}
