import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { api, client } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { Confirm } from '../../../ui/confirm.tsx';
import { Field } from '../../../ui/field.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import type { CaseShown } from './case-shown.ts';
import { officeWords } from './office-words.ts';

type Parts = { readonly of: CaseShown; readonly renew: () => Promise<unknown> };

/** What only administrators do with a case: move it to another version of its procedure, and erase personal values. */
export function AdminBox(parts: Parts) {
  const words = usePageWords(officeWords);
  const { of } = parts;
  const personal = of.fieldForms.filter((form) => form.personal && of.fields[form.field] !== null);
  return (
    <Panel title={words.admin}>
      <div className="yd-stack">
        {of.ended === null ? <MoveBox {...parts} /> : null}
        {personal.length === 0 ? <p className="yd-quiet">{words.none}</p> : <EraseBox {...parts} personal={personal} />}
      </div>
    </Panel>
  );
}

function MoveBox({ of, renew }: Parts) {
  const words = usePageWords(officeWords);
  const [version, setVersion] = useState<string>();
  const [note, setNote] = useState('');
  const query = useQuery(api.procedures.show.queryOptions({ input: { id: of.procedure } }));
  const others = (query.data?.versions ?? []).filter((one) => one !== of.version);
  const move = useMutation({ mutationFn: () => client.cases.move({ case: of.case, version: Number(version), note }), onSuccess: renew });
  if (others.length === 0) return null;
  return (
    <section className="yd-stack" aria-label={words.move}>
      <h3>{words.move}</h3>
      <p className="yd-quiet">{words.moveMeans}</p>
      <div className="yd-row">
        <Field label={words.label.version}>
          {(ids) => (
            <Choice
              id={ids.id}
              value={version}
              none={words.label.choose}
              options={others.map((one) => ({ value: String(one), label: String(one) }))}
              onChoose={setVersion}
            />
          )}
        </Field>
        <Reason value={note} onType={setNote} />
        <Button disabled={version === undefined || note.trim() === ''} loading={move.isPending} onClick={() => move.mutate()}>
          {words.moveDo}
        </Button>
      </div>
      <ProblemView error={query.error ?? move.error} />
    </section>
  );
}

function EraseBox({ of, renew, personal }: Parts & { readonly personal: CaseShown['fieldForms'] }) {
  const words = usePageWords(officeWords);
  const [chosen, choose] = useState<readonly string[]>([]);
  const [note, setNote] = useState('');
  const erase = useMutation({
    mutationFn: () => client.cases.erase({ case: of.case, fields: [...chosen], note }),
    onSuccess: async () => {
      choose([]);
      await renew();
    },
  });
  return (
    <section className="yd-stack" aria-label={words.erase}>
      <h3>{words.erase}</h3>
      <p className="yd-quiet">{words.eraseMeans}</p>
      <fieldset className="yd-choices">
        <legend>{words.which}</legend>
        {personal.map(({ field, name }) => (
          <label key={field}>
            <input
              type="checkbox"
              checked={chosen.includes(field)}
              onChange={({ target }) => choose(target.checked ? [...chosen, field] : chosen.filter((one) => one !== field))}
            />{' '}
            {name}
          </label>
        ))}
      </fieldset>
      <div className="yd-row">
        <Reason value={note} onType={setNote} />
        {chosen.length > 0 && note.trim() !== '' ? (
          <Confirm label={words.eraseDo} name={of.case} means={words.eraseAsk} busy={erase.isPending} onYes={() => erase.mutate()} />
        ) : (
          <Button size="small" disabled>
            {words.eraseDo}
          </Button>
        )}
      </div>
      <ProblemView error={erase.error} />
    </section>
  );
}

function Reason({ value, onType }: { readonly value: string; readonly onType: (text: string) => void }) {
  const words = usePageWords(officeWords);
  return (
    <Field label={words.label.reason}>
      {(ids) => (
        <input
          {...ids}
          className="yd-choice"
          autoComplete="off"
          maxLength={4000}
          value={value}
          onChange={({ target }) => onType(target.value)}
        />
      )}
    </Field>
  );
}
