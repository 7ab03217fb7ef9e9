import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { Choice } from '../../../ui/choice.tsx';
import { Field } from '../../../ui/field.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { kindActions, kinds } from './kinds.ts';
import type { Kind } from './kinds.ts';
import { importWords } from './words.ts';

/** If a file may be of several kinds nothing is preselected: what one of them leaves behind would be lost. */
export function WhichKind({
  several,
  onChoose,
}: {
  readonly several: readonly Kind[];
  readonly onChoose: (kind: Kind | undefined) => void;
}) {
  const { file, kind: names } = usePageWords(importWords);
  const { format } = useLanguage();
  return (
    <Panel title={file.whatItHolds}>
      <p role="alert">{file.whichKind(several.map((one) => names[one] ?? one).join(format.pause))}</p>
      <KindChoice kind={undefined} onChoose={onChoose} />
    </Panel>
  );
}

/** The kind of a file: as it was recognised, or nothing chosen yet. */
export function KindChoice({ kind, onChoose }: { readonly kind: Kind | undefined; readonly onChoose: (kind: Kind | undefined) => void }) {
  const own = usePageWords(importWords);
  const me = useMe();
  const allowed = kinds.filter((one) => one === kind || may(me, kindActions[one]));
  return (
    <Field label={own.file.kind} {...(kind === undefined ? {} : { hint: own.file.guessed })}>
      {({ id }) => (
        <Choice
          id={id}
          value={kind}
          none={own.file.choose}
          options={allowed.map((value) => ({ value, label: own.kind[value] ?? value }))}
          onChoose={onChoose}
        />
      )}
    </Field>
  );
}
