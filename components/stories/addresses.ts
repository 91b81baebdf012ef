/** Addresses of pages that components link to, in one place. */
export const storiesAddress = '/stories';
export const newStoryAddress = '/stories/new';
export const storyAddress = (storyId: string) => `/stories/${storyId}`;
export const itemAddress = (storyId: string, itemId: string) => `/stories/${storyId}?item=${itemId}`;
export const reviseAddress = (storyId: string) => `/stories/${storyId}/revise`;
export const embedAddress = (storyId: string) => `/stories/${storyId}/embed`;
export const reportAddress = (slug: string) => `/reports/${slug}`;
/** What is taken of a story on paper; with what was said in threads where that is asked for. */
export const binderAddress = (
  storyId: string,
  file: 'binder.zip' | 'binder.pdf' | 'call-sheets.pdf',
  hasThreads = false,
) => `/api/stories/${storyId}/binder/${file}${hasThreads ? '?threads=1' : ''}`;
export const originalAddress = (storyId: string, revisionId: string) =>
  `/api/stories/${storyId}/revisions/${revisionId}/original`;
export const storyDraftAddress = (storyId: string, kind: string, withNotes: boolean) =>
  `/api/stories/${storyId}/word/${kind}.docx${withNotes ? '?notes=1' : ''}`;
export const storyTableAddress = (storyId: string, file: string) => `/api/stories/${storyId}/tables/${file}`;
