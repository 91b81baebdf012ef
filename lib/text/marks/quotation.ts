/** A stretch between quotation marks. Offsets are UTF-16 code units; token indexes are into the tokens given. */
export type Quotation = {
  /** Index of the opening mark's token. */
  from: number;
  /** Index after the closing mark's token (or after the paragraph's last token where it is not closed). */
  to: number;
  /** Start of the opening mark and end of the closing one. */
  start: number;
  end: number;
  /** Start and end of the words inside, without the marks. */
  innerStart: number;
  innerEnd: number;
  closed: boolean;
  /**
   * True where the next paragraph reopens the quotation without this one having closed it: one speech over paragraphs.
   */
  continues: boolean;
  /** True where the previous paragraph `continues`. */
  continued: boolean;
  /** Single marks (‘ ’, ' '): more often titles and headlines than speech. */
  single: boolean;
};
