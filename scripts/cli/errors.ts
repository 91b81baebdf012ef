/** The command was called in a way it does not understand. */
export class UsageError extends Error {}

/** A file or line that was given cannot be read. */
export class InputError extends Error {}
