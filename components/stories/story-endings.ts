/** Endings of the files that a story may come in: what the choice of files begins with. */
export const STORY_FILES = '.docx,.odt,.rtf,.pdf,.html,.htm,.md,.markdown,.txt,.eml,.json,.zip';
