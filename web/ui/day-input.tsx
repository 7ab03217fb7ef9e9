import { CalendarOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { lazy, Suspense, useRef, useState } from 'react';
import { useWords } from '../i18n/language.tsx';
import { dayOf, monthOf } from './day-text.ts';

const Calendar = lazy(async () => ({ default: (await import('./calendar.tsx')).Calendar }));

type Props = {
  readonly value: string | undefined;
  readonly onDay: (day: string | undefined) => void;
  readonly of?: 'day' | 'month';
  /** The last allowed day. */
  readonly max?: string | undefined;
  readonly id?: string;
  readonly 'aria-describedby'?: string;
  readonly 'aria-label'?: string;
};

/**
 * A day (or month) in the product's own language: typed, or chosen from a calendar. An invalid entry is marked, and stays until it is a
 * day.
 * @param props.onDay receives each day, and undefined if the box is cleared
 */
export function DayInput({ value, onDay, of = 'day', max, ...named }: Props) {
  const { day: words } = useWords();
  const [text, setText] = useState<string>();
  const read = of === 'day' ? dayOf : monthOf;
  const wrong = text !== undefined && text.trim() !== '' && (read(text) === undefined || beyond(read(text), max));
  const type = (typed: string) => {
    setText(typed);
    const meant = read(typed);
    if (typed.trim() === '') onDay(undefined);
    else if (meant !== undefined && !beyond(meant, max)) onDay(meant);
  };
  return (
    <span className="yd-day">
      <Input
        {...named}
        value={text ?? value ?? ''}
        placeholder={words.form[of]}
        title={wrong ? words.wrong[of] : undefined}
        aria-invalid={wrong}
        {...(wrong ? { status: 'error' as const } : {})}
        inputMode="numeric"
        autoComplete="off"
        onChange={(event) => type(event.target.value)}
        onBlur={() => setText(wrong ? text : undefined)}
      />
      <Chooser
        of={of}
        value={value}
        max={max}
        onDay={(day) => {
          setText(undefined);
          onDay(day);
        }}
      />
    </span>
  );
}

function beyond(meant: string | undefined, max: string | undefined): boolean {
  return meant !== undefined && max !== undefined && meant > max;
}

function Chooser({ of, value, max, onDay }: { readonly of: 'day' | 'month' } & Pick<Props, 'value' | 'max' | 'onDay'>) {
  const { day: words } = useWords();
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  const choose = (day: string) => {
    onDay(day);
    close();
  };
  return (
    <>
      <Button
        ref={button}
        icon={<CalendarOutlined aria-hidden />}
        aria-label={words.choose[of]}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      />
      {open ? (
        <Suspense fallback={null}>
          <Calendar of={of} value={value} max={max} onClose={close} onDay={choose} />
        </Suspense>
      ) : null}
    </>
  );
}
