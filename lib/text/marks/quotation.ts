/** A stretch between quotation marks. Offsets are UTF-16; token indices are into the tokens given. */
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
  /** True where the next paragraph opens again without this one having closed: one speech over paragraphs. */
  continues: boolean;
  /** True where the paragraph before was such a one. */
  continued: boolean;
  /** Single marks (‘ ’, ' '): titles and headlines more often than speech. */
  single: boolean;
};
