/** Business logic (`bl`) may read every object; a VEN its own, and those addressed to it. */
export const clientRoles = ['bl', 'ven'] as const;

export type ClientRole = (typeof clientRoles)[number];

/** A client of the OpenADR server. */
export type OpenAdrClient = { readonly id: string; readonly role: ClientRole };

/** The kinds of objects of OpenADR 3.1.0. */
export const objectTypes = ['PROGRAM', 'EVENT', 'REPORT', 'SUBSCRIPTION', 'VEN', 'RESOURCE'] as const;

export type ObjectType = (typeof objectTypes)[number];

/** The path of the OpenADR server, below the program's own address. */
export const openAdrPath = '/openadr3/3.1.0';
