/** Where something stands in a text; line and column start at 1. */
type Place = { readonly line: number; readonly column: number };

/** What may come next: inside an object a name first, then its value. */
type Next = 'value' | 'value-or-end' | 'name' | 'name-or-end' | 'colon' | 'comma-or-end' | 'nothing';

const blanks = /[\t\n\r ]*/uy;
const string = /"[^"\\\u0000-\u001f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\u0000-\u001f]*)*"/uy;
const scalar = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.+-])/uy;

/**
 * Where a text stops being JSON; null if it is JSON. The language's own parser says so in words of its own, and not always where.
 * @example jsonFaultAt('{"a": 1,}') // { line: 1, column: 9 }
 */
export function jsonFaultAt(text: string): Place | null {
  const at = faultIn(text);
  if (at === null) return null;
  const before = text.slice(0, at);
  return { line: before.split('\n').length, column: at - before.lastIndexOf('\n') };
}

function faultIn(text: string): number | null {
  const open: ('{' | '[')[] = [];
  let next: Next = 'value';
  for (let at = pass(blanks, text, 0); at < text.length; at = pass(blanks, text, at)) {
    const step = stepFrom(text, at, next, open);
    if (step === null) return at;
    [at, next] = [step.to, step.next];
  }
  return next === 'nothing' ? null : text.length;
}

type Step = { readonly to: number; readonly next: Next };

/** Reads one sign, string or scalar; null if it may not stand there. */
function stepFrom(text: string, at: number, next: Next, open: ('{' | '[')[]): Step | null {
  const sign = text[at] as string;
  const to = at + 1;
  if (sign === '}' || sign === ']') return closes(sign, next, open) ? { to, next: afterValue(open) } : null;
  if (next === 'colon') return sign === ':' ? { to, next: 'value' } : null;
  if (next === 'comma-or-end') return sign === ',' ? { to, next: open.at(-1) === '{' ? 'name' : 'value' } : null;
  if (next === 'name' || next === 'name-or-end') return sign === '"' ? found(string, text, at, 'colon') : null;
  if (next === 'nothing') return null;
  if (sign === '{' || sign === '[') {
    open.push(sign);
    return { to, next: sign === '{' ? 'name-or-end' : 'value-or-end' };
  }
  return found(sign === '"' ? string : scalar, text, at, afterValue(open));
}

/** Whether a bracket closes what is open; it is then open no more. */
function closes(sign: '}' | ']', next: Next, open: ('{' | '[')[]): boolean {
  const isDue = next === 'comma-or-end' || next === (sign === '}' ? 'name-or-end' : 'value-or-end');
  if (!isDue || open.at(-1) !== (sign === '}' ? '{' : '[')) return false;
  open.pop();
  return true;
}

const afterValue = (open: readonly unknown[]): Next => (open.length === 0 ? 'nothing' : 'comma-or-end');

function found(form: RegExp, text: string, at: number, next: Next): Step | null {
  const to = pass(form, text, at);
  return to === at ? null : { to, next };
}

/** Where a form ends that begins here; the same place if it does not. */
function pass(form: RegExp, text: string, at: number): number {
  form.lastIndex = at;
  return form.test(text) ? form.lastIndex : at;
}
