import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useCallback, useEffect, useState } from 'react';
import { usePageWords } from '../../../i18n/language.tsx';
import { useMe } from '../../../session.ts';
import { Alert } from '../../../ui/alert.tsx';
import { forget } from './kept-photos.ts';
import { drop, keptOf, type KeptMeasurement } from './outbox.ts';
import { sendAll } from './sending.ts';
import { comfortPageWords } from './words.ts';

/** What was measured on this device and has not been accepted yet: sent when the page opens, when the connection returns, and manually. */
export function KeptPanel() {
  const words = usePageWords(comfortPageWords);
  const account = useMe()?.name ?? '';
  const [kept, setKept] = useState<readonly KeptMeasurement[]>(() => keptOf(localStorage, account));
  const [sent, setSent] = useState(0);
  const send = useCallback(async () => {
    const heard = await sendAll(account);
    setSent((before) => before + heard);
    setKept(keptOf(localStorage, account));
  }, [account]);
  useEffect(() => {
    const again = (): void => void send();
    again();
    window.addEventListener('online', again);
    return () => window.removeEventListener('online', again);
  }, [send]);
  const waiting = kept.filter(({ refused }) => refused === null);
  return (
    <>
      {sent === 0 ? null : <Alert type="success" role="status" title={words.sent(sent)} />}
      {waiting.length === 0 ? null : (
        <Alert
          type="warning"
          role="status"
          title={words.kept(waiting.length)}
          action={<Button onClick={() => void send()}>{words.sendNow}</Button>}
        />
      )}
      {kept.map((one) =>
        one.refused === null ? null : (
          <Alert
            key={one.client}
            type="error"
            title={one.building}
            description={words.refused(one.refused)}
            action={
              <div className="yd-row">
                <Link to="/temperature/inspect" search={{ kept: one.client }}>
                  {words.again}
                </Link>
                <Button
                  onClick={() => {
                    void forget(one.photos ?? []);
                    drop(localStorage, account, one.client);
                    setKept(keptOf(localStorage, account));
                  }}
                >
                  {words.drop}
                </Button>
              </div>
            }
          />
        ),
      )}
    </>
  );
}
