import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { client } from '../../../api.ts';
import { useFormat, usePageWords } from '../../../i18n/language.tsx';
import { useMarkRead } from './mark-read.ts';
import { noticeWords } from './words.ts';

export type Notice = Awaited<ReturnType<typeof client.notice.list>>['notices'][number];

/** One notice: its text links to its subject, and following the link marks it as read. */
export function NoticeItem({ of, onOpen }: { readonly of: Notice; readonly onOpen?: () => void }) {
  const format = useFormat();
  const words = usePageWords(noticeWords);
  const mark = useMarkRead();
  const read = () => {
    if (of.read === null) mark.mutate({ notices: [of.id] });
  };
  const open = () => {
    read();
    onOpen?.();
  };
  return (
    <li data-unread={of.read === null}>
      <div className="yd-wrap">
        {of.read === null ? <span className="yd-hidden">{words.unread}</span> : null}
        {of.link === null ? (
          of.text
        ) : (
          <Link to={of.link as '/'} search={{}} onClick={open}>
            {of.text}
          </Link>
        )}
      </div>
      <div className="yd-quiet yd-small">
        {of.kindName} · {format.instant(of.at)}{' '}
        {of.read === null ? (
          <Button type="link" size="small" loading={mark.isPending} aria-label={words.readOne(of.text)} onClick={read}>
            {words.read}
          </Button>
        ) : null}
      </div>
    </li>
  );
}
