import { createContext } from 'react';

/** Whether a figure is a cell of a table: there it carries all digits, anywhere else it is said in the size of its unit that fits. */
export const InTable = createContext(false);
