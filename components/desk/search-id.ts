/** The field that `/` leads to, on the desk and in the list of stories. */
export const SEARCH_ID = 'desk-search';
