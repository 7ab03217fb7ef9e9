import { useNavigate } from '@tanstack/react-router';
import { useEffect, useId, useRef, useState } from 'react';
import { client, queryClient } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { forget, mustSetUp, useMe } from '../../../session.ts';
import { SignInSteps } from './sign-in.tsx';
import { accessWords } from './words.ts';

/**
 * Shown over a page whose session ended: signs in again, and the page is as it was, with what was typed. A different user starts at the
 * first page.
 */
export function SignInAgain({ onIn }: { readonly onIn: () => void }) {
  const words = usePageWords(accessWords);
  const [second, setSecond] = useState(false);
  const before = useMe()?.name;
  const navigate = useNavigate();
  const title = useId();
  const box = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    box.current?.showModal();
  }, []);
  const enter = async () => {
    const me = await client.access.me();
    onIn();
    if (me.name === before && !me.mustChange && !mustSetUp(me)) return queryClient.invalidateQueries();
    await forget();
    await navigate({ to: '/', search: {} });
  };
  return (
    <dialog ref={box} className="yd-again" aria-labelledby={title} onCancel={(event) => event.preventDefault()} onClose={onIn}>
      <div className="yd-stack">
        <h2 id={title}>{words.again.title}</h2>
        <div>{words.again.means}</div>
        <SignInSteps enter={enter} second={second} onSecond={setSecond} />
      </div>
    </dialog>
  );
}
