import { Checkbox, Input } from 'antd';
import { useState } from 'react';
import { client } from '../../../api.ts';
import { useFormat, usePageWords } from '../../../i18n/language.tsx';
import { Alert } from '../../../ui/alert.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { Field } from '../../../ui/field.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { SignInForm } from '../../../ui/sign-in-form.tsx';
import { keepChoices } from './choices.ts';
import type { Choices } from './choices.ts';
import { noticeWords } from './words.ts';

type Draft = Pick<Choices, 'language' | 'timeZone' | 'urgentPasses' | 'kinds'> & {
  readonly isQuiet: boolean;
  readonly from: string;
  readonly until: string;
};

const draftOf = ({ language, timeZone, urgentPasses, kinds, quiet }: Choices): Draft => ({
  language,
  timeZone,
  urgentPasses,
  kinds,
  isQuiet: quiet !== null,
  from: quiet?.from ?? '22:00',
  until: quiet?.until ?? '07:00',
});

/** Which kinds are also sent by mail, and when. The inbox has all of them. */
export function ChoiceForm({ choices }: { readonly choices: Choices }) {
  const words = usePageWords(noticeWords);
  const [draft, setDraft] = useState(() => draftOf(choices));
  const [saved, setSaved] = useState(false);
  const { isQuiet, from, until, kinds, ...rest } = draft;
  const good = !isQuiet || ([from, until].every((time) => /^(?:[01]\d|2[0-3]):[0-5]\d$/u.test(time)) && from !== until);
  const send = async () => {
    setSaved(false);
    const wanted = kinds.map(({ kind, mail }) => ({ kind, mail }));
    const now = await client.notice.choose({ ...rest, quiet: isQuiet ? { from, until } : null, kinds: wanted });
    keepChoices(now);
    setDraft(draftOf(now));
    setSaved(true);
  };
  return (
    <SignInForm submit={words.save} check={() => (good ? undefined : words.quietBad)} send={send} block={false}>
      <Panel title={words.kinds}>
        <KindBoxes named={choices.kinds} draft={draft} onChange={setDraft} />
      </Panel>
      <Panel title={words.when}>
        <WhenFields draft={draft} onChange={setDraft} />
      </Panel>
      {saved ? <Alert type="success" role="status" title={words.saved} /> : null}
    </SignInForm>
  );
}

type Part = { readonly draft: Draft; readonly onChange: (draft: Draft) => void };

/** @param named the kinds by their names in the current language: the draft may be older */
function KindBoxes({ named, draft, onChange }: Part & { readonly named: Choices['kinds'] }) {
  const words = usePageWords(noticeWords);
  const format = useFormat();
  const mailed = new Map(draft.kinds.map(({ kind, mail }) => [kind, mail]));
  const choose = (kind: string, mail: boolean) =>
    onChange({ ...draft, kinds: draft.kinds.map((one) => (one.kind === kind ? { ...one, mail } : one)) });
  return (
    <fieldset className="yd-plain-fields yd-stack">
      <legend className="yd-quiet">{words.kindsMeans}</legend>
      {named.map(({ kind, name, urgent, mail }) => (
        <Checkbox key={kind} checked={mailed.get(kind) ?? mail} onChange={(event) => choose(kind, event.target.checked)}>
          {name}
          {urgent ? format.aside(words.urgent) : null}
        </Checkbox>
      ))}
    </fieldset>
  );
}

function WhenFields({ draft, onChange }: Part) {
  const words = usePageWords(noticeWords);
  const languages = (['zh', 'en'] as const).map((value) => ({ value, label: words.languages[value] }));
  return (
    <div className="yd-narrow yd-stack">
      <Checkbox checked={draft.isQuiet} onChange={(event) => onChange({ ...draft, isQuiet: event.target.checked })}>
        {words.quiet}
      </Checkbox>
      {draft.isQuiet ? (
        <>
          <div className="yd-row">
            {(['from', 'until'] as const).map((name) => (
              <Field key={name} label={words[name]}>
                {(ids) => (
                  <Input
                    {...ids}
                    autoComplete="off"
                    style={{ width: 100 }}
                    value={draft[name]}
                    onChange={(event) => onChange({ ...draft, [name]: event.target.value.trim() })}
                  />
                )}
              </Field>
            ))}
            <Field label={words.timeZone}>
              {(ids) => (
                <Input
                  {...ids}
                  autoComplete="off"
                  value={draft.timeZone}
                  onChange={(event) => onChange({ ...draft, timeZone: event.target.value.trim() })}
                />
              )}
            </Field>
          </div>
          <Checkbox checked={draft.urgentPasses} onChange={(event) => onChange({ ...draft, urgentPasses: event.target.checked })}>
            {words.urgentPasses}
          </Checkbox>
        </>
      ) : null}
      <Field label={words.language}>
        {({ id }) => (
          <Choice
            id={id}
            value={draft.language}
            options={languages}
            onChoose={(language) => onChange({ ...draft, language: language ?? 'zh' })}
          />
        )}
      </Field>
    </div>
  );
}
