import { library } from './library.ts';
import { walks } from './walks.ts';

walks(library);
