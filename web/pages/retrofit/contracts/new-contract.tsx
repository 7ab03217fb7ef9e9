import { contractFormWords } from './form-words.ts';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api, client } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { useAddress } from '../../../ui/address.ts';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { Loading, TroublePage } from '../../../ui/states.tsx';
import { Tabs } from '../../../ui/tabs.tsx';
import { readNewContract } from './address.ts';
import { AmendFields, type Amending } from './amend-fields.tsx';
import { fresh } from './fresh.ts';
import { JsonTerms } from './json-terms.tsx';
import { draftOf, emptyDraft, termsOf, type Draft } from './terms-draft.ts';
import { TermsForm } from './terms-form.tsx';
import type { Contract } from './answers.ts';
import { contractsPageWords } from './words.ts';

/** Recording a contract, or amending one: in a form by type, or as JSON. */
export function NewContractPage() {
  const [{ amend }] = useAddress(readNewContract);
  return amend === undefined ? <Writing /> : <Amend contract={amend} />;
}

function Amend({ contract }: { readonly contract: string }) {
  const query = useQuery(api.contracts.show.queryOptions({ input: { contract } }));
  if (query.error !== null) return <TroublePage error={query.error} again={query.refetch} />;
  return query.data === undefined ? <Loading /> : <Writing of={query.data} />;
}

/** Sends the terms, of a new contract or of an amendment; then opens the contract. */
function useWrite(of: Contract | undefined, amending: Amending) {
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (terms: unknown) => {
      const written = { terms: terms as Record<string, unknown> };
      return of === undefined
        ? client.contracts.add(written)
        : client.contracts.amend({ contract: of.contract, ...written, from: amending.from, note: amending.note.trim() });
    },
    onSuccess: async ({ contract }) => {
      await fresh();
      await navigate({ to: '/contracts/$contract', params: { contract }, search: {} });
    },
  });
}

function Writing({ of }: { readonly of?: Contract }) {
  const words = usePageWords(contractsPageWords);
  const form = usePageWords(contractFormWords);
  const [at, go] = useAddress(readNewContract);
  const [draft, setDraft] = useState<Draft>(() => draftOf(of?.versions.at(-1)?.terms) ?? emptyDraft(at.type));
  const [amending, setAmending] = useState<Amending>({ from: of?.next?.from ?? of?.periods[0]?.from ?? of?.from ?? '', note: '' });
  const write = useWrite(of, amending);
  const view = (to: 'form' | 'json') => go({ view: to }, { replace: true });
  const title = of === undefined ? words.add : words.amendTitle(of.name);
  const sending = {
    draft,
    error: write.error,
    isBusy: write.isPending,
    label: of === undefined ? form.create : words.propose,
    isReady: of === undefined || (amending.from !== '' && amending.note.trim() !== ''),
  };
  const fill = (terms: Draft) => {
    setDraft(terms);
    view('form');
  };
  const asForm = () => <TermsForm {...sending} set={setDraft} isAmendment={of !== undefined} onSend={() => write.mutate(termsOf(draft))} />;
  const asJson = () => <JsonTerms {...sending} onSend={(terms) => write.mutate(terms)} toForm={fill} />;
  return (
    <>
      <PageHeader title={title} below={of === undefined ? form.means : words.amendMeans} />
      {of === undefined ? null : <AmendFields of={of} value={amending} set={setAmending} />}
      <Panel title={form.terms}>
        <Tabs
          label={title}
          active={at.view}
          onChoose={view}
          tabs={[
            { key: 'form', label: form.asForm, show: asForm },
            { key: 'json', label: form.asJson, show: asJson },
          ]}
        />
      </Panel>
    </>
  );
}
