import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { api, client, queryClient } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { Alert } from '../../../ui/alert.tsx';
import { Field } from '../../../ui/field.tsx';
import { FindingList } from '../../../ui/finding-list.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Differences } from './differences.tsx';
import { useStateText } from './state-text.ts';
import { statementWords } from './words.ts';

type Draft = Awaited<ReturnType<typeof client.statement.draft>>;
type Statement = Awaited<ReturnType<typeof client.statement.issue>>;
type Shown = Pick<Draft, 'draft'>['draft'];

/** How something is previewed, and how the preview is issued. */
export type Issuing = {
  readonly preview: (indicative: boolean) => Promise<Draft>;
  readonly issue: (indicative: boolean, draft: Shown) => Promise<Statement>;
};

/** A kind's question on the page of its figures: the statements issued on it before, and a preview to be issued. */
export function IssuePanel({
  title,
  kind,
  question,
  known = {},
  earlier,
}: {
  readonly title: string;
  readonly kind: string;
  readonly question: Readonly<Record<string, unknown>>;
  /** Issued as it was known then. */
  readonly known?: { readonly knownAt?: string };
  /** Filter for the earlier statements shown with it. */
  readonly earlier: Parameters<typeof client.statement.list>[0];
}) {
  const words = usePageWords(statementWords);
  const me = useMe();
  const [authority, setAuthority] = useState('');
  // a page with its own field for the authority has it in the question
  const asksWhoSigns = !('authority' in question);
  const asked = asksWhoSigns && authority !== '' ? { ...question, authority } : question;
  const { data } = useQuery(api.statement.list.queryOptions({ input: { ...earlier, kind, limit: 20 } }));
  const before = data?.statements ?? [];
  if (!may(me, 'issue-statement') && before.length === 0) return null;
  const issuing: Issuing = {
    preview: (indicative) => client.statement.draft({ kind, question: asked, ...known, indicative }),
    issue: (indicative, draft) => client.statement.issue({ kind, question: asked, indicative, draft }),
  };
  return (
    <Panel title={title}>
      <div className="yd-stack">
        {before.length === 0 ? null : <Earlier of={before} label={words.draft.earlier} />}
        {may(me, 'issue-statement') && asksWhoSigns ? <WhoSigns of={authority} onType={setAuthority} /> : null}
        {may(me, 'issue-statement') ? <PreviewAndIssue key={JSON.stringify([asked, known])} {...issuing} /> : null}
      </div>
    </Panel>
  );
}

function WhoSigns({ of, onType }: { readonly of: string; readonly onType: (authority: string) => void }) {
  const { draft } = usePageWords(statementWords);
  return (
    <Field label={draft.authority} hint={draft.authorityMeans}>
      {(ids) => (
        <input
          {...ids}
          className="yd-choice"
          style={{ width: 240, maxWidth: '100%' }}
          maxLength={200}
          autoComplete="off"
          value={of}
          onChange={({ target }) => onType(target.value)}
        />
      )}
    </Field>
  );
}

function Earlier({ of, label }: { readonly of: readonly Statement[]; readonly label: string }) {
  const stateText = useStateText();
  const { format } = useLanguage();
  return (
    <ul className="yd-marks-list" aria-label={label}>
      {of.map((one) => (
        <li key={one.number}>
          <Link to="/statements/$number" params={{ number: one.number }} search={{}}>
            {one.number}
          </Link>
          {` ${format.day(one.day)} ${stateText(one)}`}
        </li>
      ))}
    </ul>
  );
}

/** Two steps: a preview with the exact bytes, then the issue of exactly that. */
export function PreviewAndIssue({ preview, issue }: Issuing) {
  const { draft: words } = usePageWords(statementWords);
  const [indicative, setIndicative] = useState(false);
  const shown = useMutation({ mutationFn: preview });
  const issued = useMutation({
    mutationFn: (seen: Draft) => issue(indicative, seen.draft),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: api.statement.key() }),
  });
  const begin = (mark: boolean) => {
    setIndicative(mark);
    issued.reset();
    shown.mutate(mark);
  };
  const seen = shown.data;
  return (
    <div className="yd-stack yd-no-print">
      <div className="yd-quiet">{words.means}</div>
      <div className="yd-row">
        <Button loading={shown.isPending} onClick={() => begin(indicative)}>
          {words.preview}
        </Button>
        {seen?.indicative === true ? (
          <label className="yd-check">
            <input type="checkbox" checked={indicative} onChange={(event) => begin(event.target.checked)} />
            {words.mark}
          </label>
        ) : null}
      </div>
      <ProblemView error={shown.error} />
      {seen === undefined || issued.data !== undefined ? null : (
        <DraftView of={seen}>
          <Button type="primary" disabled={seen.hindrances.length > 0} loading={issued.isPending} onClick={() => issued.mutate(seen)}>
            {words.issue}
          </Button>
        </DraftView>
      )}
      <ProblemView error={issued.error} />
      {issued.data === undefined ? null : <Done number={issued.data.number} />}
    </div>
  );
}

function DraftView({ of, children }: { readonly of: Draft; readonly children: ReactNode }) {
  const { draft: words, compare } = usePageWords(statementWords);
  const { format } = useLanguage();
  return (
    <>
      <div>{words.next(of.number, format.day(of.day))}</div>
      {of.differences.length === 0 ? null : <Differences of={of.differences} label={compare.title} />}
      <FindingList findings={of.hindrances} />
      <div className="yd-row">
        <Button onClick={() => savePreview(of)}>{words.file}</Button>
        {children}
      </div>
    </>
  );
}

/** Downloads the exact bytes of the preview as a file. */
function savePreview({ base64, document: { name, type } }: Draft): void {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const address = URL.createObjectURL(new Blob([bytes], { type }));
  const link = document.createElement('a');
  Object.assign(link, { href: address, download: name });
  link.click();
  URL.revokeObjectURL(address);
}

function Done({ number }: { readonly number: string }) {
  const { draft: words } = usePageWords(statementWords);
  return (
    <Alert
      type="success"
      role="status"
      title={words.done}
      description={
        <Link to="/statements/$number" params={{ number }} search={{}}>
          {number}
        </Link>
      }
    />
  );
}
