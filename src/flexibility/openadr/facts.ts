/** Of business logic (`bl`) every object may be read; of a VEN its own, and what is meant for it. */
export const clientRoles = ['bl', 'ven'] as const;

export type ClientRole = (typeof clientRoles)[number];

/** Who asks the OpenADR server. */
export type OpenAdrClient = { readonly id: string; readonly role: ClientRole };

/** The kinds of objects of OpenADR 3.1.0. */
export const objectTypes = ['PROGRAM', 'EVENT', 'REPORT', 'SUBSCRIPTION', 'VEN', 'RESOURCE'] as const;

export type ObjectType = (typeof objectTypes)[number];

/** Where the OpenADR server answers: below the program's own address. */
export const openAdrPath = '/openadr3/3.1.0';
