import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { api, client, queryClient } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { Field } from '../../../ui/field.tsx';
import { FileInput } from '../../../ui/file-input.tsx';
import { FindingList } from '../../../ui/finding-list.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { assessmentPageWords } from './words.ts';

type SchemeFile = { readonly name: string; readonly text: string };

/** A file of schemes is checked as soon as it is chosen, its faults shown by line and column; an administrator can add a valid one. */
export function CheckPanel() {
  const words = usePageWords(assessmentPageWords);
  const { language, format } = useLanguage();
  const mayAdd = may(useMe(), 'knowledge');
  const [file, setFile] = useState<SchemeFile>();
  const check = useMutation({ mutationFn: (one: SchemeFile) => client.assessment.check(one) });
  const add = useMutation({
    mutationFn: (one: SchemeFile) => client.assessment.add(one),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: api.assessment.key() }),
  });
  const take = async (given: File | undefined) => {
    if (given === undefined) return;
    const one = { name: given.name, text: await given.text() };
    setFile(one);
    add.reset();
    check.mutate(one);
  };
  const told = check.data;
  const names = (told?.schemes ?? []).map(({ names: called, version, items, vetoes }) =>
    words.soundOne(called[language], format.count(version), format.count(items), format.count(vetoes)),
  );
  return (
    <Panel title={words.checkFile}>
      <div className="yd-stack">
        <Field label={words.file}>
          {(own) => <FileInput {...own} accept=".yaml,.yml,.json" onceEach onFiles={([one]) => void take(one)} />}
        </Field>
        <ProblemView error={check.error ?? add.error} />
        {told === undefined ? null : (
          <div role="status">
            {words.sound(names.join(format.and))}
            <FindingList findings={told.findings} />
          </div>
        )}
        {mayAdd && told !== undefined && file !== undefined ? (
          <Button loading={add.isPending} disabled={add.isSuccess} onClick={() => add.mutate(file)}>
            {words.add}
          </Button>
        ) : null}
        {add.isSuccess ? <p role="status">{words.added}</p> : null}
      </div>
    </Panel>
  );
}
