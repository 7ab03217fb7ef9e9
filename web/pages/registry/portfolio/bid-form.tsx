import { Button, Input } from 'antd';
import { useState } from 'react';
import { api, client, queryClient } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { EntryChoice } from '../../../ui/entry-choice.tsx';
import { Field } from '../../../ui/field.tsx';
import { SignInForm } from '../../../ui/sign-in-form.tsx';
import { BidView } from './bid-view.tsx';
import { bidWords } from './bid-words.ts';
import { formWords } from './form-words.ts';

type Question = Parameters<typeof client.bids.of>[0];
type Bid = Awaited<ReturnType<typeof client.bids.of>>;

const empty = { programme: '', from: '', to: '', margin: '', floor: '', hours: '' };
type Typed = typeof empty;

const stepsOffered = ['hour', '30min', '15min'] as const;
type Step = (typeof stepsOffered)[number];

/**
 * A bid is calculated first, and kept by a second click. @param mayKeep whether the reader may keep it, @param onKept receives its number
 */
export function BidForm({
  portfolio,
  mayKeep,
  onKept,
}: {
  readonly portfolio: string;
  readonly mayKeep: boolean;
  readonly onKept: (number: number) => void;
}) {
  const words = usePageWords(bidWords);
  const form = usePageWords(formWords);
  const [typed, setTyped] = useState<Typed>(empty);
  const [direction, setDirection] = useState<'down' | 'up'>('down');
  const [step, setStep] = useState<Step>('hour');
  const [shown, setShown] = useState<{ readonly asked: Question; readonly told: Bid }>();
  const incomplete = [typed.programme, typed.from, typed.to].some((one) => one.trim() === '');
  const send = async () => {
    if (shown !== undefined) {
      if (!mayKeep) return;
      const { number } = await client.bids.add(shown.asked);
      await queryClient.invalidateQueries({ queryKey: api.bids.key() });
      if (number !== null) onKept(number);
      setShown(undefined);
      setTyped(empty);
      return;
    }
    const asked: Question = { portfolio, direction, step, ...given(typed) };
    setShown({ asked, told: await client.bids.of(asked) });
  };
  const change = (act: () => void) => {
    act();
    setShown(undefined);
  };
  return (
    <SignInForm
      submit={shown === undefined || !mayKeep ? words.preview : words.keep}
      check={() => (incomplete ? form.missing : undefined)}
      send={send}
      block={false}
    >
      <BidFields
        typed={typed}
        direction={direction}
        step={step}
        onType={(part) => change(() => setTyped({ ...typed, ...part }))}
        onDirection={(value) => change(() => setDirection(value))}
        onStep={(value) => change(() => setStep(value))}
      />
      {shown === undefined ? null : (
        <section aria-label={words.preview}>
          <p role="status">{words.notKept}</p>
          <BidView of={shown.told} />
          <Button onClick={() => setShown(undefined)}>{words.changeInputs}</Button>
        </section>
      )}
    </SignInForm>
  );
}

/** What was typed, without empty fields. */
function given({ hours, ...texts }: Typed) {
  const named = Object.fromEntries(Object.entries(texts).flatMap(([name, text]) => (text.trim() === '' ? [] : [[name, text.trim()]])));
  return { ...(named as Pick<Question, 'programme' | 'from' | 'to'>), ...(hours.trim() !== '' && { hours: Number(hours) }) };
}

type Fields = {
  readonly typed: Typed;
  readonly direction: 'down' | 'up';
  readonly step: Step;
  readonly onType: (part: Partial<Typed>) => void;
  readonly onDirection: (direction: 'down' | 'up') => void;
  readonly onStep: (step: Step) => void;
};

function BidFields({ typed, direction, step, onType, onDirection, onStep }: Fields) {
  const words = usePageWords(bidWords);
  const form = usePageWords(formWords);
  const text = (field: keyof Typed, label: string, hint?: string) => (
    <Field label={label} {...(hint === undefined ? {} : { hint })}>
      {(ids) => <Input {...ids} value={typed[field]} onChange={({ target }) => onType({ [field]: target.value })} />}
    </Field>
  );
  const directions = (['down', 'up'] as const).map((value) => ({ value, label: words.direction[value] }));
  const steps = stepsOffered.map((value) => ({ value, label: words.step[value] }));
  return (
    <div className="yd-row">
      <Field label={words.of.programme}>
        {({ id }) => <EntryChoice kind="programme" id={id} value={typed.programme} onChoose={(programme) => onType({ programme })} />}
      </Field>
      {text('from', words.of.from, form.timeHint)}
      {text('to', words.of.to)}
      <Field label={words.of.direction}>
        {({ id }) => <Choice id={id} value={direction} options={directions} onChoose={(value) => onDirection(value ?? 'down')} />}
      </Field>
      <Field label={words.of.period}>
        {({ id }) => <Choice id={id} value={step} options={steps} onChoose={(value) => onStep(value ?? 'hour')} />}
      </Field>
      {text('hours', words.of.hours, words.hoursHint)}
      {text('margin', words.of.margin, words.optional)}
      {text('floor', words.of.floor)}
    </div>
  );
}
