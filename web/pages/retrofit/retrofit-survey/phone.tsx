import { useLocation } from '@tanstack/react-router';
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { troubleOf } from '../../../trouble.ts';
import { Alert } from '../../../ui/alert.tsx';
import { Switches } from '../../../ui/head.tsx';
import { Loading } from '../../../ui/states.tsx';
import { createKeeper, type Keeper, type Kept } from './kept.ts';
import { OneBuilding } from './one-building.tsx';
import { Outbox } from './outbox.tsx';
import { phoneWords } from './phone-words.ts';
import { sendAll } from './sending.ts';
import { layPageDown } from './worker.ts';
import './phone.css';

/**
 * A survey of buildings for their retrofit, for someone on site with a phone and no account. The token is after the `#`, which browsers
 * never send. Questions and answers stay on the phone until they have arrived, so that a day without network loses nothing.
 */
export function RetrofitSurveyPhone() {
  const words = usePageWords(phoneWords);
  const { words: all } = useLanguage();
  const token = useLocation().hash;
  useEffect(() => {
    document.title = `${words.title} · ${all.app.name}`;
  }, [words.title, all.app.name]);
  return (
    <div className="yd-public">
      <header className="yd-head yd-no-print">
        <span className="yd-brand">{all.app.name}</span>
        <Switches />
      </header>
      <main className="yd-main yd-phone" id="main" aria-label={words.title}>
        <h1>{words.title}</h1>
        {token === '' ? <Alert type="warning" title={words.noToken} /> : <ByLink key={token} token={token} />}
      </main>
    </div>
  );
}

type Line = { readonly opened: boolean; readonly gone: string | null; readonly trouble: string | null; readonly laid: boolean | null };

/** Reloads the questions when there is a connection, and sends what waits whenever there is one. */
function useLine(keeper: Keeper): Line & { readonly send: () => void } {
  const [line, setLine] = useState<Line>({ opened: false, gone: null, trouble: null, laid: null });
  const note = (more: Partial<Line>): void => setLine((before) => ({ ...before, ...more }));
  const send = (): void => {
    void sendAll(keeper).then((gone) => (gone === null ? undefined : note({ gone })));
  };
  useEffect(() => {
    const ask = async (): Promise<void> => {
      try {
        const asked = await client.retrofitSurvey.linked.show({ token: keeper.token });
        keeper.change((before) => ({ ...before, asked }));
        note({ gone: null, trouble: null });
        send();
        note({ laid: await layPageDown().catch(() => false) });
      } catch (error) {
        const { told } = troubleOf(error);
        if (told.code === 'link-gone') note({ gone: told.detail });
        else if (told.status !== 0 && told.status < 500) note({ trouble: told.detail });
      }
      note({ opened: true });
    };
    void ask();
    window.addEventListener('online', send);
    return () => window.removeEventListener('online', send);
    // once: what is being typed must not be replaced
    // oxlint-disable-next-line react/exhaustive-deps
  }, [keeper]);
  return { ...line, send };
}

function ByLink({ token }: { readonly token: string }) {
  const words = usePageWords(phoneWords);
  const { format } = useLanguage();
  const keeper = useMemo(() => createKeeper(token), [token]);
  const kept = useSyncExternalStore(keeper.listen, keeper.state);
  const line = useLine(keeper);
  const { asked } = kept;
  if (line.gone !== null) return <Gone kept={kept} why={line.gone} />;
  if (asked === null)
    return line.trouble === null ? (
      line.opened ? (
        <Alert type="warning" title={words.notHere} />
      ) : (
        <Loading />
      )
    ) : (
      <Alert type="error" title={line.trouble} />
    );
  return (
    <div className="yd-stack">
      <p>{words.means}</p>
      <p className="yd-quiet">
        {words.until(format.instant(asked.expires))} {line.laid === null ? '' : line.laid ? words.laidDown : words.notLaid}
      </p>
      {asked.note === null ? null : <Alert type="warning" role="status" title={words.returned(asked.note)} />}
      {keeper.unkept() ? <Alert type="error" title={words.unkept} /> : null}
      <Outbox keeper={keeper} kept={kept} onSend={line.send} />
      {asked.buildings.map((building) => (
        <OneBuilding key={building.code} of={building} keeper={keeper} kept={kept} onKept={line.send} />
      ))}
    </div>
  );
}

/** A link that has ended says so in one sentence, and whom to contact; what did not arrive is not discarded. */
function Gone({ kept, why }: { readonly kept: Kept; readonly why: string }) {
  const words = usePageWords(phoneWords);
  return (
    <div className="yd-stack">
      <Alert type="info" title={why} />
      {kept.out.length === 0 ? null : <Alert type="warning" role="status" title={words.lost(kept.out.length)} />}
    </div>
  );
}
