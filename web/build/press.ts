/**
 * What can be pressed, with the core of the components below it, in one piece: nearly every page has it, and one page without it would
 * cut the piece in two for all, which weighs more than what that page saves.
 */
export const pressed = { name: 'pressed', test: /node_modules\/antd\/es\/button\// };
