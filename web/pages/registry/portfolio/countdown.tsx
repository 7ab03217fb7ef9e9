import { useEffect, useState } from 'react';
import type { client } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { spanText } from './span-text.ts';
import { portfolioPageWords } from './words.ts';

type Course = Awaited<ReturnType<typeof client.flexibility.events.progress>>;

/** Time until an event starts or ends, by the server's clock. @param props.askedAt when the answer was received, ms */
export function Countdown({ of: { phase, event, at }, askedAt }: { readonly of: Course; readonly askedAt: number }) {
  const words = usePageWords(portfolioPageWords);
  const [now, setNow] = useState(askedAt);
  const goes = phase === 'before' || phase === 'running';
  useEffect(() => {
    if (!goes) return undefined;
    const ticking = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(ticking);
  }, [goes]);
  if (!goes) return <p className="yd-countdown">{words.phase[phase]}</p>;
  const server = Date.parse(at) + Math.max(0, now - askedAt);
  const left = Math.max(0, Date.parse(phase === 'before' ? event.from : event.to) - server);
  return (
    <p className="yd-countdown">
      {phase === 'before' ? words.beginsIn : words.endsIn} <strong role="timer">{spanText(left, words.spanOf)}</strong>
    </p>
  );
}
