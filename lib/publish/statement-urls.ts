/** Where the files of a statement are, absolute. */

export type StatementUrls = {
  /** Its lasting address. */
  page: string;
  /** To be embedded. */
  card: string;
  oembed: string;
};

/**
 * @param base where readers find this Stet, without a slash at its end
 * @param id the statement's
 */
export function statementUrls(base: string, id: string): StatementUrls {
  const page = `${base}/statements/${id}`;
  return {
    page,
    card: `${base}/cards/${id}`,
    oembed: `${base}/oembed?url=${encodeURIComponent(page)}&format=json`,
  };
}

/** Where readers find this Stet, by the address of one of its reports. */
export function baseOf(reportUrl: string): string {
  return reportUrl.slice(0, reportUrl.lastIndexOf('/reports/'));
}
