import { useMemo, useState } from 'react';
import { textIn, useAddress } from '../../../ui/address.ts';
import { readDraft } from '../../desk/draft/draft-address.ts';

/** What is known of a building or project, in the form of the contract, the command line and its JSON files. */
export type Given = Readonly<Record<string, unknown>>;

const readIn = (given: Given) => ({
  in: textIn(given, 'in'),
  district: textIn(given, 'district'),
  stage: textIn(given, 'stage'),
  ...readDraft(given),
});

/** Longest input that goes into an address: browsers and servers accept about twice that. */
const longest = 4000;

/**
 * What is typed on a page: in its address, so that it can be shared; if it is too long for one, in the tab. A reload, an error or a visit
 * to another page loses nothing. @param page the key that it is kept under
 * @param under its name in the address
 */
export function useInput(page: string, under: 'in' | 'district' = 'in') {
  const name = `yaodong-rating ${page}`;
  const [at, go] = useAddress(readIn);
  const [kept, setKept] = useState(() => sessionStorage.getItem(name) ?? '');
  const text = at[under] ?? kept;
  const input = useMemo(() => parsed(text), [text]);
  /** @param beside other changes of the address */
  const set = (next: Given, beside: Partial<ReturnType<typeof readIn>> = {}): void => {
    const said = written(next);
    sessionStorage.setItem(name, said);
    setKept(said);
    go({ [under]: fitsAddress(said) && said !== '{}' ? said : undefined, ...beside }, { replace: true });
  };
  return { input, set, tooLong: !fitsAddress(text) };
}

export function fitsAddress(text: string): boolean {
  return encodeURIComponent(text).length <= longest;
}

/** Reads it back; anything but an object counts as empty, so that no address is invalid. */
export function parsed(text: string): Given {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Given) : {};
  } catch {
    return {};
  }
}

/** As JSON; empty values are left out. */
export function written(given: Given): string {
  return JSON.stringify(pruned(given) ?? {});
}

function pruned(value: unknown): unknown {
  if (value === null || value === '') return undefined;
  if (Array.isArray(value)) return value.map((one) => pruned(one) ?? {});
  if (typeof value !== 'object') return value;
  const entries = Object.entries(value).flatMap(([name, held]) => {
    const kept = pruned(held);
    return kept === undefined || (isEmpty(kept) && !isEmpty(held)) ? [] : [[name, kept] as const];
  });
  return Object.fromEntries(entries);
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

/** An object under a name; an empty one if there is none. */
export function objectIn(given: Given, name: string): Given {
  const value = given[name];
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Given) : {};
}

/** A list of objects under a name. */
export function listIn(given: Given, name: string): readonly Given[] {
  const value = given[name];
  return Array.isArray(value) ? value.map((one: unknown) => (typeof one === 'object' && one !== null ? (one as Given) : {})) : [];
}

/** The same with one field set, or removed. */
export function withField(given: Given, name: string, value: unknown): Given {
  const { [name]: _before, ...rest } = given;
  return value === undefined ? rest : { ...given, [name]: value };
}

/** One item of a score sheet, in any form that the file uses: `10`, `true`, or an object. */
export function itemIn(input: Given, code: string): Given {
  const value = objectIn(input, 'items')[code] ?? objectIn(input, 'controls')[code];
  if (typeof value === 'object' && value !== null) return value as Given;
  if (typeof value === 'boolean') return { met: value };
  return value === undefined ? {} : { score: value };
}

/** A score sheet with one item replaced. */
export function withItem(input: Given, code: string, item: Given): Given {
  const controls = withField(objectIn(input, 'controls'), code, undefined);
  const items = { ...objectIn(input, 'items'), [code]: item };
  return { ...withField(input, 'controls', Object.keys(controls).length === 0 ? undefined : controls), items };
}

/** Items that a file has as a list, by their code. */
export function itemsByCode(input: Given): Given {
  const of = (name: string): Given => {
    const list = listIn(input, name);
    return list.length === 0 ? {} : { [name]: Object.fromEntries(list.map(({ code, ...item }) => [String(code), item])) };
  };
  return { ...input, ...of('items'), ...of('controls') };
}
