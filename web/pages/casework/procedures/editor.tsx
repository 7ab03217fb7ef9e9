import { setDiagnostics } from '@codemirror/lint';
import { EditorView } from '@codemirror/view';
import { useEffect, useImperativeHandle, useRef, useState } from 'react';
import type { Ref } from 'react';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { diagnosticOf, editorExtensions, type PlacedFault } from './editor-extensions.ts';
import { meaningAt, type Meaning } from './file-hints.ts';
import { editWords } from './edit-words.ts';

/** What a page can do with the editor from outside. */
export type EditorHandle = { readonly goTo: (line: number, column: number) => void };

/** The text of a procedure, editable: the meaning of the place at the cursor is shown below, for users without a pointer. */
export function Editor({
  text,
  faults,
  label,
  ref,
  onChange,
}: {
  readonly text: string;
  readonly faults: readonly PlacedFault[];
  readonly label: string;
  readonly ref: Ref<EditorHandle>;
  readonly onChange: (text: string) => void;
}) {
  const words = usePageWords(editWords);
  const { box, view, here } = useEditor(text, faults, label, onChange);
  useImperativeHandle(ref, () => ({
    goTo: (line, column) => {
      const { current } = view;
      if (current === undefined) return;
      const { from } = diagnosticOf(current.state.doc, { line, column, detail: '' });
      current.dispatch({ selection: { anchor: from }, effects: EditorView.scrollIntoView(from, { y: 'center' }) });
      current.focus();
    },
  }));
  return (
    <div>
      <div ref={box} />
      <p className="yd-quiet">
        {here === null ? (
          words.keys
        ) : (
          <>
            <code>{here.text}</code> {here.means}
          </>
        )}
      </p>
    </div>
  );
}

/** The editor in its box: recreated for another language, its text and faults those of the page. */
function useEditor(text: string, faults: readonly PlacedFault[], label: string, onChange: (text: string) => void) {
  const { language } = useLanguage();
  const words = usePageWords(editWords);
  const box = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(undefined);
  const told = useRef(onChange);
  const first = useRef(text);
  const [here, setHere] = useState<Meaning | null>(null);
  useEffect(() => {
    told.current = onChange;
    first.current = text;
  });
  useEffect(() => {
    const made = new EditorView({
      doc: first.current,
      parent: box.current as HTMLDivElement,
      extensions: [
        editorExtensions(label, language, words.phrases),
        EditorView.updateListener.of(({ docChanged, selectionSet, state }) => {
          if (docChanged) told.current(state.doc.toString());
          if (docChanged || selectionSet) setHere(meaningAt(state.doc.toString(), state.selection.main.head, language));
        }),
      ],
    });
    view.current = made;
    return () => made.destroy();
  }, [label, language, words]);
  useEffect(() => {
    const { current } = view;
    if (current !== undefined && current.state.doc.toString() !== text)
      current.dispatch({ changes: { from: 0, to: current.state.doc.length, insert: text } });
  }, [text]);
  useEffect(() => {
    const { current } = view;
    current?.dispatch(
      setDiagnostics(
        current.state,
        faults.map((fault) => diagnosticOf(current.state.doc, fault)),
      ),
    );
  }, [faults, label, language]);
  return { box, view, here };
}
