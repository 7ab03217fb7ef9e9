import { BellOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { lazy, Suspense, useId, useRef, useState } from 'react';
import { api } from '../api.ts';
import { useLanguage } from '../i18n/language.tsx';

const LatestNotices = lazy(async () => ({ default: (await import('../pages/platform/notice/latest.tsx')).LatestNotices }));

const everyMs = 60_000;
/** Above this the bell only says that there are more. */
const most = 99;

/** The number of unread notices; opens the latest of them. Uses the browser's own popover: Escape closes it, and the tab order stays. */
export function Bell() {
  const { words, format } = useLanguage();
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const [opened, setOpened] = useState(false);
  const query = useQuery(api.notice.unread.queryOptions({ refetchInterval: everyMs }));
  const unread = query.data?.unread ?? 0;
  const label = unread === 0 ? words.notice.none : words.notice.unread(format.count(unread));
  return (
    <>
      <span className="yd-bell-button">
        <Button type="text" icon={<BellOutlined aria-hidden />} aria-label={label} popoverTarget={id} onClick={() => setOpened(true)} />
        {unread === 0 ? null : <sup aria-hidden>{unread > most ? `${most}+` : unread}</sup>}
      </span>
      <div id={id} ref={list} popover="auto" role="region" aria-label={words.notice.latest} className="yd-bell">
        {opened ? (
          <Suspense fallback={words.app.loading}>
            <LatestNotices close={() => list.current?.hidePopover()} />
          </Suspense>
        ) : null}
      </div>
    </>
  );
}
