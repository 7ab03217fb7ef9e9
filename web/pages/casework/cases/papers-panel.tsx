import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { api, client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import type { Column } from '../../../ui/column.ts';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { ShortTable } from '../../../ui/short-table.tsx';
import type { CaseShown } from './case-shown.ts';
import { papersWords } from './papers-words.ts';

type Paper = Awaited<ReturnType<typeof client.caseDocuments.list>>['documents'][number];

function useColumns(show: (paper: Paper) => React.ReactNode): Column<Paper>[] {
  const words = usePageWords(papersWords);
  return [
    { key: 'name', title: words.label.name, value: ({ name }) => name },
    { key: 'step', title: words.step, value: ({ stepName }) => stepName },
    { key: 'day', title: words.label.day, value: ({ day }) => day },
    { key: 'get', title: words.label.download, value: ({ document }) => document, show, press: true },
  ];
}

/** What the steps of a case have issued, each as a Word file; renders nothing if there is none or the reader may not see it. */
export function PapersPanel({ of }: { readonly of: CaseShown }) {
  const words = usePageWords(papersWords);
  const { language } = useLanguage();
  const asked = api.caseDocuments.list.queryOptions({ input: { case: of.case } });
  const query = useQuery({ ...asked, queryKey: [...asked.queryKey, of.head] });
  const address = ({ document, n }: Paper) => `/api/cases/${encodeURIComponent(of.case)}/documents/${encodeURIComponent(document)}?n=${n}`;
  const columns = useColumns((paper) => (
    <span className="yd-row">
      <a href={address(paper)} download>
        {words.get(paper.name)}
      </a>
      {language === 'en' ? (
        <a href={`${address(paper)}&language=en`} download aria-label={`${words.get(paper.name)} ${words.english}`}>
          {words.english}
        </a>
      ) : null}
    </span>
  ));
  const papers = query.data?.documents ?? [];
  if (query.error === null && papers.length === 0) return null;
  return (
    <Panel title={words.papers}>
      <ProblemView error={query.error} again={query.refetch} />
      {papers.length === 0 ? null : (
        <ShortTable<Paper> label={words.papers} columns={columns} rows={papers} rowKey={({ n }) => String(n)} />
      )}
    </Panel>
  );
}

/** The same for users with a link, whose token is in the request and in no address. */
export function LinkedPapers({ of, token }: { readonly of: CaseShown; readonly token: string }) {
  const words = usePageWords(papersWords);
  const asked = api.caseDocuments.linked.list.queryOptions({ input: { token } });
  const query = useQuery({ ...asked, queryKey: [...asked.queryKey, of.head] });
  const get = useMutation({
    mutationFn: async ({ document, n }: Paper) => {
      const { name, base64 } = await client.caseDocuments.linked.get({ token, document, n });
      saveWord(name, base64);
    },
  });
  const columns = useColumns((paper) => (
    <Button size="small" loading={get.isPending} onClick={() => get.mutate(paper)}>
      {words.get(paper.name)}
    </Button>
  ));
  const papers = query.data?.documents ?? [];
  if (papers.length === 0) return null;
  return (
    <Panel title={words.papers}>
      <ShortTable<Paper> label={words.papers} columns={columns} rows={papers} rowKey={({ n }) => String(n)} />
      <ProblemView error={get.error} />
    </Panel>
  );
}

function saveWord(name: string, base64: string): void {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.codePointAt(0) ?? 0);
  const address = URL.createObjectURL(new Blob([bytes]));
  const link = document.createElement('a');
  Object.assign(link, { href: address, download: name });
  link.click();
  URL.revokeObjectURL(address);
}
