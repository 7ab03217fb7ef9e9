import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { api, client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { Alert } from '../../../ui/alert.tsx';
import { useActor } from '../../../ui/actor.ts';
import { instant } from '../../../ui/cell.ts';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { ShortTable } from '../../../ui/short-table.tsx';
import { Differences } from './differences.tsx';
import { PreviewAndIssue, type Issuing } from './draft-panel.tsx';
import { statementWords } from './words.ts';

type Comparison = Awaited<ReturnType<typeof client.statement.compare>>;

/** A statement's question evaluated now: what differs, what happened since, and a way to issue the difference. */
export function ComparePanel({ number, mayIssue }: { readonly number: string; readonly mayIssue: boolean }) {
  const { compare: words } = usePageWords(statementWords);
  const [wanted, setWanted] = useState(false);
  const query = useQuery({ ...api.statement.compare.queryOptions({ input: { number } }), enabled: wanted, staleTime: 0 });
  const again = () => (wanted ? void query.refetch() : setWanted(true));
  return (
    <Panel
      title={words.title}
      actions={
        <Button loading={query.isFetching} onClick={again}>
          {words.do}
        </Button>
      }
    >
      <div className="yd-stack" aria-live="polite">
        <div className="yd-quiet">{words.means}</div>
        <ProblemView error={query.error} again={query.refetch} />
        {query.data === undefined ? null : <Answer of={query.data} mayIssue={mayIssue} />}
      </div>
    </Panel>
  );
}

function Answer({ of, mayIssue }: { readonly of: Comparison; readonly mayIssue: boolean }) {
  const { compare: words, draft } = usePageWords(statementWords);
  const { format } = useLanguage();
  const { number } = of;
  const when = format.instant(of.comparedAt);
  const issuing: Issuing = {
    preview: (indicative) => client.statement.draft({ follows: number, indicative }),
    issue: (indicative, seen) => client.statement.issueDifference({ number, indicative, draft: seen }),
  };
  if (of.same) return <Alert type="success" role="status" title={words.same(when)} />;
  return (
    <>
      <Alert type="warning" role="status" title={words.differs(when)} />
      <Differences of={of.differences} label={words.title} />
      <Changes of={of} />
      {mayIssue ? (
        <section aria-label={draft.difference} className="yd-stack">
          <strong>{draft.difference}</strong>
          <PreviewAndIssue {...issuing} />
        </section>
      ) : null}
    </>
  );
}

function Changes({ of }: { readonly of: Comparison }) {
  const { compare: words, causes } = usePageWords(statementWords);
  const actor = useActor();
  return (
    <>
      {of.changes.length === 0 ? null : (
        <ShortTable
          label={words.changes}
          rows={of.changes}
          rowKey={({ import: id, cause }) => `${cause} ${id ?? ''}`}
          columns={[
            { key: 'cause', title: words.changes, value: ({ cause }) => causes[cause] },
            { key: 'what', title: words.what, value: ({ subject, import: id }) => (id === null ? subject : `${subject} #${id}`) },
            { key: 'by', title: words.who, value: ({ by }) => actor(by) },
            { key: 'at', title: words.when, value: ({ at }) => instant(at) },
          ]}
        />
      )}
      {of.knowledge.length === 0 ? null : (
        <ShortTable
          label={words.knowledge}
          rows={of.knowledge}
          rowKey={({ id }) => id}
          columns={[
            { key: 'id', title: words.knowledge, value: ({ id }) => id },
            { key: 'issued', title: words.issued, value: ({ issued }) => issued },
            { key: 'now', title: words.now, value: ({ now }) => now },
          ]}
        />
      )}
    </>
  );
}
