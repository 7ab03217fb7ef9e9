import { autocompletion, completionKeymap, type CompletionContext, type CompletionResult } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { yaml } from '@codemirror/lang-yaml';
import { bracketMatching, indentUnit, syntaxHighlighting } from '@codemirror/language';
import { lintGutter, lintKeymap, type Diagnostic } from '@codemirror/lint';
import { EditorState, type Extension, type Text } from '@codemirror/state';
import { EditorView, highlightActiveLine, hoverTooltip, keymap, lineNumbers } from '@codemirror/view';
import { classHighlighter } from '@lezer/highlight';
import { hintsAt, meaningAt } from './file-hints.ts';

type Language = 'zh' | 'en';

/** A fault and its place; both count from 1. */
export type PlacedFault = { readonly line: number; readonly column: number; readonly detail: string };

/** The nonce of this response: styles created in the page carry it. */
const nonce = document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce ?? '';

/** The editor of a procedure: completion and meanings by place, faults next to their lines, undo. Tab leaves it, as it does any box. */
export function editorExtensions(label: string, language: Language, phrases: Readonly<Record<string, string>>): Extension {
  return [
    lineNumbers(),
    highlightActiveLine(),
    history(),
    bracketMatching(),
    indentUnit.of('  '),
    yaml(),
    syntaxHighlighting(classHighlighter),
    autocompletion({ override: [(context) => completions(context, language)], icons: false }),
    hoverTooltip((view, position) => meaning(view, position, language)),
    lintGutter(),
    keymap.of([...completionKeymap, ...historyKeymap, ...lintKeymap, ...defaultKeymap]),
    EditorState.phrases.of(phrases),
    EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'false', tabindex: '0' }),
    EditorView.cspNonce.of(nonce),
    typedOver,
    look,
  ];
}

/** A fault is marked from its place to the end of the word there. */
export function diagnosticOf(document: Text, { line, column, detail }: PlacedFault): Diagnostic {
  const at = document.line(Math.min(Math.max(line, 1), document.lines));
  const from = Math.min(at.from + column - 1, at.to);
  const word = /^[^\s,:[\]{}]+/u.exec(document.sliceString(from, at.to))?.[0].length ?? 0;
  return { from, to: Math.min(from + Math.max(word, 1), document.length), severity: 'error', message: detail };
}

function completions({ state, pos, explicit }: CompletionContext, language: Language): CompletionResult | null {
  const found = hintsAt(state.doc.toString(), pos, language);
  if (found === null || (!explicit && found.from === pos && !/[\s{[,]/u.test(state.sliceDoc(pos - 1, pos)))) return null;
  if (!explicit && found.from === pos && /\n/u.test(state.sliceDoc(pos - 1, pos))) return null;
  return {
    from: found.from,
    to: found.to,
    options: found.hints.map(({ text, means, isKey }) => ({
      label: text,
      detail: means,
      apply: isKey && state.sliceDoc(found.to, found.to + 1) !== ':' ? `${text}: ` : text,
    })),
    validFor: /^[\p{L}\p{N}_$.\-/]*$/u,
  };
}

function meaning(view: EditorView, position: number, language: Language) {
  const found = meaningAt(view.state.doc.toString(), position, language);
  if (found === null) return null;
  const { from, to, text, means } = found;
  return {
    pos: from,
    end: to,
    create: () => {
      const dom = document.createElement('div');
      dom.className = 'yd-editor-meaning';
      const name = document.createElement('code');
      name.textContent = text;
      dom.append(name, ` ${means}`);
      return { dom };
    },
  };
}

/**
 * Text typed over a selection is inserted by the editor: the browser would carry over the colours of the replaced text as a style, which
 * the page's policy refuses.
 */
const typedOver = EditorView.domEventHandlers({
  beforeinput(event, view) {
    const isOver = event.inputType === 'insertText' && event.data !== null && !view.composing && !view.state.selection.main.empty;
    if (!isOver) return false;
    event.preventDefault();
    view.dispatch(view.state.replaceSelection(event.data ?? ''), { userEvent: 'input.type', scrollIntoView: true });
    return true;
  },
});

const look = EditorView.theme({
  '&': {
    fontSize: '13px',
    color: 'var(--yd-text)',
    backgroundColor: 'var(--yd-panel)',
    border: '1px solid var(--yd-control)',
    borderRadius: '6px',
  },
  '&.cm-focused': { outline: '2px solid var(--yd-primary)', outlineOffset: '1px' },
  '.cm-scroller': {
    fontFamily: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
    lineHeight: '1.6',
    minHeight: '320px',
    maxHeight: '70vh',
  },
  '.cm-content': { caretColor: 'var(--yd-text)' },
  '.cm-gutters': { backgroundColor: 'var(--yd-ground)', color: 'var(--yd-quiet)', borderRight: '1px solid var(--yd-edge)' },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'var(--yd-raised)' },
  '&.cm-focused .cm-matchingBracket': { backgroundColor: 'var(--yd-infoGround)', outline: '1px solid var(--yd-control)' },
  '.cm-tooltip': {
    color: 'var(--yd-text)',
    backgroundColor: 'var(--yd-panel)',
    border: '1px solid var(--yd-control)',
    borderRadius: '6px',
    maxWidth: 'min(520px, 90vw)',
  },
  '.cm-tooltip .yd-editor-meaning': { padding: '6px 10px' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'inherit', maxHeight: '14em' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '4px 8px' },
  '.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    color: 'var(--yd-text) !important',
    backgroundColor: 'var(--yd-raised) !important',
  },
  '.cm-completionLabel': { fontFamily: 'ui-monospace, Consolas, monospace' },
  '.cm-completionDetail': { color: 'var(--yd-quiet)', fontStyle: 'normal', marginInlineStart: '12px' },
  '.cm-diagnostic-error': { borderInlineStart: '4px solid var(--yd-error)', color: 'var(--yd-text)' },
  '.cm-lintRange-error': { backgroundImage: 'none', textDecoration: 'underline wavy var(--yd-error)' },
  '.tok-propertyName': { color: 'var(--yd-primary)' },
  '.tok-string, .tok-string2': { color: 'var(--yd-link)' },
  '.tok-comment': { color: 'var(--yd-quiet)', fontStyle: 'italic' },
  '.tok-meta, .tok-keyword': { color: 'var(--yd-warning)' },
});
