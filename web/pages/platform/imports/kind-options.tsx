import { useQuery } from '@tanstack/react-query';
import { api } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { Field } from '../../../ui/field.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { PlacePick } from '../../../ui/place-pick.tsx';
import { DateOrderChoice } from './date-order-choice.tsx';
import { DecimalsChoice } from './decimals-choice.tsx';
import { withOption } from './draft.ts';
import type { Draft } from './draft.ts';
import type { Kind } from './kinds.ts';
import { UnreadChoice } from './unread-choice.tsx';
import { importWords } from './words.ts';

/** The procedure for an import of cases, or the place for an import of a catalogue. */
export function KindOptions({
  kind,
  draft,
  change,
}: {
  readonly kind: Kind;
  readonly draft: Draft;
  readonly change: (draft: Draft) => void;
}) {
  const { file } = usePageWords(importWords);
  const { options } = draft;
  return (
    <Panel title={file.options}>
      <div className="yd-row">
        {kind === 'cases' ? (
          <Procedures value={options['procedure']} onChoose={(id) => change(withOption(draft, 'procedure', id))} />
        ) : (
          <div>
            <PlacePick
              label={file.catalogueOf}
              value={options['region']}
              none={file.ownCatalogue}
              onPick={(code) => change(withOption(draft, 'region', code))}
            />
            <p className="yd-quiet">{file.catalogueHint}</p>
          </div>
        )}
        <DecimalsChoice draft={draft} change={change} />
        <DateOrderChoice draft={draft} change={change} />
        <UnreadChoice draft={draft} change={change} />
      </div>
    </Panel>
  );
}

function Procedures({ value, onChoose }: { readonly value: string | undefined; readonly onChoose: (id: string | undefined) => void }) {
  const { file } = usePageWords(importWords);
  const list = useQuery(api.procedures.list.queryOptions({ input: {} }));
  return (
    <Field label={file.procedure} hint={file.procedureHint}>
      {(ids) => (
        <Choice
          id={ids.id}
          value={value}
          none={file.choose}
          options={(list.data?.procedures ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          onChoose={onChoose}
        />
      )}
    </Field>
  );
}
