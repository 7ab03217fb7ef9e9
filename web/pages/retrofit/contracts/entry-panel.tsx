import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { useKnownAt } from '../../../ui/as-of.tsx';
import { Field } from '../../../ui/field.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { EntryFacts } from './entry-facts.tsx';
import { EntryLines } from './entry-lines.tsx';
import { fresh } from './fresh.ts';
import { PartyWords } from './party-words.tsx';
import type { Contract, Entry, Ledger } from './answers.ts';
import { contractsPageWords } from './words.ts';

/** An entry in full: its lines, which open, what both parties say about it, and its reversal. */
export function EntryPanel({ of, entry, ledger }: { readonly of: Contract; readonly entry: Entry; readonly ledger: Ledger }) {
  const words = usePageWords(contractsPageWords);
  const { format } = useLanguage();
  const known = useKnownAt();
  const reverses = may(useMe(), 'contract') && known.knownAt === undefined;
  const isStanding = entry.kind !== 'reversal' && ledger.entries.every((one) => one.reverses !== entry.entry);
  return (
    <Panel title={words.entryOf(format.count(entry.entry), words.entry[entry.kind])}>
      <div className="yd-stack">
        <EntryLines of={of} entry={entry} figures={ledger.figures.find((one) => one.entry === entry.entry)?.lines ?? []} />
        <EntryFacts of={of} entry={entry} />
        <PartyWords of={of} subject={{ about: 'entry', number: entry.entry }} />
        {reverses && isStanding ? <ReverseForm contract={of.contract} entry={entry.entry} /> : null}
      </div>
    </Panel>
  );
}

function ReverseForm({ contract, entry }: { readonly contract: string; readonly entry: number }) {
  const words = usePageWords(contractsPageWords);
  const [note, setNote] = useState('');
  const reverse = useMutation({
    mutationFn: () => client.contracts.reverse({ contract, entry, note: note.trim() }),
    onSuccess: async () => {
      setNote('');
      await fresh();
    },
  });
  return (
    <form
      aria-label={words.entry.reversal}
      className="yd-stack yd-no-print"
      onSubmit={(event) => {
        event.preventDefault();
        reverse.mutate();
      }}
    >
      <p className="yd-quiet">{words.reverseMeans}</p>
      <Field label={words.reverseNote}>
        {(ids) => <Input {...ids} value={note} maxLength={2000} onChange={({ target }) => setNote(target.value)} />}
      </Field>
      <ProblemView error={reverse.error} />
      <div>
        <Button danger htmlType="submit" loading={reverse.isPending} disabled={note.trim() === ''}>
          {words.entry.reversal}
        </Button>
      </div>
    </form>
  );
}
