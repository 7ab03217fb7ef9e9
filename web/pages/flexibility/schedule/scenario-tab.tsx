import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { client } from '../../../api.ts';
import { usualZone } from '../../../i18n/format.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { Field } from '../../../ui/field.tsx';
import { FileInput } from '../../../ui/file-input.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { PlanView } from './plan-view.tsx';
import type { Answer, Scenario } from './scenario.ts';
import { schedulePageWords } from './words.ts';

/** A scenario pasted, dropped or opened, and its answer. */
export function ScenarioTab() {
  const words = usePageWords(schedulePageWords);
  const [text, setText] = useState('');
  const solving = useMutation({ mutationFn: (given: string) => client.schedule.solve({ text: given }) });
  const take = (files: Iterable<File>): void => {
    const [file] = files;
    if (file !== undefined) void file.text().then(setText);
  };
  return (
    <>
      <div
        className="yd-panel yd-stack"
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault();
          take(event.dataTransfer.files);
        }}
      >
        <Field label={words.openFile}>{(ids) => <FileInput {...ids} accept=".json,.yaml,.yml" onceEach onFiles={take} />}</Field>
        <Field label={words.text} hint={words.textHint}>
          {(ids) => (
            <textarea
              {...ids}
              className="yd-area yd-code"
              rows={10}
              spellCheck={false}
              value={text}
              onChange={({ target }) => setText(target.value)}
            />
          )}
        </Field>
        <div className="yd-row">
          <Button type="primary" disabled={text.trim() === '' || solving.isPending} onClick={() => solving.mutate(text)}>
            {words.solve}
          </Button>
          <span aria-live="polite">{solving.isPending ? words.solving : null}</span>
        </div>
        <ProblemView error={solving.error} />
      </div>
      {solving.data === undefined ? null : <Answers told={solving.data} text={solving.variables} />}
    </>
  );
}

function Answers({ told, text }: { readonly told: Answer | Answer[]; readonly text: string }) {
  const words = usePageWords(schedulePageWords);
  const { format } = useLanguage();
  const [chosen, setChosen] = useState(0);
  const answers = Array.isArray(told) ? told : [told];
  const at = Math.min(chosen, answers.length - 1);
  const answer = answers[at];
  if (answer === undefined) return null;
  const options = answers.map((_, place) => ({ value: String(place), label: words.nth(format.count(place + 1)) }));
  return (
    <>
      {answers.length === 1 ? null : (
        <Field label={words.whichOne}>
          {({ id }) => <Choice id={id} value={String(at)} options={options} onChoose={(place) => setChosen(Number(place ?? 0))} />}
        </Field>
      )}
      <PlanView answer={answer} scenario={writtenAt(text, at)} zone={usualZone} />
    </>
  );
}

/** The request, if it is JSON; the server reads YAML as well. */
function writtenAt(text: string, at: number): Scenario | null {
  try {
    const value = JSON.parse(text) as unknown;
    return ((Array.isArray(value) ? (value as unknown[])[at] : value) ?? null) as Scenario | null;
  } catch {
    return null;
  }
}
