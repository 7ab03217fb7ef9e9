import { unitSign } from '#kernel/unit-sign.ts';
import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { Field } from '../../../ui/field.tsx';
import { FileInput } from '../../../ui/file-input.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { uploadWithProgress } from '../../../upload.ts';
import { OwnerMonths } from './owner-months.tsx';
import { auditOwnerWords } from './owner-words.ts';

/** What a link shows. */
export type OwnerShown = Awaited<ReturnType<typeof client.energyAudit.linked.show>>;

type Request = OwnerShown['requests'][number];

type Props = {
  readonly token: string;
  readonly of: Request;
  readonly from: string;
  readonly to: string;
  readonly onShown: (next: OwnerShown) => void;
};

/** One request: typed, month by month, or as a file; saved as soon as the user moves on. */
export function OwnerItem({ token, of, from, to, onShown }: Props) {
  const words = usePageWords(auditOwnerWords);
  const { name, state, why, answer, takesText, takesFile, kind } = of;
  if (state === 'accepted' || state === 'known')
    return (
      <Panel title={name}>
        <p className="yd-quiet">{words.done}</p>
      </Panel>
    );
  return (
    <Panel title={name}>
      <div className="yd-stack">
        {state === 'missing' && answer !== null ? <p className="yd-missing">{words.returned(why)}</p> : null}
        {!takesText ? null : kind === 'energy' ? (
          <Typed token={token} of={of} onShown={onShown}>
            {(text, change, save) => (
              <OwnerMonths name={name} unit={of.unit ?? ''} from={from} to={to} text={text} onText={change} onLeave={save} />
            )}
          </Typed>
        ) : (
          <Typed token={token} of={of} onShown={onShown}>
            {(text, change, save) => <OneText of={of} text={text} onText={change} onLeave={save} />}
          </Typed>
        )}
        {takesFile ? <OneFile token={token} of={of} onShown={onShown} /> : null}
      </div>
    </Panel>
  );
}

/** Sends answers of a link one after the other: each returns the whole current state, and an older one must not arrive last. */
function useAnswer(token: string) {
  return useMutation({
    scope: { id: `audit-link ${token}` },
    mutationFn: (given: Omit<Parameters<typeof client.energyAudit.linked.answer>[0], 'token'>) =>
      client.energyAudit.linked.answer({ token, ...given }),
  });
}

type TypedProps = Pick<Props, 'token' | 'of' | 'onShown'> & {
  readonly children: (text: string, onText: (text: string) => void, onLeave: () => void) => ReactNode;
};

/** Keeps what is typed, and sends it on blur. */
function Typed({ token, of: { item, answer }, onShown, children }: TypedProps) {
  const words = usePageWords(auditOwnerWords);
  const [text, setText] = useState(answer?.value ?? '');
  const [sent, setSent] = useState(answer?.value ?? '');
  const { mutateAsync: answerWith } = useAnswer(token);
  const save = useMutation({
    mutationFn: (value: string) => answerWith({ set: { [item]: value } }),
    onSuccess: (next, value) => {
      setSent(value);
      onShown(next);
    },
  });
  const leave = () => {
    if (text.trim() !== '' && text.trim() !== sent.trim()) save.mutate(text.trim());
  };
  return (
    <>
      {children(text, setText, leave)}
      <p role="status" className="yd-quiet">
        {save.isPending ? words.saving : save.isSuccess && text.trim() === sent.trim() ? words.savedNow : ''}
      </p>
      <ProblemView error={save.error} />
    </>
  );
}

type TextProps = { readonly of: Request; readonly text: string; readonly onText: (text: string) => void; readonly onLeave: () => void };

function OneText({ of: { name, unit, kind }, text, onText, onLeave }: TextProps) {
  const words = usePageWords(auditOwnerWords);
  const { format } = useLanguage();
  const label = unit === null || kind === 'cost' ? name : `${name}${format.aside(unitSign(unit))}`;
  return (
    <Field label={label} {...(kind === 'cost' && { hint: words.costHint })}>
      {(ids) =>
        kind === 'note' ? (
          <textarea
            {...ids}
            className="yd-area"
            rows={4}
            maxLength={4000}
            value={text}
            onChange={({ target }) => onText(target.value)}
            onBlur={onLeave}
          />
        ) : (
          <input
            {...ids}
            className="yd-area"
            inputMode={unit === null ? 'text' : 'decimal'}
            maxLength={200}
            value={text}
            onChange={({ target }) => onText(target.value)}
            onBlur={onLeave}
            onKeyDown={({ key }) => key === 'Enter' && onLeave()}
          />
        )
      }
    </Field>
  );
}

function OneFile({ token, of: { item, name, answer, state, kind }, onShown }: Pick<Props, 'token' | 'of' | 'onShown'>) {
  const words = usePageWords(auditOwnerWords);
  const { format } = useLanguage();
  const [share, setShare] = useState(0);
  const trial = useMutation({ mutationFn: () => client.energyAudit.linked.preview({ token, item }) });
  const { mutateAsync: answerWith } = useAnswer(token);
  const send = useMutation({
    mutationFn: async (file: File) => {
      setShare(0);
      const kept = await uploadWithProgress(file, setShare, undefined, token);
      return answerWith({ files: [{ item, file: kept.file }] });
    },
    onSuccess: (next) => {
      onShown(next);
      if (kind === 'energy') trial.mutate();
    },
  });
  const came = state === 'received' ? (answer?.file?.name ?? null) : null;
  const hint =
    came !== null ? words.replace : kind === 'equipment' ? words.equipmentHint : kind === 'document' ? words.takesPhoto : undefined;
  return (
    <>
      <Field label={words.upload(name)} {...(hint !== undefined && { hint })}>
        {(ids) => <FileInput {...ids} onceEach disabled={send.isPending} onFiles={([file]) => file !== undefined && send.mutate(file)} />}
      </Field>
      <p role="status">{send.isPending ? words.sending(format.share(share)) : came === null ? '' : words.got(came)}</p>
      {trial.isPending ? <p role="status">{words.reading}</p> : null}
      {trial.data === undefined || came === null ? null : <Tried of={trial.data.tried} />}
      <ProblemView error={send.error ?? trial.error} />
    </>
  );
}

/** What the import would do with a file of bills. */
function Tried({ of }: { readonly of: Awaited<ReturnType<typeof client.energyAudit.linked.preview>>['tried'] }) {
  const words = usePageWords(auditOwnerWords);
  const { format } = useLanguage();
  if (of === null) return <p role="status">{words.notTried}</p>;
  return (
    <div role="status">
      <p>{words.tried(format.count(of.taken), format.count(of.rejected))}</p>
      {of.why.length === 0 ? null : (
        <ul className="yd-marks-list">
          {of.why.map((why) => (
            <li key={why}>{why}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
