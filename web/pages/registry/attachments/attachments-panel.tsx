import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { api } from '../../../api.ts';
import { useFormat, usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { textIn, useAddress } from '../../../ui/address.ts';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { EntryItem } from './entry-item.tsx';
import { AttachFile, WriteNote } from './write.tsx';
import { attachmentsWords } from './words.ts';

const readAttachments = (given: Readonly<Record<string, unknown>>) => ({ withdrawn: textIn(given, 'withdrawn') });
const step = 100;

/** Files and notes that people keep with a building, newest first; withdrawn ones on request. */
export function AttachmentsPanel({ building }: { readonly building: string }) {
  const format = useFormat();
  const words = usePageWords(attachmentsWords);
  const me = useMe();
  const [at, go] = useAddress(readAttachments);
  const [limit, setLimit] = useState(step);
  const takenBack = at.withdrawn !== undefined;
  const query = useQuery({
    ...api.attachments.entries.queryOptions({ input: { building, takenBack, limit } }),
    placeholderData: keepPreviousData,
  });
  const told = query.data;
  return (
    <Panel title={words.title}>
      {query.error === null ? null : <ProblemView error={query.error} again={query.refetch} />}
      {told === undefined ? (
        query.isPending && <Loading />
      ) : (
        <div className="yd-stack">
          {told.entries.length === 0 ? <p>{words.none}</p> : null}
          <ul className="yd-attachments" aria-label={words.list}>
            {told.entries.map((entry) => (
              <EntryItem key={entry.id} of={entry} building={building} />
            ))}
          </ul>
          {told.total > told.entries.length ? <Button onClick={() => setLimit(Math.min(limit + step, 1000))}>{words.more}</Button> : null}
          {told.takenBack === 0 ? null : (
            <label className="yd-check yd-no-print">
              <input type="checkbox" checked={takenBack} onChange={() => go({ withdrawn: takenBack ? undefined : 'shown' })} />
              {words.takenBackToo(format.count(told.takenBack))}
            </label>
          )}
          {may(me, 'edit') ? (
            <div className="yd-two yd-no-print">
              <WriteNote building={building} />
              <AttachFile building={building} mostBytes={told.mostBytes} />
            </div>
          ) : null}
        </div>
      )}
    </Panel>
  );
}
