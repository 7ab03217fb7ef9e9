import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { Field } from '../../../ui/field.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { ChangesTable } from './changes-table.tsx';
import { editWords } from './edit-words.ts';
import { lineDiff, type DiffLine } from './line-diff.ts';

/** Two versions of a procedure: the changes in words, then line by line. */
export function Versions({ id, versions }: { readonly id: string; readonly versions: readonly number[] }) {
  const words = usePageWords(editWords);
  const [chosen, choose] = useState<{ readonly from?: number; readonly to?: number }>({});
  const from = chosen.from ?? versions.at(-2) ?? 1;
  const to = chosen.to ?? versions.at(-1) ?? 1;
  const query = useQuery(api.procedures.compare.queryOptions({ input: { id, from, to } }));
  const texts = [
    useQuery(api.procedures.text.queryOptions({ input: { id, version: from } })),
    useQuery(api.procedures.text.queryOptions({ input: { id, version: to } })),
  ];
  const options = versions.map((version) => ({ value: String(version), label: String(version) }));
  const [before, after] = texts.map(({ data }) => data?.text);
  return (
    <Panel title={words.compare}>
      <div className="yd-stack">
        <p className="yd-quiet">{words.compareMeans}</p>
        <div className="yd-row">
          <Field label={words.before}>
            {(ids) => (
              <Choice
                id={ids.id}
                value={String(from)}
                options={options}
                onChoose={(version) => choose({ ...chosen, from: Number(version) })}
              />
            )}
          </Field>
          <Field label={words.after}>
            {(ids) => (
              <Choice id={ids.id} value={String(to)} options={options} onChoose={(version) => choose({ ...chosen, to: Number(version) })} />
            )}
          </Field>
        </div>
        <ProblemView error={query.error ?? texts[0]?.error ?? texts[1]?.error} again={query.refetch} />
        {query.data === undefined ? <Loading /> : <ChangesTable label={words.compare} changes={query.data.changes} />}
        {before === undefined || after === undefined ? null : <Lines lines={lineDiff(before, after)} />}
      </div>
    </Panel>
  );
}

/** Lines that differ, each with two lines of context. */
function Lines({ lines }: { readonly lines: readonly DiffLine[] }) {
  const words = usePageWords(editWords);
  const near = lines.map((_, at) => lines.slice(Math.max(0, at - 2), at + 3).some(({ how }) => how !== 'same'));
  if (!near.includes(true)) return <p className="yd-quiet">{words.sameText}</p>;
  return (
    <section aria-label={words.text}>
      <h3>{words.text}</h3>
      <div className="yd-scroll yd-diff" tabIndex={0} role="group" aria-label={words.text}>
        {lines.map((line, at) =>
          near[at] === true ? (
            <div key={`${line.before} ${line.after}`} data-how={line.how}>
              <span aria-hidden="true">{line.how === 'added' ? '+' : line.how === 'removed' ? '−' : ' '}</span>
              {line.how === 'same' ? null : <span className="yd-hidden">{words.how[line.how]}</span>}
              <code>{line.text}</code>
            </div>
          ) : near[at - 1] === true ? (
            <div key={`${line.before} ${line.after}`}>…</div>
          ) : null,
        )}
      </div>
    </section>
  );
}
