import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { Panel } from '../../../ui/panel.tsx';
import { keyOf, nameOf } from './entry.ts';
import type { Entry } from './entry.ts';
import { Status } from './status.tsx';
import { useValidity } from './validity.ts';
import { knowledgeWords } from './words.ts';

/** One version of an entry in full. */
export function EntryPanel({ entry, onClose }: { readonly entry: Entry; readonly onClose: () => void }) {
  const words = usePageWords(knowledgeWords);
  const { language, format } = useLanguage();
  const validity = useValidity();
  const me = useMe();
  const link = entry.url === null ? null : <a href={entry.url} rel="noreferrer">{entry.url}</a>;
  const rows: (readonly [string, ReactNode])[] = [
    [words.entry, keyOf(entry)],
    [words.status, <Status key="status" of={entry.status} means />],
    [words.document, entry.document],
    [words.clause, entry.clause],
    [words.link, link],
    [words.validity, `${entry.holds ? words.holds : words.holdsNot}${format.aside(validity(entry))}`],
    [words.supersedes, entry.supersedes],
    [words.firstSeen, format.instant(entry.firstSeen)],
    [words.origin, words.origins[entry.origin]],
  ];
  return (
    <Panel title={nameOf(entry, language) ?? entry.id} actions={<Button onClick={onClose}>{words.close}</Button>}>
      <dl className="yd-facts">
        {rows
          .filter(([, value]) => value !== null)
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      <details>
        <summary>{words.whole}</summary>
        <pre className="yd-code">{JSON.stringify(entry.held, null, 2)}</pre>
      </details>
      {may(me, 'knowledge') && entry.kind !== 'policy' ? (
        <p>
          <Link to="/knowledge/file" search={{ from: keyOf(entry), kind: entry.kind }}>
            {words.supersede}
          </Link>
        </p>
      ) : null}
    </Panel>
  );
}
