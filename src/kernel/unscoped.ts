// Why a store function does not limit its rows by the requester's scope. Each store function takes either a `Scope`, which it binds in its
// SQL, or one of these three reasons, which its callers name: one with neither does not pass the linter (`lint/scope-or-reason.ts`).

/** The caller has applied the scope: what it names was found visible before, or what it gets is filtered before it is shown. */
export type CheckedByCaller = { readonly unscoped: 'checked by the caller' };

/** Everyone who may ask gets the same answer: places, standards, weather, what was published. */
export type SameForAll = { readonly unscoped: 'the same for all' };

/** All rows count, whoever asks: locks, numbers, duplicates, and the program's own work. */
export type WholeProgram = { readonly unscoped: 'the whole program' };

export const checkedByCaller: CheckedByCaller = { unscoped: 'checked by the caller' };
export const sameForAll: SameForAll = { unscoped: 'the same for all' };
export const wholeProgram: WholeProgram = { unscoped: 'the whole program' };
