/**
 * Buttons, with the core of the components below them, in one piece: nearly every page has them, and one page without would split the piece
 * in two for all, which weighs more than what that page saves.
 */
export const pressed = { name: 'pressed', test: /node_modules\/antd\/es\/button\// };
