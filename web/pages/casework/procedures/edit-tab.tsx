import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { lazy, Suspense, useDeferredValue, useEffect, useRef, useState } from 'react';
import { api, client, queryClient } from '../../../api.ts';
import { useFormat, useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { Alert } from '../../../ui/alert.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { Field } from '../../../ui/field.tsx';
import { FileInput } from '../../../ui/file-input.tsx';
import { FindingList } from '../../../ui/finding-list.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { ChangesTable } from './changes-table.tsx';
import { editWords } from './edit-words.ts';
import type { PlacedFault } from './editor-extensions.ts';
import type { EditorHandle } from './editor.tsx';
import { keepFile, keptFile, type EditedFile } from './kept-text.ts';
import { Picture } from './picture.tsx';
import { RunningCases } from './running-cases.tsx';

const Editor = lazy(async () => ({ default: (await import('./editor.tsx')).Editor }));

const empty: EditedFile = { name: 'procedure.yaml', text: '' };

/** Editing a procedure: a file opened or pasted, or the next version of one in force; checked while typing, drawn, compared. */
export function EditTab({ from, onFrom }: { readonly from: string | undefined; readonly onFrom: (id: string | undefined) => void }) {
  const words = usePageWords(editWords);
  const account = useMe()?.name ?? '';
  const [kept] = useState(() => keptFile(account));
  const [file, setFile] = useState<EditedFile>(kept ?? empty);
  const [isRestored, setRestored] = useState(kept !== null);
  const change = (next: EditedFile) => {
    setFile(next);
    keepFile(account, next.text.trim() === '' ? null : next);
  };
  const base = useQuery({ ...api.procedures.text.queryOptions({ input: { id: from ?? '' } }), enabled: from !== undefined });
  const taken = useRef<string>(undefined);
  useEffect(() => {
    if (base.data === undefined || from === taken.current || isRestored) return;
    taken.current = from;
    setFile({ name: base.data.name, text: base.data.next });
  }, [base.data, from, isRestored]);
  const discard = () => {
    setRestored(false);
    change(empty);
  };
  return (
    <Panel title={words.edit}>
      <div className="yd-stack">
        {isRestored ? (
          <Alert type="info" role="status" title={words.restored} action={<Button onClick={discard}>{words.discard}</Button>} />
        ) : null}
        <Sources
          from={from}
          onFrom={(id) => {
            setRestored(false);
            taken.current = undefined;
            onFrom(id);
          }}
          onFile={(chosen) => {
            setRestored(false);
            change(chosen);
          }}
        />
        <ProblemView error={base.error} />
        <Editing file={file} onChange={change} onSaved={() => keepFile(account, null)} />
      </div>
    </Panel>
  );
}

function Sources({
  from,
  onFrom,
  onFile,
}: {
  readonly from: string | undefined;
  readonly onFrom: (id: string | undefined) => void;
  readonly onFile: (file: EditedFile) => void;
}) {
  const words = usePageWords(editWords);
  const list = useQuery(api.procedures.list.queryOptions({ input: {} }));
  return (
    <div className="yd-row yd-row-top">
      <Field label={words.from} hint={words.fromHint}>
        {({ id }) => (
          <Choice
            id={id}
            value={from}
            none={words.none}
            options={(list.data?.procedures ?? []).map(({ id: value, name }) => ({ value, label: name }))}
            onChoose={onFrom}
          />
        )}
      </Field>
      <Field label={words.label.file} hint={words.fileHint}>
        {(ids) => (
          <FileInput
            {...ids}
            accept=".yaml,.yml"
            onceEach
            onFiles={([chosen]) => void chosen?.text().then((text) => onFile({ name: chosen.name, text }))}
          />
        )}
      </Field>
    </div>
  );
}

function Editing({
  file,
  onChange,
  onSaved,
}: {
  readonly file: EditedFile;
  readonly onChange: (file: EditedFile) => void;
  readonly onSaved: () => void;
}) {
  const words = usePageWords(editWords);
  const { language } = useLanguage();
  const editor = useRef<EditorHandle>(null);
  const settled = useSettled(useDeferredValue(file));
  const isEmpty = settled.text.trim() === '';
  const query = useQuery({
    ...api.procedures.edited.queryOptions({ input: { ...settled, language } }),
    enabled: !isEmpty,
    placeholderData: keepPreviousData,
    gcTime: 60_000,
  });
  const sound = isEmpty ? null : (query.data?.sound ?? null);
  const faults = isEmpty || sound !== null ? noFaults : placedIn(query.data?.findings ?? []);
  const isCurrent = settled.text === file.text && !query.isFetching && !query.isPlaceholderData;
  return (
    <>
      <div className="yd-editing">
        <div className="yd-stack">
          <Suspense fallback={<Loading />}>
            <Editor ref={editor} text={file.text} faults={faults} label={words.editor} onChange={(text) => onChange({ ...file, text })} />
          </Suspense>
          <p className="yd-quiet">{words.kept}</p>
          <ProblemView error={query.error} />
          <Faults
            faults={faults}
            isWaiting={!isEmpty && !isCurrent}
            isSound={sound !== null}
            onGo={(at) => editor.current?.goTo(at.line, at.column)}
          />
        </div>
        {sound === null ? null : <Picture svg={sound.svg} name={sound.id} />}
      </div>
      {sound === null ? null : (
        <>
          <p>{words.sound(sound.id, sound.version, sound.states, sound.transitions)}</p>
          <FindingList findings={query.data?.findings ?? []} />
          {sound.against === null ? null : (
            <section className="yd-stack" aria-label={words.changes(sound.against)}>
              <h3>{words.changes(sound.against)}</h3>
              <ChangesTable label={words.changes(sound.against)} changes={sound.changes} />
            </section>
          )}
          <RunningCases file={settled} isSound={isCurrent} />
        </>
      )}
      <Saving file={file} sound={isCurrent ? sound : null} onSaved={onSaved} />
    </>
  );
}

const noFaults: readonly PlacedFault[] = [];

type Findings = Awaited<ReturnType<typeof client.procedures.edited>>['findings'];
const placed = new WeakMap<Findings, readonly PlacedFault[]>();

/** Faults with their places; the same list for the same answer, so that marks are not redrawn at each key. */
function placedIn(findings: Findings): readonly PlacedFault[] {
  const had = placed.get(findings);
  if (had !== undefined) return had;
  const made = findings.map(({ detail, evidence }) => ({
    line: Number(evidence['line'] ?? 1),
    column: Number(evidence['column'] ?? 1),
    detail,
  }));
  placed.set(findings, made);
  return made;
}

/** The last value, once it has not changed for a moment. */
function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), 350);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

function Faults({
  faults,
  isWaiting,
  isSound,
  onGo,
}: {
  readonly faults: readonly PlacedFault[];
  readonly isWaiting: boolean;
  readonly isSound: boolean;
  readonly onGo: (fault: PlacedFault) => void;
}) {
  const words = usePageWords(editWords);
  const format = useFormat();
  const said = isWaiting ? words.waiting : faults.length > 0 ? words.faults(format.count(faults.length)) : isSound ? words.noFaults : '';
  return (
    <div>
      <p role="status">
        <strong>{said}</strong>
      </p>
      {faults.length === 0 ? null : (
        <ol className="yd-marks-list">
          {faults.map((fault) => (
            <li key={`${fault.line} ${fault.column} ${fault.detail}`}>
              <Button type="link" size="small" onClick={() => onGo(fault)}>
                {words.at(fault.line, fault.column)}
              </Button>{' '}
              {fault.detail}
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}

type Sound = Awaited<ReturnType<typeof client.procedures.edited>>['sound'];

function Saving({ file, sound, onSaved }: { readonly file: EditedFile; readonly sound: Sound; readonly onSaved: () => void }) {
  const words = usePageWords(editWords);
  const keeps = may(useMe(), 'knowledge');
  const add = useMutation({
    mutationFn: (of: EditedFile) => client.procedures.add(of),
    onSuccess: async () => {
      onSaved();
      await queryClient.invalidateQueries({ queryKey: api.procedures.key() });
    },
  });
  if (!keeps) return null;
  const isSaved = add.isSuccess && add.variables.text === file.text;
  const isTaken = sound !== null && sound.version < sound.next && !isSaved;
  return (
    <>
      {isTaken ? <Alert type="warning" role="status" title={words.wrongVersion(sound.next)} /> : null}
      <div className="yd-row">
        <Button type="primary" disabled={sound === null || isTaken || isSaved} loading={add.isPending} onClick={() => add.mutate(file)}>
          {words.add}
        </Button>
      </div>
      {add.variables?.text === file.text ? <ProblemView error={add.error} /> : null}
      {isSaved ? <Alert type="success" role="status" title={words.added(add.data.version)} /> : null}
    </>
  );
}
