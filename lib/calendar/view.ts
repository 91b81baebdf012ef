/** What somebody's account says of their calendar; its link is shown once and never read again. */
export type OwnCalendar = {
  made: { at: string; hasHeadlines: boolean } | null;
  can: { make: boolean };
};
