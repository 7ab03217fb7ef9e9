import type { client } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { issuePaperWords } from './issue-paper-words.ts';

type Issue = Awaited<ReturnType<typeof client.settlement.show>>;

/** The papers about an issue, as Word and xlsx; also that of the difference if there is a previous issue. */
export function IssuePapers({ of: { event, issue, previous } }: { readonly of: Issue }) {
  const words = usePageWords(issuePaperWords);
  if (!may(useMe(), 'export')) return null;
  const kinds = ['statement', 'proof', ...(previous === null ? [] : (['difference'] as const))] as const;
  const address = (kind: string, format: string): string =>
    `/api/exports/event-${kind}?${new URLSearchParams({ event, issue: String(issue), format }).toString()}`;
  return (
    <ul className="yd-row yd-bare yd-no-print" aria-label={words.papers}>
      {kinds.flatMap((kind) =>
        (['docx', 'xlsx'] as const).map((format) => (
          <li key={`${kind}-${format}`}>
            <a href={address(kind, format)} download>
              {words[kind]} {format === 'docx' ? 'Word' : 'xlsx'}
            </a>
          </li>
        )),
      )}
    </ul>
  );
}
