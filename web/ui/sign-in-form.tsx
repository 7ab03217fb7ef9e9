import { Button } from 'antd';
import type { FormEvent, ReactNode } from 'react';
import { useState } from 'react';
import { ProblemView } from './problem-view.tsx';

/**
 * A form that sends once at a time, says what went wrong and keeps what was typed.
 * @param check says what is missing, or undefined if it can be sent
 */
export function SignInForm({
  submit,
  check,
  send,
  block = true,
  children,
}: {
  readonly submit: string;
  readonly check: () => string | undefined;
  readonly send: () => Promise<void>;
  /** Whether the button is as wide as the form. */
  readonly block?: boolean;
  readonly children: ReactNode;
}) {
  const [error, setError] = useState<unknown>(null);
  const [missing, setMissing] = useState<string>();
  const [sending, setSending] = useState(false);
  const onSubmit = async (event: FormEvent) => {
    event.preventDefault();
    const found = check();
    setMissing(found);
    if (found !== undefined || sending) return;
    setSending(true);
    setError(null);
    await send().catch(setError);
    setSending(false);
  };
  return (
    <form className="yd-stack" noValidate onSubmit={(event) => void onSubmit(event)}>
      <ProblemView error={error} />
      {children}
      {missing === undefined ? null : (
        <div role="alert" className="yd-missing">
          {missing}
        </div>
      )}
      <div>
        <Button type="primary" htmlType="submit" loading={sending} block={block}>
          {submit}
        </Button>
      </div>
    </form>
  );
}
