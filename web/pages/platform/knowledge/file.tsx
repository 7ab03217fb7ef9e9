import { Link } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { textIn, useAddress } from '../../../ui/address.ts';
import { PageHeader } from '../../../ui/page-header.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { Editor } from './editor.tsx';
import { keyOf, supersedingText } from './entry.ts';
import { knowledgeWords } from './words.ts';

const readFile = (given: Readonly<Record<string, unknown>>) => ({
  name: textIn(given, 'name'),
  from: textIn(given, 'from'),
  kind: textIn(given, 'kind'),
});

const starting = 'kind: coefficient\nsource: {document: "", clause: ""}\nstatus: CITY\nentries:\n  - id: city/\n    version: 1\n    value: 1\n    unit: kgce/kWh\n';

/** A knowledge file of the city's own: a new one, an existing one, or one that supersedes an entry. */
export function KnowledgeFilePage() {
  const words = usePageWords(knowledgeWords);
  const [{ name, from, kind }] = useAddress(readFile);
  const file = useQuery(api.knowledge.files.get.queryOptions({ input: { name: name ?? '' }, enabled: name !== undefined, staleTime: Number.POSITIVE_INFINITY }));
  const list = useQuery(api.knowledge.list.queryOptions({ input: { kind: kind ?? '' }, enabled: from !== undefined }));
  const entry = list.data?.entries.find((one) => keyOf(one) === from);
  const wait = (name !== undefined && file.isPending) || (from !== undefined && list.isPending);
  const text = name === undefined ? (entry === undefined ? starting : supersedingText(entry)) : (file.data?.text ?? '');
  const error = file.error ?? list.error;
  return (
    <>
      <PageHeader title={words.editor.title}>
        <Link to="/knowledge" search={{}}>
          {words.files.all}
        </Link>
      </PageHeader>
      <ProblemView error={error} />
      {wait && error === null ? <Loading /> : null}
      {wait || error !== null ? null : <Editor key={`${name} ${from}`} name={name ?? nameFor(entry?.kind, from)} text={text} hash={file.data?.hash} />}
    </>
  );
}

/** The default name of a file that supersedes an entry. */
function nameFor(kind: string | undefined, from: string | undefined): string {
  if (kind === undefined || from === undefined) return '';
  return `${kind}/${from.replaceAll(/[^a-z0-9]+/giu, '-').toLowerCase()}.yaml`;
}
