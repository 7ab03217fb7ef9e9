import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { client } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { Field } from '../../../ui/field.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Fault } from '../../casework/cases/fault.tsx';
import type { Shown } from './shown.ts';
import { residentWords } from './words.ts';

type Typed = {
  readonly household: string;
  readonly note?: string;
  readonly matter?: string;
  readonly text: string;
  readonly phone: string;
};

/** An objection to a bill of a season: which household and note, what is wrong, in the resident's own words. */
export function ObjectionForm({
  of: { parts, notes },
  season,
  matters,
  token,
  onDone,
}: {
  readonly of: Pick<Shown, 'parts' | 'notes'>;
  readonly season: string;
  readonly matters: NonNullable<Shown['objection']>['matters'];
  readonly token: string;
  readonly onDone: (code: string) => Promise<unknown>;
}) {
  const words = usePageWords(residentWords);
  const [typed, type] = useState<Typed>({ household: parts[0]?.household ?? '', text: '', phone: '' });
  const [tried, setTried] = useState(false);
  const { household, matter, text } = typed;
  const isShort = text.trim().length < 4;
  const send = useMutation({
    mutationFn: () => client.heatResident.linked.object({ token, season, ...givenBy(typed) }),
    onSuccess: (told) => onDone(told.case),
  });
  const own = notes.filter((one) => one.season === season && one.household === household);
  return (
    <form
      className="yd-stack"
      aria-label={words.object}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (!send.isPending && matter !== undefined && !isShort) send.mutate();
      }}
    >
      <AboutWhat parts={parts} notes={own} typed={typed} type={type} />
      <Field label={words.matter}>
        {({ id }) => (
          <Choice
            id={id}
            value={matter}
            none={words.choose}
            options={matters.map(({ key, name }) => ({ value: key, label: name }))}
            onChoose={(chosen) => type({ ...without(typed, 'matter'), ...(chosen !== undefined && { matter: chosen }) })}
          />
        )}
      </Field>
      <Fault of={tried && matter === undefined ? words.matterMissing : undefined} />
      <OwnWords typed={typed} type={type} fault={tried && isShort ? words.textShort : undefined} />
      <ProblemView error={send.error} />
      <div className="yd-row">
        <Button type="primary" htmlType="submit" size="large" loading={send.isPending}>
          {words.send}
        </Button>
      </div>
    </form>
  );
}

/** Which household, and which of its notes. */
function AboutWhat({
  parts,
  notes,
  typed,
  type,
}: Pick<Shown, 'parts' | 'notes'> & { readonly typed: Typed; readonly type: (typed: Typed) => void }) {
  const words = usePageWords(residentWords);
  return (
    <>
      {parts.length < 2 ? null : (
        <Field label={words.about}>
          {({ id }) => (
            <Choice
              id={id}
              value={typed.household}
              options={parts.map((part) => ({ value: part.household, label: part.household }))}
              onChoose={(chosen) => type({ ...without(typed, 'note'), household: chosen ?? typed.household })}
            />
          )}
        </Field>
      )}
      {notes.length === 0 ? null : (
        <Field label={words.note}>
          {({ id }) => (
            <Choice
              id={id}
              value={typed.note}
              none={words.wholeSeason}
              options={notes.map(({ number }) => ({ value: number, label: number }))}
              onChoose={(chosen) => type({ ...without(typed, 'note'), ...(chosen !== undefined && { note: chosen }) })}
            />
          )}
        </Field>
      )}
    </>
  );
}

/** As it is submitted; empty values are left out. */
const givenBy = ({ household, note, matter = '', text, phone }: Typed) => ({
  household,
  matter,
  text: text.trim(),
  ...(note !== undefined && { note }),
  ...(phone.trim() !== '' && { phone: phone.trim() }),
});

/** The same without one of its fields. */
function without(typed: Typed, name: 'note' | 'matter'): Typed {
  const { [name]: _gone, ...rest } = typed;
  return rest as Typed;
}

function OwnWords({
  typed,
  type,
  fault,
}: {
  readonly typed: Typed;
  readonly type: (typed: Typed) => void;
  readonly fault: string | undefined;
}) {
  const words = usePageWords(residentWords);
  return (
    <>
      <Field label={words.text} hint={words.textHint}>
        {(ids) => (
          <textarea
            {...ids}
            className="yd-area"
            rows={4}
            maxLength={2000}
            value={typed.text}
            onChange={({ target }) => type({ ...typed, text: target.value })}
          />
        )}
      </Field>
      <Fault of={fault} />
      <Field label={words.phone} hint={words.phoneHint}>
        {(ids) => (
          <input
            {...ids}
            type="tel"
            autoComplete="tel"
            maxLength={40}
            value={typed.phone}
            onChange={({ target }) => type({ ...typed, phone: target.value })}
          />
        )}
      </Field>
    </>
  );
}
