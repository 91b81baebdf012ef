/** The record refers to the newsroom by this id, which no member, story or item can have. */
export const NEWSROOM = '00000000-0000-0000-0000-000000000001';
